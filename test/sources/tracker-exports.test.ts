import { describe, expect, it } from 'vitest';
import { figures, look } from './shapes.ts';

/** A table as a tracker writes it, of rows `one | two`; a `⏎` breaks the line within a cell. */
const table = (...rows: readonly string[]): string =>
  rows.map((row) => `${row.split('|').map(cellOf).join(';')}\r\n`).join('');

function cellOf(written: string): string {
  const cell = written.trim().replaceAll('⏎', '\n');
  return /[;\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const jira = table(
  'Summary | Issue key | Issue id | Issue Type | Status | Fix Version/s | Epic Link | Epic Name | Labels | Labels | Inward issue link (Blocks) | Inward issue link (Blocks) | Custom field (Acceptance Criteria)',
  'Rework of the till | TILL-1 | 1001 | Epic | In Progress | 2.0 | | Till | | | | |',
  'Take coins | TILL-2 | 1002 | Story | Done | 2.0 | TILL-1 | | till | cash | | | * It counts⏎* It rings',
  'Take notes | TILL-3 | 1003 | Story | To Do | 2.0 | TILL-1 | | till | | TILL-2 | | * It checks',
  'Give change | TILL-4 | 1004 | Story | To Do | 2.0 | TILL-1 | | till | | TILL-2 | TILL-3 | * It adds up',
);

describe('exports of trackers', () => {
  it('have the ids, links and criteria that the tracker shows', () => {
    const seen = look(jira, 'jira.csv');
    expect(figures(seen)).toBe('csv . 4: 4 entries, 1 groups, 3 open, 1 done, 0 closed, 0 twice, 3/3 edges');
    expect(seen.counts.derivedIds).toBe(0);
    expect(seen.fields.acceptance).toMatchObject({ entries: 3 });
    expect(seen.fields.phase?.keys).toEqual(['Fix Version/s']);
  });

  it('are grouped by the title of the entry that holds others, not by its id', () => {
    expect(look(jira, 'jira.csv').groups).toEqual([{ value: 'Rework of the till', entries: 4 }]);
  });

  it('of a group that is called as an entry is by chance are left', () => {
    const value = [
      { id: 'F-1', title: 'Till', group: 'Shop' },
      { id: 'F-2', title: 'Door', group: 'Shop' },
    ];
    expect(look(value).groups).toEqual([{ value: 'Shop', entries: 2 }]);
  });

  it('keep every cell of a column that stands there twice', () => {
    const text = table(
      'id | title | depends on | Depends on | depends on',
      'A-1 | a | | |',
      'A-2 | b | | |',
      'A-3 | c | A-1 | | A-2',
    );
    expect(look(text, 'a.csv').counts.edges).toMatchObject({ stated: 2, resolved: 2 });
  });
});
