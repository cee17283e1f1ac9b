import { describe, expect, it } from 'vitest';
import { guideOf, packages } from './support.ts';

/** Every form in which guides write planned work, and what a reader takes from it. */
describe('work packages', () => {
  it('are rows of a table with a column for them', () => {
    const guide = `## Work plan

| Priority | Work package | Scope | Done criteria |
| --- | --- | --- | --- |
| \`P0\` | \`WP-01 Ledger service\` | Build \`billing/ledger\` and wire \`core\`. | Postings balance (\`A-1\`); replays agree (\`A-2\` to \`A-4\`). |
| \`P1\` | \`WP-02 Refunds\` | Add \`billing/refunds/*\`. | Refunds are booked. |`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/wp-01 | label WP-01 | P0
        title: Ledger service
        scope: Build \`billing/ledger\` and wire \`core\`.
        paths: billing/ledger, billing/core
        done: Postings balance (\`A-1\`)
        done: replays agree (\`A-2\` to \`A-4\`).
        ids: A-1, A-2, A-3, A-4
      billing/wp-02 | label WP-02 | P1
        title: Refunds
        scope: Add \`billing/refunds/*\`.
        paths: billing/refunds
        done: Refunds are booked."
    `);
  });

  it('are rows without an id of their own, below headings of priority', () => {
    const guide = `## Implementation plan

### P0: Contract hardening

| Work item | Files | Required tests | Done criteria | Feature IDs |
| --- | --- | --- | --- | --- |
| Add \`Invoice.Validate()\` | \`billing/core/core.go\` | table tests in \`billing/core/core_test.go\` | bad invoices fail early | \`A-1\` |

### P2: Extensions

| Work item | Files | Required tests | Done criteria | Feature IDs |
| --- | --- | --- | --- | --- |
| Define plug-ins | \`billing/plugins\` (new) | conformance tests | plug-ins are bounded | \`A-2\`-\`A-3\` |`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/add-invoice-validate | P0 | phase "P0: Contract hardening"
        title: Add Invoice.Validate()
        paths: billing/core/core.go, billing/core/core_test.go
        done: bad invoices fail early
        test: table tests in \`billing/core/core_test.go\`
        ids: A-1
      billing/define-plug-ins | P2 | phase "P2: Extensions"
        title: Define plug-ins
        paths: billing/plugins
        done: plug-ins are bounded
        test: conformance tests
        ids: A-2, A-3"
    `);
  });

  it('are headings with labelled lists below', () => {
    const guide = `## Prioritized backlog

### P0 - Correlation (\`BL-01\`)

Deliverables:
- Add \`billing/context\` package.
- Enforce it at each entry.

Done criteria:
- Checks pass (\`A-1\`).

### P1 - Export (\`BL-02\`)

Deliverables:
- Add \`billing/export\`.

Done criteria:
- Outages lose nothing.`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/bl-01 | label BL-01 | P0
        title: Correlation
        scope: Add \`billing/context\` package.
        scope: Enforce it at each entry.
        paths: billing/context
        done: Checks pass (\`A-1\`).
        ids: A-1
      billing/bl-02 | label BL-02 | P1
        title: Export
        scope: Add \`billing/export\`.
        paths: billing/export
        done: Outages lose nothing."
    `);
  });

  it('are shown by the tests that the guide lists with their label', () => {
    const guide = `## Work packages

- \`BL-1\` Export: add \`billing/export\`.
- \`BL-2\` Refunds: add \`billing/refunds\`.

## Verification

Tests:
- outage suite (\`BL-1\`)
- \`make check\` for all of BL-1 and BL-2`;
    const { workPackages, tests } = guideOf(guide);
    expect(workPackages.map((one) => [one.label, one.tests.map(({ text }) => text)])).toEqual([
      ['BL-1', ['outage suite (`BL-1`)']],
      ['BL-2', []],
    ]);
    expect(tests).toHaveLength(2);
  });

  it('are checklists, and what is ticked is closed', () => {
    const guide = `## Roadmap

- [x] Parse invoices
- [ ] **Refunds:** book them in \`billing/refunds\`
- [ ] P1: Reports (post-MVP)`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/parse-invoices | closed
        title: Parse invoices
      billing/refunds
        title: Refunds
        scope: book them in \`billing/refunds\`
        paths: billing/refunds
      billing/reports-post-mvp | P1 | deferred
        title: Reports (post-MVP)"
    `);
  });

  it('take what comes first from a label or a column, by label', () => {
    const guide = `## Work packages

| WP | Scope | Depends on |
| --- | --- | --- |
| \`WP-1 Types\` | \`billing/types\` | |
| \`WP-2 Store\` | \`billing/store\` | WP-1 |
| \`WP-3 Api\` | \`billing/http\` | \`WP-1\`, WP-2 |`;
    const after = guideOf(guide).workPackages.map(({ id, after }) => [id, after]);
    expect(after).toEqual([
      ['billing/wp-1', []],
      ['billing/wp-2', ['billing/wp-1']],
      ['billing/wp-3', ['billing/wp-1', 'billing/wp-2']],
    ]);
  });

  it('are deferred when every id they cite is out of scope, and not when one is in it', () => {
    const guide = `## Work packages

1. Later only (\`A-8\`, \`A-9\`).
2. Both (\`A-1\`, \`A-9\`).
3. None.`;
    const features = [{ id: 'A-1' }, { id: 'A-8', phase: 'later' }, { id: 'A-9', phase: 'later' }];
    expect(guideOf(guide, { features }).workPackages.map((own) => own.deferred)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of the same name are told apart, in the order of the document', () => {
    const ids = guideOf('## Backlog\n\n1. Clean up.\n2. Clean up.\n3. Clean up.').workPackages.map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['billing/clean-up', 'billing/clean-up-2', 'billing/clean-up-3']);
  });

  it('ask for each line of a list within a list in the words of the item around it', () => {
    const guide = `## Plan

Phase 1: Open the books
- Add proofs in \`billing/core\`:
  - snapshots (names and tags)
  - for each kind of bill:
    - a round trip
- Keep the old ones.
- Exit criteria:
  - all of these pass:
    - \`make check\`
  - nothing moved`;
    const [first] = guideOf(guide).workPackages;
    expect(first?.scope.map(({ text }) => text)).toEqual([
      'Add proofs in `billing/core`: snapshots (names and tags)',
      'Add proofs in `billing/core`: for each kind of bill: a round trip',
      'Keep the old ones.',
    ]);
    expect(first?.doneWhen.map(({ text }) => text)).toEqual([
      'all of these pass: `make check`',
      'nothing moved',
    ]);
  });

  it('ask for what is done to tests in the words that say so', () => {
    const guide = `## Plan

### Phase A: Proofs

Changes:
- Expand tests to cover:
  - each kind of bill
  - refunds
- Tests:
  - a round trip`;
    const [first] = guideOf(guide).workPackages;
    expect(first?.scope.map(({ text }) => text)).toEqual([
      'Expand tests to cover: each kind of bill',
      'Expand tests to cover: refunds',
    ]);
    expect(first?.tests.map(({ text }) => text)).toEqual(['a round trip']);
  });

  it('name paths that stand in lines of their own in one line', () => {
    const guide = `## Plan

Phase 1: Lay the ground
- Create folders:
  - \`billing/a\`
  - \`billing/b\`
  - \`billing/c\` with a note
  - \`billing/d\`
- Keep these:
  - \`billing/e\``;
    const [first] = guideOf(guide).workPackages;
    expect(first?.scope.map(({ text, at }) => `${at.line} ${text}`)).toEqual([
      '7 Create folders: `billing/a`, `billing/b`',
      '9 Create folders: `billing/c` with a note',
      '10 Create folders: `billing/d`',
      '12 Keep these: `billing/e`',
    ]);
    expect(first?.paths).toEqual(['billing/a', 'billing/b', 'billing/c', 'billing/d', 'billing/e']);
  });

  it('ask for files of which their label says what becomes of them', () => {
    const files = (line: string): readonly string[] =>
      guideOf(`## Plan\n\n1. Prove it.\n   - ${line}\n   - Done when: all pass.`).workPackages.flatMap(
        ({ scope }) => scope.map(({ text }) => text),
      );
    const listed = '`billing/a_test.go`, `billing/b_test.go`';
    expect(files(`Files to add: ${listed}.`)).toEqual([`Files to add: ${listed}.`]);
    expect(files(`Files to add:\n     - \`billing/a_test.go\`\n     - \`billing/b_test.go\``)).toEqual([
      `Files to add: ${listed}`,
    ]);
    expect(files(`Files: ${listed}.`)).toEqual([]);
  });

  it('are not tests of the plan, nor lists under a heading that plans nothing', () => {
    const guide = `## Work packages

| Work package | Done criteria |
| --- | --- |
| \`WP-1 One\` | It works |

Validation commands for work packages:
- \`go test ./billing/...\`

## Extension points

1. Plug-ins.
2. Hooks.`;
    const recon = guideOf(guide);
    expect(recon.workPackages.map(({ label }) => label)).toEqual(['WP-1']);
    expect(recon.tests.map(({ text }) => text)).toEqual(['`go test ./billing/...`']);
  });
});
