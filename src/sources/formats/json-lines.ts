import { isJsonObject } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { parseJson } from '../../syntax/json.ts';
import type { FindingLog } from '../finding-log.ts';
import { kindOf } from '../kind.ts';
import type { InputFile, InventoryFormat, RawRecord } from './format.ts';

/** JSON Lines: one entry a line. A line that does not parse is a finding, and all others are read. */
export const jsonLinesFormat: InventoryFormat = {
  name: 'json-lines',
  matches: ([file]) => file !== undefined && (/\.(?:jsonl|ndjson)$/i.test(file.path) || looksLikeLines(file)),
  read([file], _config, log) {
    const records: RawRecord[] = [];
    let entries = 0;
    for (const line of file ? linesOf(file) : []) {
      entries += 1;
      const record = readLine(line, entries - 1, log);
      if (record) records.push(record);
    }
    if (entries === 0 && file) log.add('inventory/empty', placeIn(file.path, 1), { file: file.path });
    return { records, entries, taken: [{ path: '', kind: 'lines', entries }], left: [], stated: [] };
  },
};

interface Line {
  readonly file: string;
  readonly number: number;
  readonly text: string;
}

/** The lines that hold something, one after the other, so that no second copy of a large file is made. */
function* linesOf({ path, text }: InputFile): Generator<Line> {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let number = 1; start < text.length; number += 1) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    const line = text.slice(start, end);
    if (line.trim() !== '') yield { file: path, number, text: line.replace(/\r$/, '') };
    start = end + 1;
  }
}

function readLine({ file, number, text }: Line, index: number, log: FindingLog): RawRecord | null {
  const located = parseJson(text, file);
  const place = (span: Span): Span => shifted(span, number - 1);
  for (const { kind, message, at } of located.problems) {
    if (kind === 'duplicate-key') log.add('inventory/duplicate-key', place(at), { problem: message });
    else log.add('inventory/bad-entry', place(at), { file, problem: message });
  }
  const { value } = located;
  const broken = located.problems.some(({ kind }) => kind === 'syntax');
  if (!isJsonObject(value) || (broken && Object.keys(value).length === 0)) {
    if (!broken) log.add('inventory/not-an-object', placeIn(file, number), { index, actual: kindOf(value) });
    return null;
  }
  return { object: value, at: (pointer) => place(located.at(pointer)), holders: [], key: null, parent: null };
}

function shifted(span: Span, lines: number): Span {
  const moved = { ...span, line: span.line + lines };
  return span.endLine === undefined ? moved : { ...moved, endLine: span.endLine + lines };
}

function placeIn(file: string, line: number): Span {
  return { file, line, column: 1 };
}

/** Two lines or more that are each an object. */
function looksLikeLines({ text }: InputFile): boolean {
  const lines = text.slice(0, 100_000).split('\n', 3);
  return lines.length >= 2 && lines.slice(0, 2).every((line) => /^\s*\{.*\}\s*$/.test(line));
}
