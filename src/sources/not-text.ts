import { LineIndex, textLines, withoutMark } from '../syntax/lines.ts';
import type { FindingLog } from './finding-log.ts';

/** What stands in a text where its bytes were no text: NUL, or what a decoder puts in place of bytes that it can not read. */
const noise = /[\0\ufffd]/;

/** Says where a file of the inventory stops being text: once, with how many lines have such places. */
export function reportNotText(text: string, file: string, log: FindingLog): void {
  const source = withoutMark(text);
  const first = source.search(noise);
  if (first === -1) return;
  const lines = textLines(source).filter((line) => noise.test(line)).length;
  const at = new LineIndex(source, file).span({ start: first, end: first + 1 });
  log.add('inventory/not-text', at, { file, nul: source[first] === '\0', lines });
}

/** The same of a file that is read line by line. */
export class NotTextLines {
  #first: { readonly line: number; readonly column: number; readonly nul: boolean } | null = null;
  #lines = 0;

  add(text: string, line: number): void {
    const at = text.search(noise);
    if (at === -1) return;
    this.#lines += 1;
    this.#first ??= { line, column: at + 1, nul: text[at] === '\0' };
  }

  report(file: string, log: FindingLog): void {
    if (!this.#first) return;
    const { line, column, nul } = this.#first;
    log.add(
      'inventory/not-text',
      { file, line, column, endColumn: column + 1 },
      { file, nul, lines: this.#lines },
    );
  }
}
