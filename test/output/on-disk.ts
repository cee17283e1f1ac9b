import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeHost } from '../../src/host/node.ts';
import type { Host } from '../../src/model/host.ts';

export const host: Host = nodeHost({});

/** A folder with a folder `docs`, that goes with the test. */
export function repository(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backlogic-write-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'docs'));
  return root;
}

/** A host of the disk that lays a link from `folder` to `outside` before its nth call; the folder itself is put `away`. */
export function attacked(
  root: string,
  folder: string,
  outside: string,
  nth: number,
): { host: Host; calls: () => number } {
  let calls = 0;
  const around = <A extends unknown[], R>(method: (...parameters: A) => R) => {
    return (...parameters: A): R => {
      calls += 1;
      if (calls === nth) {
        renameSync(join(root, folder), join(root, 'away'));
        symlinkSync(outside, join(root, folder));
      }
      return method(...parameters);
    };
  };
  const wrapped = Object.entries(host).map(([name, value]) => [
    name,
    typeof value === 'function' && !['now', 'secretName'].includes(name) ? around(value) : value,
  ]);
  return { host: Object.fromEntries(wrapped) as Host, calls: () => calls };
}

/** Every file below a folder. */
export function everything(folder: string): { [path: string]: string } {
  const found: { [path: string]: string } = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(folder.length + 1)] = readFileSync(path, 'utf8');
  }
  return found;
}
