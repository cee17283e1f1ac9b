/** Keeps the head and the tail of a long output and says how much went between. */
export class BoundedLog {
  readonly #limit: number;
  #head = '';
  #tail: string[] = [];
  #tailLength = 0;
  #dropped = 0;

  /** `limit` in UTF-16 units; half of it for each end. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(text: string): void {
    const half = Math.floor(this.#limit / 2);
    const room = Math.max(0, half - this.#head.length);
    this.#head += text.slice(0, room);
    const rest = text.slice(room);
    if (rest === '') return;
    this.#tail.push(rest);
    this.#tailLength += rest.length;
    while (this.#tailLength > half) {
      const [first = ''] = this.#tail;
      const cut = Math.min(first.length, this.#tailLength - half);
      this.#tail[0] = first.slice(cut);
      if (this.#tail[0] === '') this.#tail.shift();
      this.#tailLength -= cut;
      this.#dropped += cut;
    }
  }

  /** Head, a line that says what was left out, and tail. */
  text(): string {
    const tail = this.#tail.join('');
    return this.#dropped === 0
      ? this.#head + tail
      : `${this.#head}\n… ${this.#dropped} characters left out …\n${tail}`;
  }
}
