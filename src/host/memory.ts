import { type DirectoryEntry, type Host, HostError } from '../model/host.ts';

/** A memory host's files can be looked at and changed between runs. */
export interface MemoryHost extends Host {
  /** Absolute path → text. Folders exist where a file lies below them. */
  readonly files: Map<string, string>;
}

/** A file system in memory, for tests and for callers that have no disk. Paths are absolute, with `/`. */
export function memoryHost(
  files: Readonly<Record<string, string>> = {},
  environment: Host['environment'] = {},
): MemoryHost {
  const texts = new Map(Object.entries(files));
  const folders = new Set<string>();
  let names = 0;
  const isFolder = (path: string): boolean => {
    if (path === '/' || folders.has(path)) return true;
    for (const name of texts.keys()) if (name.startsWith(`${path}/`)) return true;
    return false;
  };
  const bare = (path: string): string => (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
  return {
    files: texts,
    environment,
    readText(path) {
      const text = texts.get(path);
      if (text !== undefined) return text;
      throw new HostError(isFolder(bare(path)) ? 'EISDIR' : 'ENOENT', path);
    },
    *readPieces(path) {
      yield Buffer.from(this.readText(path), 'utf8');
    },
    stat(path) {
      const text = texts.get(bare(path));
      if (text !== undefined) return { kind: 'file', size: Buffer.byteLength(text) };
      return isFolder(bare(path)) ? { kind: 'directory', size: 0 } : null;
    },
    list(path) {
      const folder = bare(path);
      if (!isFolder(folder)) throw new HostError(texts.has(folder) ? 'ENOTDIR' : 'ENOENT', path);
      const start = folder === '/' ? '/' : `${folder}/`;
      const found = new Map<string, DirectoryEntry['kind']>();
      for (const name of [...texts.keys(), ...[...folders].map((made) => `${made}/.`)]) {
        if (!name.startsWith(start)) continue;
        const [first = '', ...rest] = name.slice(start.length).split('/');
        if (first === '.' || first === '') continue;
        found.set(first, rest.length > 0 ? 'directory' : (found.get(first) ?? 'file'));
      }
      return [...found].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    realPath(path) {
      if (!texts.has(bare(path)) && !isFolder(bare(path))) throw new HostError('ENOENT', path);
      return bare(path);
    },
    makeDirectory(path) {
      for (let at = bare(path); at !== '/' && at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
        if (texts.has(at)) throw new HostError('EEXIST', path);
        folders.add(at);
      }
    },
    writeNew(path, text) {
      if (texts.has(path) || isFolder(path)) throw new HostError('EEXIST', path);
      const folder = path.slice(0, path.lastIndexOf('/')) || '/';
      if (!isFolder(folder)) throw new HostError('ENOENT', path);
      texts.set(path, typeof text === 'string' ? text : joined(text));
    },
    appendText(path, text) {
      if (isFolder(path)) throw new HostError('EISDIR', path);
      const folder = path.slice(0, path.lastIndexOf('/')) || '/';
      if (!isFolder(folder)) throw new HostError('ENOENT', path);
      texts.set(path, (texts.get(path) ?? '') + text);
    },
    createText(path, text) {
      this.writeNew(path, text);
    },
    link(from, to) {
      this.writeNew(to, this.readText(from));
    },
    rename(from, to) {
      const text = texts.get(from);
      if (text === undefined) throw new HostError('ENOENT', from);
      if (isFolder(to)) throw new HostError('EISDIR', to);
      texts.delete(from);
      texts.set(to, text);
    },
    remove(path) {
      if (isFolder(path) && !texts.has(path)) throw new HostError('EISDIR', path);
      texts.delete(path);
    },
    secretName() {
      names += 1;
      return String(names).padStart(16, '0');
    },
    now: () => 0,
    process: { name: 'memory', isRunning: () => false, pause: () => undefined },
  };
}

function joined(pieces: Iterable<string | Uint8Array>): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return text;
}
