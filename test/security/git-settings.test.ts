import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitHost } from '../../src/host/git.ts';
import { nodeHost } from '../../src/host/node.ts';
import { HostError } from '../../src/model/host.ts';
import { scratch } from '../support/cli.ts';

/** A repository with one commit of one file, whose settings would start a command as soon as git asks a remote for something. */
function repository(settings: string): { root: string; owned: string } {
  const root = scratch();
  const owned = join(root, 'owned');
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  git('init', '-q', '.');
  writeFileSync(join(root, 'a.txt'), 'a\n');
  git('add', '.');
  git('commit', '-qm', 'a');
  const blob = git('rev-parse', 'HEAD:a.txt').trim();
  writeFileSync(join(root, '.git/config'), settings.replaceAll('OWNED', owned), { flag: 'a' });
  rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  return { root, owned };
}

const promisor =
  '[core]\nrepositoryformatversion = 1\n[extensions]\npartialClone = origin\n[remote "origin"]\npromisor = true\n';

describe('settings of a repository that start a command', () => {
  test.each([
    [
      'of a remote that git would ask for what is missing',
      `${promisor}url = ssh://host/x\n[core]\nsshCommand = touch OWNED;\n`,
    ],
    ['of a transport', `${promisor}url = ext::touch% OWNED\n[protocol "ext"]\nallow = always\n`],
    ['of a program that serves a folder', `${promisor}url = .\nuploadpack = touch OWNED;\n`],
    ['of a monitor of files', `[core]\nfsmonitor = touch OWNED;\n`],
  ])('are not obeyed: %s', (_, settings) => {
    const { root, owned } = repository(settings);
    expect(() => gitHost(root, 'HEAD', nodeHost()).readText(`${root}/a.txt`)).toThrow();
    expect(existsSync(owned)).toBe(false);
  });

  test('are not taken from a folder that a change brings along in the form of a repository', () => {
    const { root } = repository('');
    const planted = join(root, 'planted');
    execFileSync('git', ['init', '-q', '--bare', planted]);
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', planted, ...args], { encoding: 'utf8' });
    const tree = git('hash-object', '-w', '-t', 'tree', '/dev/null').trim();
    git(
      'update-ref',
      'HEAD',
      git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit-tree', '-m', 'a', tree).trim(),
    );
    expect(git('rev-parse', 'HEAD')).toMatch(/^[0-9a-f]{40}/);
    expect(() => gitHost(planted, 'HEAD', nodeHost())).toThrow(HostError);
  });
});
