import { type Compilation, compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { memoryHost } from '../../src/host/memory.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Host } from '../../src/model/host.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { Sources } from '../../src/model/sources.ts';
import { readSources } from '../../src/sources/read.ts';
import { checkout } from './checkout.ts';

/** Files of a repository that says nothing to backlogic but what it has. Values that are no text are written as JSON. */
export type Found = { readonly [path: string]: JsonValue };

/** A file of code that is no stub. */
export const code: string = '// code\n'.repeat(60);

/** The host of a repository as it is found: no configuration, unless it is among the files. */
export function foundHost(files: Found): Host {
  const texts = Object.entries(files).map(([path, value]) => [
    `/repo/${path}`,
    typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  ]);
  const memory = memoryHost({ '/repo/.git/HEAD': '', ...Object.fromEntries(texts) });
  const disk = nodeHost({});
  const at = (path: string): Host => (path.startsWith(checkout) ? disk : memory);
  return {
    ...memory,
    readText: (path) => at(path).readText(path),
    stat: (path) => at(path).stat(path),
    list: (path) => at(path).list(path),
    realPath: (path) => at(path).realPath(path),
  };
}

/** What the sources of a found repository are. */
export function foundSources(files: Found): { sources: Sources; findings: Finding[] } {
  const host = foundHost(files);
  const { config, findings } = loadConfig({ cwd: '/repo' }, host);
  if (!config) throw new Error(JSON.stringify(findings));
  return readSources(config, host);
}

/** A found repository, compiled. */
export function found(files: Found): Compilation {
  const host = foundHost(files);
  const { config, findings } = loadConfig({ cwd: '/repo' }, host);
  if (!config) throw new Error(JSON.stringify(findings));
  return compile(config, host);
}
