import { append } from '../../model/append.ts';
import type { InventoryConfig } from '../../model/config.ts';
import type { Section, Table, Text } from '../../model/markdown.ts';
import type { Span } from '../../model/span.ts';
import { plainText } from '../../syntax/inline.ts';
import { textLines } from '../../syntax/lines.ts';
import { parseMarkdown } from '../../syntax/markdown.ts';
import { tablesIn } from '../design-parts.ts';
import { type Holder, type InputFile, type InventoryFormat, nothingRead, type RawRecord } from './format.ts';
import { HeadingHolders, headingName } from './heading-holder.ts';
import { headingSays } from './heading-says.ts';
import type { HolderSays } from './holder-says.ts';
import { FieldNames } from './names.ts';
import { type PlacedField, placedRecord } from './placed.ts';

export const markdownTable = 'markdown-table';

/** What a cell that says nothing has in it. */
const blank = /^(?:[-–—.…]*|n\/?a)$/i;
/** Headers of a column that only counts. */
const counts = /^(?:#|n[or°º]|num|number|№)$/i;
const id = /^(?=.*\d)[\p{L}\d][\p{L}\d._/#-]{0,39}$/u;

/**
 * One Markdown document whose tables are the inventory: a row is an entry, a header a field, the heading above a table its group, its
 * phase or the state of its rows. Tables without a column of ids say something else.
 */
export const markdownTableFormat: InventoryFormat = {
  name: markdownTable,
  matches: (files) => isOneDocument(files) && files.some(({ text }) => textLines(text).some(isRule)),
  read([file], config, log) {
    const records = file ? tableRecords(file, config) : [];
    if (file && records.length === 0)
      log.add('inventory/empty', { file: file.path, line: 1, column: 1 }, { file: file.path });
    if (records.length === 0) return nothingRead;
    const entries = records.length;
    return { records, entries, taken: [{ path: '', kind: 'rows', entries }], left: [], stated: [] };
  },
};

/** Rows of the tables of a document that have a column of ids. */
export function tableRecords(file: InputFile, config: InventoryConfig): RawRecord[] {
  if (!textLines(file.text).some(isRule)) return [];
  const names = new FieldNames(config);
  return recordsOf(tablesOf(file, names), names, config);
}

/** Whether it is one Markdown file that people write: front matter makes the whole file one entry; what a tool writes is no source. */
export function isOneDocument([file, second]: readonly InputFile[]): boolean {
  return (
    file !== undefined &&
    second === undefined &&
    /\.(?:md|markdown)$/i.test(file.path) &&
    !/^\uFEFF?(?:---[ \t]*[\r\n]|<!--\s*generated\b)/i.test(file.text)
  );
}

/** Whether a line is the one of dashes below a header. */
function isRule(line: string): boolean {
  return /^[-|: \t]+$/.test(line) && line.includes('|') && line.includes('-');
}

interface EntryTable {
  readonly table: Table;
  readonly heading: Text | null;
  /** Place of the column of ids. */
  readonly id: number;
}

interface EntryTables {
  readonly tables: readonly EntryTable[];
  readonly says: ReadonlyMap<Text, HolderSays>;
}

function tablesOf({ path, text }: InputFile, names: FieldNames): EntryTables {
  const { sections } = parseMarkdown(text, path).document;
  const tables = sections.flatMap((section: Section) =>
    tablesIn(section.blocks).flatMap((table): EntryTable[] => {
      const column = idColumn(table, names);
      return column === -1 ? [] : [{ table, heading: section.heading, id: column }];
    }),
  );
  return { tables, says: headingSays(sections, names) };
}

/** The first column that is called like ids and has some, else the first one if it has nothing but ids that differ; -1 where there is none. */
function idColumn({ header, rows }: Table, names: FieldNames): number {
  const ids = (column: number): readonly string[] =>
    rows.map((row) => plainText(row[column]?.text ?? '')).filter((text) => id.test(text));
  const titles = header.filter(
    (_, column) => rows.filter((row) => / /.test(row[column]?.text.trim() ?? '')).length * 2 > rows.length,
  );
  if (rows.length === 0 || titles.length === 0) return -1;
  const called = header.findIndex(
    (cell, column) => (names.is(nameOf(cell), 'id') || counts.test(nameOf(cell))) && ids(column).length > 0,
  );
  if (called !== -1) return called;
  const first = ids(0).filter((text) => /\p{L}/u.test(text));
  return first.length === rows.length && new Set(first).size > rows.length * 0.8 ? 0 : -1;
}

/** `Nr.` and `**ID**` without what is no name. */
function nameOf(cell: Text | undefined): string {
  return plainText(cell?.text ?? '')
    .replace(/[.:]+$/, '')
    .trim();
}

function recordsOf({ tables, says }: EntryTables, names: FieldNames, config: InventoryConfig): RawRecord[] {
  const headings = new Set(tables.flatMap(({ heading }) => (heading ? [headingName(heading)] : [])));
  // One heading for all says nothing of any of them.
  const reader = new HeadingHolders(headings, names, config, says);
  const records: RawRecord[] = [];
  for (const { table, heading, id: column } of tables) {
    const holders = heading && headings.size > 1 ? [reader.of(heading)] : [];
    append(
      records,
      table.rows.flatMap((row) => recordOf(row, table.header, column, holders, names) ?? []),
    );
  }
  return records;
}

function recordOf(
  row: readonly Text[],
  header: readonly Text[],
  column: number,
  holders: readonly Holder[],
  names: FieldNames,
): RawRecord | null {
  const fields: PlacedField[] = [];
  for (const [index, cell] of row.entries()) {
    const name = nameOf(header[index]);
    const text = cellText(cell);
    if (text === '' || blank.test(text) || (name === '' && index !== column)) continue;
    const known = index === column && !names.is(name, 'id') ? 'id' : name;
    fields.push({ name: known, value: text, at: cell.at });
  }
  const at: Span | undefined = row[0]?.at;
  return at && fields.length > 1 ? placedRecord(fields, at, { holders }) : null;
}

/** A cell without inline marks; each line of it, broken by `<br>`, is a line, and a box is a state. */
function cellText({ text }: Text): string {
  const box = /^\s*\[([ xX])\]\s*$/.exec(text);
  if (box) return box[1] === ' ' ? 'open' : 'done';
  return text
    .split(/<br\s{0,3}\/?>/i)
    .map((line) => plainText(line).trim())
    .filter((line) => line !== '')
    .join('\n');
}
