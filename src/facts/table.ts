import type { DecisionIndex } from '../model/decision.ts';
import type { Table, Text } from '../model/markdown.ts';
import { roleOf } from './outline.ts';

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
  readonly roles: readonly string[];
  has(role: string): boolean;
  readonly rows: readonly Row[];
}

/** Reads a table by the roles of its columns. Rows without any text are left out. */
export function roledTable(table: Table, log: DecisionIndex): RoledTable {
  const roles = table.header.map((cell) => roleOf(log, 'column', 'column', cell.at));
  const rows: Row[] = [];
  for (const cells of table.rows) {
    const all = cells.filter((cell) => cell.text !== '');
    const first = all[0];
    if (!first) continue;
    const of = (role: string): readonly Text[] =>
      cells.filter((cell, index) => roles[index] === role && cell.text !== '');
    rows.push({ cells: of, cell: (role) => of(role)[0] ?? null, all, at: first.at });
  }
  return { roles, has: (role) => roles.includes(role), rows };
}
