import type { DecisionIndex } from '../model/decision.ts';
import { pushTo } from '../model/grouped.ts';
import type { Block, Table, Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import { oncePerDecided } from './once.ts';
import { placeId, roleOf, tablesIn } from './outline.ts';

/** A row of a table, its cells by the role of their column. */
export interface Row {
  /** The first non-empty cell of that role, or null. */
  cell(role: string): Text | null;
  /** Every non-empty cell of that role, left to right. */
  cells(role: string): readonly Text[];
  /** Every non-empty cell. */
  readonly all: readonly Text[];
  readonly at: Text['at'];
}

/** A table with the roles that the rules gave its columns. */
export interface RoledTable {
  has(role: string): boolean;
  readonly rows: readonly Row[];
  /** The headers of the columns of that role in which something stands. */
  headers(role: string): readonly Text[];
  /** The headers of the columns that no rule knows and in which something stands. */
  readonly unknown: readonly Text[];
}

/** The tables in blocks with the roles of their columns; read once, for whatever purpose. */
export function roledTables(blocks: readonly Block[], log: DecisionIndex): readonly RoledTable[] {
  return blocks.some(holdsTables) ? tablesOf(blocks, log) : noTables;
}

const noTables: readonly RoledTable[] = [];
const tablesOf = oncePerDecided('column', 'column', (blocks: readonly Block[], log) =>
  tablesIn(blocks).map((table) => roledTable(table, log)),
);

/** Most sections have none, and to keep that in mind for each costs more than to look again. */
function holdsTables({ type }: Block): boolean {
  return type === 'table' || type === 'quote' || type === 'list';
}

/** Reads a table by the roles of its columns. Rows without any text are left out. */
export function roledTable(table: Table, log: DecisionIndex): RoledTable {
  const roles = table.header.map((cell) => roleOf(log, 'column', 'column', cell.at));
  const columns = new Map<string, number[]>();
  for (const [index, role] of roles.entries()) pushTo(columns, role, index);
  const rows: Row[] = [];
  for (const cells of table.rows) {
    const all = cells.filter((cell) => cell.text !== '');
    const first = all[0];
    if (!first) continue;
    const of = (role: string): readonly Text[] => {
      const own = columns.get(role);
      return own
        ? own
            .map((index) => cells[index])
            .filter((cell): cell is Text => cell !== undefined && cell.text !== '')
        : none;
    };
    rows.push({ cells: of, cell: (role) => of(role)[0] ?? null, all, at: first.at });
  }
  const headers = (role: string): readonly Text[] =>
    table.header.filter(
      (cell, index) =>
        cell.text !== '' &&
        roles[index] === role &&
        table.rows.some((cells) => (cells[index]?.text ?? '') !== ''),
    );
  const unknown = headers('other').filter(({ at }) => log.one('column', 'column', placeId(at)) === null);
  return { has: (role) => columns.has(role), rows, headers, unknown };
}
