import { isJsonObject, kindOf } from '../../model/json.ts';
import { none } from '../../model/none.ts';
import { type Span, spanOf } from '../../model/span.ts';
import { parseJson, placesInJson } from '../../syntax/json.ts';
import type { FindingLog } from '../finding-log.ts';
import { NotTextLines } from '../not-text.ts';
import type { InputFile, InventoryFormat, RawRecord } from './format.ts';
import { LineFinder, linesIn, longestLine } from './lines.ts';

/**
 * JSON Lines: one entry a line. A line that does not parse is a finding, and all others are read. The file is read line by line, and
 * once more for places, so that its length does not count.
 */
export const jsonLinesFormat: InventoryFormat = {
  name: 'json-lines',
  matches: ([file]) => file !== undefined && (isJsonLines(file.path) || looksLikeLines(file)),
  read([file], _config, log, tell) {
    const records: RawRecord[] = [];
    let entries = 0;
    if (file) {
      const places = new LinePlaces(file);
      const noise = new NotTextLines();
      for (const { number, text } of linesIn(piecesOf(file))) {
        entries += 1;
        if (file.pieces && text !== null) noise.add(text, number);
        if (entries % toldEvery === 0) tell('inventory', null, entries);
        const record =
          text === null ? tooLong(file.path, number, log) : readLine(text, number, entries - 1, places, log);
        if (record) records.push(record);
      }
      noise.report(file.path, log);
    }
    if (entries === 0 && file) log.add('inventory/empty', placeIn(file.path, 1), { file: file.path });
    return { records, entries, taken: [{ path: '', kind: 'lines', entries }], left: [], stated: [] };
  },
};

/** Whether a file is JSON Lines by its name alone. */
export function isJsonLines(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

function piecesOf(file: InputFile): Iterable<string> {
  return file.pieces ? file.pieces() : [file.text];
}

/** Places within lines, each found by reading its line again. */
class LinePlaces {
  readonly file: string;
  readonly #finder: LineFinder;
  #number = 0;
  #at: (pointer: Parameters<RawRecord['at']>[0]) => Span = () => placeIn(this.file, 1);

  constructor(file: InputFile) {
    this.file = file.path;
    this.#finder = new LineFinder(() => piecesOf(file));
  }

  at(number: number, pointer: Parameters<RawRecord['at']>[0]): Span {
    if (number !== this.#number) {
      this.#number = number;
      this.#at = placesInJson(this.#finder.text(number), this.file);
    }
    return shifted(this.#at(pointer), number - 1);
  }
}

function readLine(
  text: string,
  number: number,
  index: number,
  places: LinePlaces,
  log: FindingLog,
): RawRecord | null {
  const { file } = places;
  const located = parseJson(text, file);
  for (const { kind, message, at } of located.problems) {
    const place = shifted(at, number - 1);
    if (kind === 'duplicate-key') log.add('inventory/duplicate-key', place, { problem: message });
    else log.add('inventory/bad-entry', place, { file, problem: message });
  }
  const { value } = located;
  const broken = located.problems.some(({ kind }) => kind === 'syntax');
  if (!isJsonObject(value) || (broken && Object.keys(value).length === 0)) {
    if (!broken) log.add('inventory/not-an-object', placeIn(file, number), { index, actual: kindOf(value) });
    return null;
  }
  // What is broken has places of its own; of what is whole the line need not be held for them.
  const at: RawRecord['at'] = broken
    ? (pointer) => shifted(located.at(pointer), number - 1)
    : (pointer) => places.at(number, pointer);
  return { object: value, at, holders: none, key: null, parent: null };
}

/** Of more lines than this it is told now and then how many are read. */
const toldEvery = 2048;

function tooLong(file: string, number: number, log: FindingLog): null {
  const problem = `the line is longer than ${longestLine} characters`;
  log.add('inventory/bad-entry', placeIn(file, number), { file, problem });
  return null;
}

function shifted(span: Span, lines: number): Span {
  const { file, line, column, endLine, endColumn } = span;
  const last = endLine === undefined ? null : endLine + lines;
  return spanOf(file, line + lines, column, last, endColumn ?? null);
}

function placeIn(file: string, line: number): Span {
  return { file, line, column: 1 };
}

/** Two lines or more that are each an object. */
function looksLikeLines({ text }: InputFile): boolean {
  const lines = text.slice(0, 100_000).split('\n', 3);
  return lines.length >= 2 && lines.slice(0, 2).every((line) => /^\s*\{.*\}\s*$/.test(line));
}
