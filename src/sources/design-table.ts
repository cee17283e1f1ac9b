import { closest } from '../diagnostics/closest.ts';
import type { Table, Text } from '../model/markdown.ts';
import type { Span } from '../model/span.ts';
import { plainText } from '../syntax/inline.ts';
import { type Part, tablesIn, titled } from './design-parts.ts';
import type { FindingLog } from './finding-log.ts';
import type { PatternSet } from './patterns.ts';

/** What is looked for: a table under a title, with columns that have several names each. */
export interface TableWanted<C extends string> {
  /** `the canonical guide table`, for people. */
  readonly what: string;
  /** The configuration's key of the patterns. */
  readonly key: 'guideTable' | 'moduleTable';
  readonly patterns: PatternSet;
  readonly columns: { readonly [column in C]: readonly string[] };
  /** Without these there are no rows; without the others their cells are empty. */
  readonly required: readonly C[];
}

/** A row's cells by column; a column that the table lacks gives null. */
export interface WantedRow<C extends string> {
  cell(column: C): Text | null;
  readonly at: Span;
}

/** The rows of the wanted table. What is missing is a finding that names what comes nearest. */
export function wantedRows<C extends string>(
  parts: readonly Part[],
  file: string,
  wanted: TableWanted<C>,
  log: FindingLog,
): WantedRow<C>[] {
  const titledSections = new Set(
    parts.filter((part) => titled(part, wanted.patterns)).map(({ section }) => section),
  );
  if (titledSections.size === 0) {
    reportNoSection(parts, file, wanted, log);
    return [];
  }
  const tables = parts
    .filter(
      (part) =>
        titled(part, wanted.patterns) || [...part.within].some((section) => titledSections.has(section)),
    )
    .flatMap((part) => tablesIn(part.blocks))
    .map((table) => ({ table, columns: columnsOf(table, wanted.columns) }));
  const best = tables.reduce<(typeof tables)[number] | null>(
    (found, next) => (found === null || next.columns.size > found.columns.size ? next : found),
    null,
  );
  if (!best) {
    const place = parts.find((part) => titled(part, wanted.patterns))?.place.at ?? null;
    log.add('design/no-table', place, { what: wanted.what, columns: firstNames(wanted.columns) });
    return [];
  }
  reportColumns(best.table, best.columns, wanted, log);
  if (wanted.required.some((column) => !best.columns.has(column))) return [];
  return best.table.rows.map((row) => ({
    cell: (column) => row[best.columns.get(column) ?? -1] ?? null,
    at: row[0]?.at ?? best.table.at,
  }));
}

/** Which column of the table is which: the first name that a header has wins, and no column is taken twice. */
function columnsOf<C extends string>(
  table: Table,
  names: { readonly [column in C]: readonly string[] },
): ReadonlyMap<C, number> {
  const headers = table.header.map(({ text }) => plainText(text).toLowerCase());
  const columns = new Map<C, number>();
  for (const column of Object.keys(names) as C[]) {
    for (const name of names[column]) {
      const index = headers.indexOf(name.toLowerCase());
      if (index === -1 || [...columns.values()].includes(index)) continue;
      columns.set(column, index);
      break;
    }
  }
  return columns;
}

function reportColumns<C extends string>(
  table: Table,
  found: ReadonlyMap<C, number>,
  wanted: TableWanted<C>,
  log: FindingLog,
): void {
  const headers = table.header.map(({ text }) => plainText(text));
  const free = headers.filter((_, index) => ![...found.values()].includes(index));
  const used = new Set<string>();
  for (const column of Object.keys(wanted.columns) as C[]) {
    if (found.has(column)) continue;
    const names = wanted.columns[column];
    const near = names.map((name) => closest(name, free)).find((header) => header !== null) ?? null;
    const place = table.header[near === null ? 0 : headers.indexOf(near)]?.at ?? table.at;
    log.add(wanted.required.includes(column) ? 'design/missing-column' : 'design/missing-detail', place, {
      what: wanted.what,
      column,
      names: [...names],
      headers,
      near,
    });
    used.add(near ?? '');
  }
  const [first, ...more] = table.header.filter((_, index) => {
    const header = headers[index] ?? '';
    return header !== '' && free.includes(header) && !used.has(header);
  });
  if (!first || wanted.required.some((column) => !found.has(column))) return;
  const columns = [first, ...more].map(({ text }) => plainText(text));
  log.add('design/unread-columns', first.at, { what: wanted.what, columns });
}

function reportNoSection<C extends string>(
  parts: readonly Part[],
  file: string,
  wanted: TableWanted<C>,
  log: FindingLog,
): void {
  // A table with the right columns under another title is most likely the one that was meant.
  const holder = parts.find((part) =>
    tablesIn(part.blocks).some((table) => {
      const columns = columnsOf(table, wanted.columns);
      return wanted.required.every((column) => columns.has(column));
    }),
  );
  const near = holder?.title ?? nearestTitle(parts, wanted.patterns);
  const at = (holder ?? parts.find(({ title }) => title === near))?.place.at ?? { file, line: 1, column: 1 };
  const data = {
    what: wanted.what,
    key: wanted.key,
    patterns: [...wanted.patterns.sources],
    near: near || null,
  };
  log.add(wanted.key === 'guideTable' ? 'design/no-guide-table' : 'design/no-module-table', at, data);
}

/** Only so many titles are compared, and only short ones: a hint must not cost more than the reading. */
const mostTitles = 500;
const longestTitle = 150;

/** The title that shares most words with the patterns, or comes nearest by letters; null when none is near. */
export function nearestTitle(parts: readonly Part[], patterns: PatternSet): string | null {
  const wanted = patterns.sources.map(wordsOfPattern);
  const titles = parts
    .map(({ title }) => title)
    .filter((title) => title !== '' && title.length <= longestTitle)
    .slice(0, mostTitles);
  for (const words of wanted) {
    const title = closest(words.join(' '), titles.map(bare));
    if (title !== null) return titles.find((one) => bare(one) === title) ?? null;
  }
  let best: string | null = null;
  let most = 0;
  for (const title of titles) {
    const words = bare(title).toLowerCase().split(' ');
    const shared = Math.max(
      0,
      ...wanted.map((set) => set.filter((word) => words.some((own) => closest(word, [own]))).length),
    );
    if (shared > most) [best, most] = [title, shared];
  }
  return best;
}

/** The words that a regular expression spells out. */
function wordsOfPattern(source: string): string[] {
  return source
    .replace(/\\[a-zA-Z]|\(\?[:=!<]*/g, ' ')
    .replace(/(\p{L})\?/gu, '$1')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);
}

/** A title without its number. */
function bare(title: string): string {
  return title.replace(/^[\d.)\s]+/, '');
}

function firstNames(columns: { readonly [column: string]: readonly string[] }): string[] {
  return Object.values(columns).map(([first = '']) => first);
}
