import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hashOf } from '../model/hash.ts';

/** A block is cut after the line that makes it this long. */
const blockLength = 1 << 16;

/** More blocks than this, 64 GB, no table has. */
const mostBlocks = 2 ** 20;

/** Where each key of a table is, and what proves that the data is what was written. */
export interface TableIndex {
  /** Ends of the blocks, in bytes. */
  readonly ends: readonly number[];
  /** SHA-256 of each block. */
  readonly digests: readonly string[];
  /** Hash of a key and number of its block, sorted: pairs. */
  readonly keys: Uint32Array;
}

/** Writes lines `"key"⇥value` to a file, and knows afterwards in which block of it each key is. */
export class TableWriter {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #ends: number[] = [];
  readonly #digests: string[] = [];
  /** Hash of a key and number of its block in one number, as two would be an object each. */
  readonly #keys: number[] = [];
  #lines: string[] = [];
  #length = 0;
  #end = 0;

  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(file, 'wx');
  }

  add(key: string, value: string): void {
    const line = `${JSON.stringify(key)}\t${value}\n`;
    this.#keys.push(hashOf(key) * mostBlocks + this.#ends.length);
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length >= blockLength) this.#cut();
  }

  /** Closes the file and lets it take its place. */
  finish(place: string): TableIndex {
    if (this.#lines.length > 0) this.#cut();
    closeSync(this.#descriptor);
    renameSync(this.#file, place);
    const keys = new Uint32Array(this.#keys.length * 2);
    for (const [index, key] of Float64Array.from(this.#keys).sort().entries()) {
      keys[index * 2] = Math.floor(key / mostBlocks);
      keys[index * 2 + 1] = key % mostBlocks;
    }
    return { ends: this.#ends, digests: this.#digests, keys };
  }

  abandon(): void {
    closeSync(this.#descriptor);
    rmSync(this.#file, { force: true });
  }

  #cut(): void {
    const bytes = Buffer.from(this.#lines.join(''), 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.#end += bytes.length;
    this.#ends.push(this.#end);
    this.#digests.push(createHash('sha256').update(bytes).digest('hex'));
    [this.#lines, this.#length] = [[], 0];
  }
}

/** Looks keys up in a table. What does not prove to be what was written is not there. */
export class TableReader {
  readonly #descriptor: number;
  readonly #index: TableIndex;
  readonly #blocks = new Map<number, string>();

  constructor(file: string, index: TableIndex) {
    this.#descriptor = openSync(file, 'r');
    this.#index = index;
  }

  /** The values of a key in the order in which they were added. Throws when a block is not what was written. */
  values(key: string): readonly string[] {
    const { keys } = this.#index;
    const hash = hashOf(key);
    let [low, high] = [0, keys.length / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[middle * 2] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    const start = `${JSON.stringify(key)}\t`;
    const values: string[] = [];
    const seen = new Set<number>();
    for (let at = low; keys[at * 2] === hash; at += 1) {
      const block = keys[at * 2 + 1] ?? 0;
      if (seen.has(block)) continue;
      seen.add(block);
      for (const line of this.#block(block).split('\n'))
        if (line.startsWith(start)) values.push(line.slice(start.length));
    }
    return values;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #block(number: number): string {
    let text = this.#blocks.get(number);
    if (text === undefined) {
      const { ends, digests } = this.#index;
      const start = number === 0 ? 0 : (ends[number - 1] ?? 0);
      const bytes = Buffer.alloc((ends[number] ?? start) - start);
      for (let at = 0; at < bytes.length; ) {
        const read = readSync(this.#descriptor, bytes, at, bytes.length - at, start + at);
        if (read === 0) break;
        at += read;
      }
      if (createHash('sha256').update(bytes).digest('hex') !== digests[number])
        throw new Error('not what was written');
      text = bytes.toString('utf8');
      this.#blocks.set(number, text);
    }
    return text;
  }
}
