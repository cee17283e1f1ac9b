import { type MemoryHost, memoryHost } from '../src/host/memory.ts';
import { nodeHost } from '../src/host/node.ts';
import type { Host } from '../src/model/host.ts';
import type { Files } from './files.ts';

/** The root that a fuzzed repository stands at. */
export const root = '/repository';

/** A host with the files at `root`, and the package's own folders read-only from the disk, each file once a process. */
export function fuzzHost(files: Files, checkout: string): MemoryHost {
  const memory = memoryHost(Object.fromEntries([...files].map(([path, text]) => [`${root}/${path}`, text])));
  const disk = cached(nodeHost({}));
  const at = (path: string): Host => (path === checkout || path.startsWith(`${checkout}/`) ? disk : memory);
  return {
    ...memory,
    readText: (path) => at(path).readText(path),
    stat: (path) => at(path).stat(path),
    list: (path) => at(path).list(path),
    realPath: (path) => at(path).realPath(path),
  };
}

const known = new Map<string, unknown>();

function cached(host: Host): Host {
  const once =
    <R>(name: string, ask: (path: string) => R) =>
    (path: string): R => {
      const key = `${name} ${path}`;
      if (!known.has(key)) known.set(key, ask(path));
      return known.get(key) as R;
    };
  return {
    ...host,
    readText: once('read', host.readText),
    stat: once('stat', host.stat),
    list: once('list', host.list),
    realPath: once('real', host.realPath),
  };
}
