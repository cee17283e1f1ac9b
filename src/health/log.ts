/** Keeps the head and the tail of a long output and says how much went between. Sizes are bytes of UTF-8. */
export class BoundedLog {
  readonly #half: number;
  readonly #head: Buffer[] = [];
  #headSize = 0;
  #tail: Buffer[] = [];
  #tailSize = 0;
  #dropped = 0;

  /** Half of `limit` is for each end. */
  constructor(limit: number) {
    this.#half = Math.floor(limit / 2);
  }

  /** True when something had to be left out. */
  get cut(): boolean {
    return this.#dropped > 0 || this.#headSize + this.#tailSize > 2 * this.#half;
  }

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    const room =
      this.#tailSize > 0 ? 0 : boundary(bytes, Math.min(bytes.length, this.#half - this.#headSize));
    if (room > 0) this.#head.push(bytes.subarray(0, room));
    this.#headSize += room;
    if (room === bytes.length) return;
    this.#tail.push(bytes.subarray(room));
    this.#tailSize += bytes.length - room;
    // Whole pieces only: what is over is cut when the text is asked for.
    let gone = 0;
    for (
      let first = this.#tail[gone];
      first && this.#tailSize - first.length >= this.#half;
      first = this.#tail[gone]
    ) {
      this.#tailSize -= first.length;
      this.#dropped += first.length;
      gone += 1;
    }
    if (gone > 0) this.#tail = this.#tail.slice(gone);
  }

  /** Head, a line that says what was left out, and tail. */
  text(): string {
    const head = Buffer.concat(this.#head);
    const tail = Buffer.concat(this.#tail);
    const start = boundary(tail, Math.max(0, tail.length - this.#half));
    const dropped = this.#dropped + start;
    if (dropped === 0) return head.toString('utf8') + tail.toString('utf8');
    const note = `… ${dropped} bytes left out: this log keeps its first and last ${this.#half} …`;
    return `${head.toString('utf8').replace(/\n?$/, '\n')}${note}\n${tail.toString('utf8', start)}`;
  }
}

/** The last place at or before `at` where a character begins. */
function boundary(bytes: Buffer, at: number): number {
  let place = Math.max(0, at);
  while (place > 0 && place < bytes.length && ((bytes[place] ?? 0) & 0xc0) === 0x80) place -= 1;
  return place;
}
