import { describe, expect, it } from 'vitest';
import { writtenLabels } from '../../src/facts/package-order.ts';
import { guideOf, packages } from './support.ts';

const table = (...rows: readonly string[]): string => `## Work packages\n\n${rows.join('\n')}\n`;

describe('a table of work packages', () => {
  it('calls a row of nothing but an id by what it says is to be done, and orders rows by such ids', () => {
    const guide = table(
      '| WP | What | Files | Done when | Blocked by |',
      '|---|---|---|---|---|',
      '| C-1 | Reconnect after unplug. Keep the order. | `billing/core/core.go` | unplug test | |',
      '| C-2 | Ring buffer (A-2) | | power cut test | C-1, C-9 |',
      '| C-12 | | | | AC-1 |',
    );
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/c-1 | label C-1
        title: Reconnect after unplug
        scope: Keep the order.
        paths: billing/core/core.go
        done: unplug test
      billing/c-2 | label C-2
        title: Ring buffer (A-2)
        done: power cut test
        ids: A-2
        after: billing/c-1
      billing/c-12 | label C-12
        title: C-12"
    `);
  });

  it('calls a row by the id in its first cell, whatever that column is headed, and orders rows by such ids', () => {
    const guide = table(
      '| # | Work package | Depends on |',
      '|---|---|---|',
      '| R1 | Prices | |',
      '| R2 | Versions (A-2) | R1 |',
      '| A-1 | Caps | R2 |',
      '| 4 | Refunds | R2 |',
      '| R5 | WP-9 Fees | R1, R9 |',
    );
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/r1 | label R1
        title: Prices
      billing/r2 | label R2
        title: Versions (A-2)
        ids: A-2
        after: billing/r1
      billing/caps
        title: Caps
        ids: A-1
        after: billing/r2
      billing/refunds
        title: Refunds
        after: billing/r2
      billing/wp-9 | label WP-9
        title: Fees
        after: billing/r1"
    `);
  });

  it('takes the second of two columns for work as what is to be done', () => {
    const guide = table(
      '| WP | Task | Prerequisites |',
      '|---|---|---|',
      '| WP-1 | Reconnect | |',
      '| WP-2 Ring | Buffer it | WP-1 |',
    );
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/wp-1 | label WP-1
        title: Reconnect
      billing/wp-2 | label WP-2
        title: Ring
        scope: Buffer it
        after: billing/wp-1"
    `);
  });

  it('cites what any cell of its row cites, known column or not', () => {
    const guide = table('| Task | Owner | Remarks |', '|---|---|---|', '| Reconnect | A-1 | see A-3 |');
    expect(guideOf(guide).workPackages.map(({ ids }) => ids)).toEqual([['A-1', 'A-3']]);
  });

  it('wants what the cell of its files says besides the files, which then names no place twice', () => {
    const guide = table(
      '| Task | Files | Done when |',
      '|---|---|---|',
      '| Store | Add `billing/store/*`; keep the old one until the end. | it holds |',
      '| Read | `billing/core/core.go`, `billing/read` (new) | it reads |',
      '| Write | billing/core/core.go and billing/write | it writes |',
    );
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/store
        title: Store
        scope: Add \`billing/store/*\`; keep the old one until the end.
        paths: billing/store
        done: it holds
      billing/read
        title: Read
        paths: billing/core/core.go, billing/read
        done: it reads
      billing/write
        title: Write
        done: it writes"
    `);
  });

  it('has no id where its cell is a feature', () => {
    const guide = table('| Task | What |', '|---|---|', '| A-1 | Reconnect |');
    expect(guideOf(guide).workPackages).toMatchObject([{ label: null, title: 'Reconnect', ids: ['A-1'] }]);
  });
});

describe('a table of gaps that says what should be and what is', () => {
  it('has gaps by what is, and takes no number of a ticket for work', () => {
    const guide = `## Known gaps

| What should be | What is | Ticket |
|---|---|---|
| Bells ring at noon (A-1) | They ring at one | BB-311 |`;
    const { workPackages, divergences, unread } = guideOf(guide);
    expect([workPackages, unread]).toEqual([[], []]);
    expect(divergences).toMatchObject([
      { title: 'Bells ring at noon (A-1)', text: 'They ring at one', ids: ['A-1'], open: true },
    ]);
  });

  it('still has work where the ticket is all that names it', () => {
    const guide = '## Known gaps\n\n| Ticket | Description |\n|---|---|\n| BB-311 | Ring at noon |';
    expect(guideOf(guide).workPackages).toMatchObject([{ title: 'Ring at noon' }]);
  });
});

describe('columns that no rule knows', () => {
  const unread = (guide: string): unknown =>
    guideOf(guide).unread.map((one) => [one.table, one.columns.map(({ text }) => text)]);

  it('are kept in mind for tables of work packages and of gaps, where something stands in them', () => {
    const rows = [
      '| Task | Colour | Owner | Size | Mood |',
      '|---|---|---|---|---|',
      '| One | red | me | 3 | |',
    ];
    expect(unread(table(...rows))).toEqual([['work packages', ['Colour', 'Size']]]);
    expect(unread(`## Gaps\n\n| Module | Gap | Colour |\n|---|---|---|\n| a | b | c |`)).toEqual([
      ['gaps', ['Colour']],
    ]);
    expect(
      unread(`## Modules\n\n| Module | Path | Depends on |\n|---|---|---|\n| a | \`billing/a\` | b |`),
    ).toEqual([['modules', ['Depends on']]]);
    expect(
      unread(`## Modules\n\n| Module | Path | Depends on |\n|---|---|---|\n| a | \`billing/a\` | |`),
    ).toEqual([]);
    expect(unread(`## Events\n\n| Event | Colour |\n|---|---|\n| a | b |`)).toEqual([]);
  });
});

it('labels of any shape are found as whole words', () => {
  const known = new Map(['C-1', 'C-1.2', 'Phase 1', 'T3'].map((label) => [label, label]));
  expect(writtenLabels('C-1, (T3) and Phase 1', known)).toEqual(['C-1', 'T3', 'Phase 1']);
  expect(writtenLabels('C-12, AC-1, C-1.2, Phase 12', known)).toEqual(['C-1.2']);
});
