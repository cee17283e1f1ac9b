import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type TableIndex, TableReader, TableWriter } from './sealed-table.ts';

/** Through no link, and without a wait where a pipe stands. Windows has neither flag. */
const plainOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Entries beyond these are removed, the oldest first. */
const bounds = { entries: 64, bytes: 1 << 30 };
const format = 'backlogic-cache-1';
/** Format, a space, 64 digits of the seal, a line end. */
const headLength = format.length + 1 + 64 + 1;
/** What was left by a run that was cut off while it wrote. */
const leftover = /\.\d+\.new$/;
const abandonedMs = 3_600_000;

/** A table of lines by key, of which a look-up reads a small part. */
export interface Table {
  /** What was written ahead of the lines. */
  readonly head: string;
  /** The values of a key in the order in which they were added; throws when the file is not what was written. */
  values(key: string): readonly string[];
  close(): void;
  /** Writes another head. */
  retitle(head: string): void;
}

interface TableHead extends Omit<TableIndex, 'keys'> {
  readonly head: string;
  /** The name of the file that has the lines. */
  readonly data: string;
}

function tableBody(head: TableHead, keys: Uint32Array): Buffer {
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`, 'utf8'),
    Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength),
  ]);
}

/**
 * A folder of entries that only this user's runs can have written: each is sealed with a secret from outside of the
 * repository (HMAC-SHA-256 over its name and its bytes). An entry that is missing, cut short, changed, renamed or sealed by
 * somebody else does not exist. Nothing is followed out of the folder by a link, and no failure to read or write is an error: the
 * folder may be deleted at any time, and any number of runs may use it at once.
 */
export class SealedFolder {
  readonly #path: string;
  readonly #secret: Buffer;

  private constructor(path: string, secret: Buffer) {
    this.#path = path;
    this.#secret = secret;
  }

  /** The folder at `path` below `root`; null when it is not there, or a link stands on the way. */
  static open(root: string, path: string, secret: Buffer): SealedFolder | null {
    try {
      const folder = join(realpathSync(root), path);
      return realpathSync(folder) === folder ? new SealedFolder(folder, secret) : null;
    } catch {
      return null;
    }
  }

  /** The same, made where it is not there. Git is told to leave it alone. */
  static make(root: string, path: string, secret: Buffer): SealedFolder | null {
    try {
      // One by one: a link on the way must not have folders made behind it.
      let folder = realpathSync(root);
      for (const segment of path.split('/')) {
        folder = join(folder, segment);
        if (statSync(folder, { throwIfNoEntry: false }) === undefined) mkdirSync(folder);
        if (realpathSync(folder) !== folder) return null;
      }
      const opened = SealedFolder.open(root, path, secret);
      if (opened) opened.#ignored();
      return opened;
    } catch {
      return null;
    }
  }

  /** The body of an entry whose seal holds. */
  read(name: string): Buffer | null {
    try {
      const descriptor = this.#open(name);
      try {
        const bytes = readFileSync(descriptor);
        const body = bytes.subarray(headLength);
        return this.#holds(name, bytes.subarray(0, headLength), body) ? body : null;
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return null;
    }
  }

  /** Writes an entry beside its place and lets it take the place in one step. */
  write(name: string, body: string | Buffer): void {
    const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
    const file = join(this.#path, name);
    const fresh = `${file}.${process.pid}.new`;
    try {
      const head = Buffer.from(`${format} ${this.#seal(name, bytes)}\n`, 'latin1');
      writeFileSync(fresh, Buffer.concat([head, bytes]), { flag: 'wx' });
      renameSync(fresh, file);
      this.#prune(name);
    } catch {
      rmSync(fresh, { force: true });
    }
  }

  /** Opens a table whose seal holds. */
  readTable(name: string): Table | null {
    const body = this.read(name);
    if (!body) return null;
    try {
      const cut = body.indexOf(10);
      const own = JSON.parse(body.subarray(0, cut).toString('utf8')) as TableHead;
      const rest = body.subarray(cut + 1);
      const keys = new Uint32Array(rest.buffer.slice(rest.byteOffset, rest.byteOffset + rest.byteLength));
      const reader = new TableReader(join(this.#path, own.data), {
        ends: own.ends,
        digests: own.digests,
        keys,
      });
      return {
        head: own.head,
        values: (key) => reader.values(key),
        close: () => reader.close(),
        retitle: (head) => this.write(name, tableBody({ ...own, head }, keys)),
      };
    } catch {
      return null;
    }
  }

  /** Writes a table: `fill` gives its lines, which go to a file of their own, block by block. */
  writeTable(name: string, head: string, fill: (lines: TableWriter) => void): void {
    const data = `${name}.${randomBytes(6).toString('hex')}`;
    try {
      const writer = new TableWriter(join(this.#path, `${data}.${process.pid}.new`));
      try {
        fill(writer);
      } catch (error) {
        writer.abandon();
        throw error;
      }
      const { keys, ...index } = writer.finish(join(this.#path, data));
      this.write(name, tableBody({ head, data, ...index }, keys));
      for (const other of readdirSync(this.#path)) {
        if (other.startsWith(`${name}.`) && other !== data && !leftover.test(other))
          rmSync(join(this.#path, other), { force: true });
      }
    } catch {
      // Without a table there is more to do the next time, and no less to say.
    }
  }

  #open(name: string): number {
    const descriptor = openSync(join(this.#path, name), plainOnly);
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
    throw new Error('no file');
  }

  #seal(name: string, body: Buffer): string {
    return createHmac('sha256', this.#secret).update(`${name}\n`).update(body).digest('hex');
  }

  #holds(name: string, head: Buffer, body: Buffer): boolean {
    const due = Buffer.from(`${format} ${this.#seal(name, body)}\n`, 'latin1');
    return head.length === due.length && timingSafeEqual(head, due);
  }

  #ignored(): void {
    try {
      writeFileSync(join(this.#path, '.gitignore'), '*\n', { flag: 'wx' });
    } catch {
      // It is there.
    }
  }

  /** Keeps within the bounds; `newest` stays whatever its size. */
  #prune(newest: string): void {
    const now = Date.now();
    const files = readdirSync(this.#path)
      .filter((name) => name !== '.gitignore' && name !== newest)
      .flatMap((name) => {
        const stat = statSync(join(this.#path, name), { throwIfNoEntry: false });
        return stat?.isFile() ? [{ name, bytes: stat.size, written: stat.mtimeMs }] : [];
      })
      .sort((a, b) => b.written - a.written);
    let [entries, bytes] = [1, 0];
    for (const { name, bytes: own, written } of files) {
      const underway = leftover.test(name);
      if (!underway) [entries, bytes] = [entries + 1, bytes + own];
      const over = underway ? now - written > abandonedMs : entries > bounds.entries || bytes > bounds.bytes;
      if (over) rmSync(join(this.#path, name), { force: true });
    }
  }
}
