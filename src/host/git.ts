import { spawnSync } from 'node:child_process';
import { type DirectoryEntry, type Host, HostError } from '../model/host.ts';
import { decodeText } from './decode.ts';
import { textLimit } from './node.ts';

/**
 * A repository's own settings can name commands, and a change can bring a folder along that has the form of a repository. Only
 * what is already there is read: no remote is asked for what is missing, by no transport, and no hook or monitor is started.
 */
const closed = [
  '-c',
  'safe.bareRepository=explicit',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
];
const closedEnvironment = { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };

/**
 * The files below `root` as they were at a git revision; everything outside `root` comes from `base`. Read-only.
 * Throws a `HostError` with code `EGIT` when git, the repository or the revision is not there; its message is git's own, and empty
 * where git only says no.
 */
export function gitHost(root: string, revision: string, base: Host): Host {
  const bytes = (...args: string[]): Buffer => {
    const run = spawnSync('git', ['-C', root, ...closed, ...args], {
      maxBuffer: 1 << 30,
      env: { ...process.env, ...closedEnvironment },
    });
    if (run.error || run.status !== 0)
      throw new HostError('EGIT', (run.stderr?.toString() || (run.error?.message ?? '')).trim());
    return run.stdout;
  };
  const git = (...args: string[]): string => bytes(...args).toString();
  // A revision is a word of the command line: one that looks like an option must not become one.
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`).trim();
  const files = new Map<string, { object: string; size: number }>();
  const folders = new Map<string, Map<string, DirectoryEntry['kind']>>([[root, new Map()]]);
  for (const line of git('ls-tree', '-r', '-l', '-z', commit).split('\0')) {
    const [meta = '', path] = line.split('\t');
    const [mode, type, object, size] = meta.split(/ +/);
    if (path === undefined || type !== 'blob' || object === undefined || mode === '120000') continue;
    files.set(`${root}/${path}`, { object, size: Number(size) });
    const parts = path.split('/');
    for (let depth = 0, folder = root; depth < parts.length; depth += 1) {
      const name = parts[depth] ?? '';
      const entries = folders.get(folder) ?? new Map();
      entries.set(name, depth === parts.length - 1 ? 'file' : 'directory');
      folders.set(folder, entries);
      folder = `${folder}/${name}`;
    }
  }
  const inside = (path: string): boolean => path === root || path.startsWith(`${root}/`);
  const bare = (path: string): string => (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
  const bytesOf = (path: string): Buffer => {
    const file = files.get(path);
    if (!file) throw new HostError(folders.has(bare(path)) ? 'EISDIR' : 'ENOENT', path);
    if (file.size > textLimit) throw new HostError('EFBIG', path);
    return bytes('cat-file', 'blob', file.object);
  };
  const readOnly = (path: string): never => {
    throw new HostError('EROFS', path);
  };
  return {
    ...base,
    readText(path) {
      return inside(path) ? decodeText(bytesOf(path)) : base.readText(path);
    },
    readPieces(path) {
      return inside(path) ? [bytesOf(path)] : base.readPieces(path);
    },
    stat(path) {
      if (!inside(path)) return base.stat(path);
      const file = files.get(bare(path));
      if (file) return { kind: 'file', size: file.size };
      return folders.has(bare(path)) ? { kind: 'directory', size: 0 } : null;
    },
    list(path) {
      if (!inside(path)) return base.list(path);
      const entries = folders.get(bare(path));
      if (!entries) throw new HostError('ENOENT', path);
      return [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    realPath(path) {
      if (!inside(path)) return base.realPath(path);
      if (files.has(bare(path)) || folders.has(bare(path))) return bare(path);
      throw new HostError('ENOENT', path);
    },
    makeDirectory: readOnly,
    writeNew: readOnly,
    appendText: readOnly,
    createText: readOnly,
    link: readOnly,
    rename: readOnly,
    remove: readOnly,
  };
}
