import { parse } from 'csv-parse/sync';
import { pushTo } from '../../model/grouped.ts';
import type { Span } from '../../model/span.ts';
import { LineIndex } from '../../syntax/lines.ts';
import type { Range } from '../../syntax/located.ts';
import type { FindingLog } from '../finding-log.ts';
import { type InputFile, type InventoryFormat, nothingRead, type RawRecord } from './format.ts';
import { type PlacedField, placedRecord } from './placed.ts';

/** A table with a header row, between commas, semicolons or tabs. Each row is an entry, each header a field. */
export const csvFormat: InventoryFormat = {
  name: 'csv',
  matches: ([file, second]) => file !== undefined && second === undefined && /\.[ct]sv$/i.test(file.path),
  read([file], _config, log) {
    if (!file) return nothingRead;
    const rows = rowsOf(file, log);
    // A table that did not parse has its finding already.
    if (rows === null) return nothingRead;
    const [header, ...body] = rows;
    const names = header?.cells.map(({ text }) => text.trim()) ?? [];
    const records: RawRecord[] = body.map((row) => recordOf(row, names));
    if (records.length === 0)
      log.add('inventory/empty', { file: file.path, line: 1, column: 1 }, { file: file.path });
    return {
      records,
      entries: body.length,
      taken: [{ path: '', kind: 'rows', entries: body.length }],
      left: [],
      stated: [],
    };
  },
};

interface Cell {
  readonly text: string;
  readonly at: Span;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly at: Span;
}

function recordOf({ cells, at }: Row, names: readonly string[]): RawRecord {
  const fields = new Map<string, [Cell, ...Cell[]]>();
  for (const [index, cell] of cells.entries()) {
    const name = names[index] ?? '';
    if (name === '' || cell.text.trim() === '') continue;
    pushTo(fields, name, cell);
  }
  return placedRecord(
    [...fields].map(([name, filled]) => fieldOf(name, filled)),
    at,
  );
}

/** Trackers write a column for each value of a field that has several, all under one header. */
function fieldOf(name: string, [first, ...others]: readonly [Cell, ...Cell[]]): PlacedField {
  if (others.length === 0) return { name, value: typed(first.text), at: first.at };
  const all = [first, ...others];
  return { name, value: all.map(({ text }) => typed(text)), at: first.at, members: all.map(({ at }) => at) };
}

/** A table has no types: what a spreadsheet writes for a boolean is one. */
function typed(text: string): string | boolean {
  const word = text.trim();
  if (/^(?:true|false)$/i.test(word)) return word.toLowerCase() === 'true';
  return word;
}

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

function rowsOf({ path, text }: InputFile, log: FindingLog): Row[] | null {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const delimiter = delimiterOf(source);
  const lines = new LineIndex(source, path);
  let parsed: Parsed[];
  try {
    parsed = parse(source, {
      delimiter,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as unknown as Parsed[];
  } catch (error) {
    const {
      code,
      message,
      lines: line,
    } = error as Error & { readonly code?: string; readonly lines?: number };
    const open = code === 'CSV_QUOTE_NOT_CLOSED' ? openQuote(source, delimiter) : null;
    const at = open === null ? { file: path, line: line ?? 1, column: 1 } : lines.span(open);
    const problem = open === null ? message : 'the quote that opens here is never closed';
    log.add('inventory/syntax', at, { file: path, problem, format: 'csv' });
    return null;
  }
  const rows: Row[] = [];
  let start = 0;
  for (const { record, raw } of parsed) {
    const at = source.indexOf(raw, start);
    const from = at === -1 ? start : at;
    start = from + raw.length;
    if (record.every((cell) => cell.trim() === '')) continue;
    rows.push({
      cells: cellsOf(record, raw, from, delimiter, lines),
      at: lines.span({ start: from, end: from + 1 }),
    });
  }
  return rows;
}

/** The quote in which a table ends: it opens at the start of a cell, and none behind it stands at the end of one. */
function openQuote(source: string, delimiter: string): Range | null {
  let open: number | null = null;
  let starts = true;
  for (let at = 0; at < source.length; at += 1) {
    const mark = source[at] ?? '';
    const next = source[at + 1] ?? '\n';
    if (open === null) {
      if (mark === '"' && starts) open = at;
      starts = mark === delimiter || mark === '\n' || mark === '\r';
    } else if (mark === '"' && next === '"') at += 1;
    else if (mark === '"' && (next === delimiter || next === '\n' || next === '\r')) open = null;
  }
  return open === null ? null : { start: open, end: open + 1 };
}

/** The place of each cell: a quoted one is as long as its text with its quotes doubled. */
function cellsOf(
  record: readonly string[],
  raw: string,
  from: number,
  delimiter: string,
  lines: LineIndex,
): Cell[] {
  let at = 0;
  return record.map((text) => {
    while (raw[at] === '\n' || raw[at] === '\r') at += 1;
    const quoted = raw[at] === '"';
    const start = from + at + (quoted ? 1 : 0);
    const length = quoted ? text.replaceAll('"', '""').length : text.length;
    at += length + (quoted ? 2 : 0) + delimiter.length;
    return { text, at: lines.span({ start, end: start + length }) };
  });
}

/** What stands most often between the names of the header. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
