/** Keeps the head and the tail of a long output and says how much went between. Sizes are bytes of UTF-8. */
export class BoundedLog {
  readonly #half: number;
  readonly #head: Buffer[] = [];
  #headSize = 0;
  /** Pieces of the tail from `#first` on; those before it are gone. */
  #tail: Buffer[] = [];
  #first = 0;
  #tailSize = 0;
  #dropped = 0;

  /** Half of `limit` is for each end. */
  constructor(limit: number) {
    this.#half = Math.floor(limit / 2);
  }

  /** True when something had to be left out. */
  get cut(): boolean {
    return this.#dropped + this.#over(this.#tailBytes()) > 0;
  }

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    const full = this.#tailSize > 0;
    const room = full ? 0 : boundary(bytes, Math.min(bytes.length, this.#half - this.#headSize));
    if (room > 0) this.#head.push(bytes.subarray(0, room));
    this.#headSize += room;
    if (room === bytes.length) return;
    this.#tail.push(bytes.subarray(room));
    this.#tailSize += bytes.length - room;
    this.#forget();
  }

  /** Head, a line that says what was left out, and tail. */
  text(): string {
    const head = Buffer.concat(this.#head).toString('utf8');
    const tail = this.#tailBytes();
    const over = this.#over(tail);
    const dropped = this.#dropped + over;
    if (dropped === 0) return head + tail.toString('utf8');
    const note = `… ${dropped} bytes left out: this log keeps its first and last ${this.#half} …`;
    return `${head.replace(/\n?$/, '\n')}${note}\n${tail.toString('utf8', over)}`;
  }

  /** Drops whole pieces that no longer count; what is left over is cut when the text is asked for. */
  #forget(): void {
    for (
      let piece = this.#tail[this.#first];
      piece && this.#tailSize - piece.length >= this.#half;
      piece = this.#tail[this.#first]
    ) {
      this.#tailSize -= piece.length;
      this.#dropped += piece.length;
      this.#first += 1;
    }
    // Now and then, so that each piece is moved once on average.
    if (this.#first > 1000 && this.#first > this.#tail.length / 2) {
      this.#tail = this.#tail.slice(this.#first);
      this.#first = 0;
    }
  }

  #tailBytes(): Buffer {
    return Buffer.concat(this.#tail.slice(this.#first));
  }

  /** How much of the tail is over its half. */
  #over(tail: Buffer): number {
    return boundary(tail, Math.max(0, tail.length - this.#half));
  }
}

/** The last place at or before `at` where a character begins. */
function boundary(bytes: Buffer, at: number): number {
  let place = Math.max(0, at);
  while (place > 0 && place < bytes.length && ((bytes[place] ?? 0) & 0xc0) === 0x80) place -= 1;
  return place;
}
