import { createHash } from 'node:crypto';
import { type DirectoryEntry, type FileStat, type Host, HostError } from '../model/host.ts';
import type { World } from '../model/world.ts';
import { type Signature, signatureOf } from './signature.ts';

/** A host that keeps what it was asked and what it answered. */
export interface Recording {
  readonly host: Host;
  /**
   * What was asked so far; null when the run has written, has asked for the time, or was given two answers to one question:
   * then its outcome hangs on more than can be asked again. `own` says which paths are the run's own to write: how
   * large they are, and that they stand in a folder, is not part of the world.
   */
  world(own: (path: string) => boolean): World | null;
  /** Paths of the files that were read. */
  read(): readonly string[];
}

/** Records what a run asks of `base`, which is the real file system. Signatures are taken before what they stand for. */
export function recordingHost(base: Host, asked: number): Recording {
  const files = new Map<string, [signature: string, digest: string]>();
  const folders = new Map<string, { signature: string; entries: readonly DirectoryEntry[] | string }>();
  const stats = new Map<string, string>();
  const links = new Map<string, string>();
  const environment = new Map<string, string | null>();
  let whole = true;
  const spoilt =
    <A extends readonly unknown[], R>(act: (...values: A) => R) =>
    (...values: A): R => {
      whole = false;
      return act(...values);
    };
  const keep = (map: Map<string, string>, path: string, answer: string): void => {
    const before = map.get(path);
    if (before !== undefined && before !== answer) whole = false;
    map.set(path, answer);
  };
  const keepFile = (path: string, signature: string, digest: string): void => {
    const before = files.get(path);
    if (before && before[1] !== digest) whole = false;
    if (!before) files.set(path, [signature, digest]);
  };
  const host: Host = {
    readText(path) {
      const signature = textOf(signed(path));
      const text = answered(
        () => base.readText(path),
        (refusal) => files.set(path, [signature, refusal]),
      );
      keepFile(path, signature, createHash('sha256').update(text).digest('hex'));
      return text;
    },
    *readPieces(path) {
      const signature = textOf(signed(path));
      const hash = createHash('sha256');
      let ended = false;
      try {
        for (const piece of base.readPieces(path)) {
          hash.update(piece);
          yield piece;
        }
        ended = true;
        keepFile(path, signature, hash.digest('hex'));
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        ended = true;
        files.set(path, [signature, `!${error.code}`]);
        throw error;
      } finally {
        // Nobody knows what the rest would have said.
        if (!ended) whole = false;
      }
    },
    stat(path) {
      const stat = answered(
        () => base.stat(path),
        (refusal) => keep(stats, path, refusal),
      );
      keep(stats, path, statAnswer(stat));
      return stat;
    },
    list(path) {
      const signature = textOf(signed(path));
      const entries = answered(
        () => base.list(path),
        (refusal) => folders.set(path, { signature, entries: refusal }),
      );
      if (!folders.has(path)) folders.set(path, { signature, entries });
      return entries;
    },
    realPath(path) {
      const real = answered(
        () => base.realPath(path),
        (refusal) => keep(links, path, refusal),
      );
      keep(links, path, real);
      return real;
    },
    makeDirectory: spoilt(base.makeDirectory),
    writeNew: spoilt(base.writeNew),
    appendText: spoilt(base.appendText),
    createText: spoilt(base.createText),
    link: spoilt(base.link),
    rename: spoilt(base.rename),
    remove: spoilt(base.remove),
    secretName: spoilt(base.secretName),
    now: spoilt(base.now),
    process: base.process,
    environment: new Proxy(base.environment, {
      get(values, name) {
        if (typeof name !== 'string') return undefined;
        environment.set(name, values[name] ?? null);
        return values[name];
      },
      has(values, name) {
        if (typeof name === 'string') environment.set(name, values[name] ?? null);
        return name in values;
      },
      ownKeys: spoilt((values: object) => Reflect.ownKeys(values)),
    }),
  };
  return {
    host,
    read: () => [...files.keys()],
    world(own) {
      if (!whole) return null;
      return {
        asked,
        files: [...files].map(([path, [signature, digest]]) => [path, signature, digest]),
        folders: [...folders].map(([path, { signature, entries }]) => [
          path,
          signature,
          typeof entries === 'string' ? entries : digestOfEntries(path, entries, own),
        ]),
        // A file that was read is known better than by its size.
        stats: [...stats].filter(
          ([path, answer]) => !own(path) && !(answer.startsWith('f') && files.has(path)),
        ),
        links: [...links],
        environment: [...environment],
      };
    },
  };
}

/** The digest of a file's bytes, which is that of its text. */
export function digestOfFile(pieces: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** The digest of a folder's names and kinds, without the paths that are the run's own. */
export function digestOfEntries(
  folder: string,
  entries: readonly DirectoryEntry[],
  own: (path: string) => boolean,
): string {
  const hash = createHash('sha256');
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  for (const { name, kind } of entries) if (!own(base + name)) hash.update(`${kind} ${name}\0`);
  return hash.digest('hex');
}

/** The answer of `stat` as a record has it. */
export function statAnswer(stat: FileStat | null): string {
  if (stat === null) return '';
  return stat.kind === 'file' ? `f${stat.size}` : stat.kind;
}

function signed(path: string): Signature | null {
  try {
    return signatureOf(path);
  } catch {
    return null;
  }
}

function textOf(signature: Signature | null): string {
  return signature?.text ?? '';
}

/** Gives what `ask` gives; tells `refused` of the platform's refusal, and passes it on. */
function answered<T>(ask: () => T, refused: (refusal: string) => void): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof HostError) refused(`!${error.code}`);
    throw error;
  }
}
