import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitHost } from '../../src/host/git.ts';
import { nodeHost, textLimit } from '../../src/host/node.ts';
import { scratch } from '../support/cli.ts';

function committed(fill: (root: string) => void): string {
  const root = scratch();
  const git = (...args: string[]): Buffer =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      stdio: 'pipe',
    });
  git('init', '-q', '.');
  fill(root);
  git('add', '.');
  git('commit', '-qm', 'a');
  return root;
}

test('a file at a revision has the text and the bytes that it has there, in any encoding', () => {
  const wide = Buffer.from('\uFEFFfeature – ä', 'utf16le');
  const root = committed((folder) => writeFileSync(join(folder, 'a.txt'), wide));
  writeFileSync(join(root, 'a.txt'), 'something else since');
  const host = gitHost(root, 'HEAD', nodeHost());
  expect(host.readText(`${root}/a.txt`)).toBe('\uFEFFfeature – ä');
  expect(Buffer.concat([...host.readPieces(`${root}/a.txt`)])).toEqual(wide);
  expect(() => [...host.readPieces(`${root}/b.txt`)]).toThrow('ENOENT');
});

test('a file at a revision that is too long is refused as one on the disk is', { timeout: 120_000 }, () => {
  const root = committed((folder) => {
    writeFileSync(join(folder, 'a.txt'), '');
    truncateSync(join(folder, 'a.txt'), textLimit + 1);
  });
  expect(() => gitHost(root, 'HEAD', nodeHost()).readText(`${root}/a.txt`)).toThrow('EFBIG');
});
