/**
 * The log while gates run: each piece is on disk before the next is read, so nothing that was printed is lost with the
 * process. Several gates at once come mixed, with a line where another one goes on.
 */
export class LiveLog {
  readonly #append: (text: string) => void;
  #room: number;
  #speaking: string | null = null;
  /** Gates whose last piece did not end its line. */
  readonly #midLine = new Set<string>();

  /** After `limit` bytes nothing is added: the whole log, head and tail, comes when the gates have ended. */
  constructor(append: (text: string) => void, limit: number) {
    this.#append = append;
    this.#room = limit;
  }

  add(text: string): void {
    if (this.#room <= 0) return;
    this.#room -= Buffer.byteLength(text);
    this.#append(
      this.#room > 0 ? text : `${text}\n… more than fits; the end follows when the gates have ended …\n`,
    );
  }

  open(gate: string, heading: string): void {
    this.#speaking = gate;
    this.add(heading);
  }

  output(gate: string, text: string): void {
    if (this.#speaking !== gate) {
      const broken = this.#speaking !== null && this.#midLine.has(this.#speaking);
      this.add(`${broken ? '\n' : ''}== ${gate}, continued\n`);
      this.#speaking = gate;
    }
    if (text.endsWith('\n')) this.#midLine.delete(gate);
    else this.#midLine.add(gate);
    this.add(text);
  }

  lineIsOpen(gate: string): boolean {
    return this.#midLine.has(gate);
  }
}
