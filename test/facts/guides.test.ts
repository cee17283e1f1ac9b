import { describe, expect, it } from 'vitest';
import { guideOf } from './support.ts';

describe('a guide', () => {
  const recon = guideOf(`This folder owns money.

Scope boundary:
- In scope: invoices and postings.
- Out of scope: card numbers (\`A-4\`).

## Ownership

- Primary: \`Money-Team\`
- Required cross-review when the contract changes: Api-Team, Data-Team
- Security-sensitive changes: Security-Team

## Module list

| Module | Responsibilities | Explicit non-ownership |
| --- | --- | --- |
| Ledger | Books. | Does not print. |

## Design invariants (must preserve)

1. Every posting balances (\`A-1\`, \`A-2\`).
2. Nothing is booked twice.

## Known gaps

1. \`billing/export\` is not built (\`A-3\`).
2. Refunds are slow.

## Contract surfaces

Types stand in \`api/billing\` and \`api/billing/types.go:12\`; \`api/*\` has one writer.

## Verification Commands

- \`go test ./billing/...\`
- \`make verify\` must pass

\`\`\`sh
# everything
make verify-all
\`\`\`

## Promotion rules

- Publish what others import.
- Do not publish what breaks an invariant.
- Require cross-review from all owners.

## Related docs

- \`docs/handbook.md\`
- \`docs/features.json\``);

  const texts = (statements: readonly { readonly text: string }[]): string[] =>
    statements.map(({ text }) => text);

  it('has responsibilities and prohibited scope', () => {
    expect(texts(recon.responsibilities)).toEqual(['invoices and postings.', 'Books.']);
    expect(texts(recon.prohibited)).toEqual([
      'card numbers (`A-4`).',
      'Does not print.',
      'Do not publish what breaks an invariant.',
    ]);
  });

  it('has invariants with the ids that they cite and their line', () => {
    expect(recon.invariants.map(({ ids, at }) => [ids, at.line])).toEqual([
      [['A-1', 'A-2'], 23],
      [[], 24],
    ]);
  });

  it('has owners and reviewers', () => {
    expect(recon.ownership.map(({ role, owner, scope }) => [role, owner, scope])).toEqual([
      ['primary', 'Money-Team', null],
      ['review', 'Api-Team', 'Required cross-review when the contract changes'],
      ['review', 'Data-Team', 'Required cross-review when the contract changes'],
      ['review', 'Security-Team', 'Security-sensitive changes'],
      ['review', 'Require cross-review from all owners', null],
    ]);
  });

  it('has divergences in lists', () => {
    expect(recon.divergences.map(({ id, title, paths, ids }) => ({ id, title, paths, ids }))).toEqual([
      {
        id: 'billing/gap/billing-export-is-not-built',
        title: 'billing/export is not built',
        paths: ['billing/export'],
        ids: ['A-3'],
      },
      { id: 'billing/gap/refunds-are-slow', title: 'Refunds are slow', paths: [], ids: [] },
    ]);
  });

  it('has contract surfaces, tests and related documents', () => {
    expect(recon.contractSurfaces.map(({ path, state }) => [path, state])).toEqual([
      ['api/billing', 'missing'],
      ['api/billing/types.go', 'missing'],
      ['api', 'missing'],
    ]);
    expect(texts(recon.tests)).toEqual([
      '`go test ./billing/...`',
      '`make verify` must pass',
      'make verify-all',
    ]);
    expect(texts(recon.relatedDocs)).toEqual(['`docs/handbook.md`', '`docs/features.json`']);
  });

  it('judges contract surfaces by the tree', () => {
    const own = guideOf(
      'Types stand in `api/billing` and `api/billing/types.go:12`; `api/*` has one writer.',
      {
        files: ['api/billing/types.go'],
      },
    );
    expect(own.contractSurfaces.map(({ path, state }) => [path, state])).toEqual([
      ['api/billing', 'code'],
      ['api/billing/types.go', 'code'],
      ['api', 'code'],
    ]);
  });

  it('has tests in tables of gates, and commands in rules for changes', () => {
    const own = guideOf(`## Which gate runs what

| Gate | When |
| --- | --- |
| \`make quick\` | each change |

## Before you open a pull request

1. Run \`make full\` once.
2. Say what changed.`);
    expect(texts(own.tests)).toEqual(['`make quick`', 'Run `make full` once.']);
  });

  it('asks for a command where it asks for it, not where it tells that it passed', () => {
    const own = guideOf(`## Snapshot

Verification run: \`make quick all\` passed in May.

## Tests

- \`make quick all\`
- \`make full all\`: contracts and replays

## Verification commands

- \`make full all\``);
    expect(own.tests.map(({ text, at }) => `${text} ${at.line}`)).toEqual([
      '`make quick all` 9',
      '`make full all` 14',
    ]);
  });

  it('cites ids that are known, later, unknown; a range implies only what the inventory has', () => {
    const features = [{ id: 'A-1' }, { id: 'A-2', phase: 'later' }, { id: 'A-5' }];
    const own = guideOf('Serves `A-1` to `A-5`, A-2, and A-77.', { features });
    expect(own.citations.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'A-1 known',
      'A-2 later',
      'A-5 known',
      'A-77 unknown',
    ]);
  });

  it('does not take the id in a note on how ids are written for a citation', () => {
    expect(guideOf('Ids are written as `A-000`; see `A-1`.').citations.map(({ id }) => id)).toEqual(['A-1']);
  });

  it('is empty and said to be not found when the file is not there', () => {
    const empty = guideOf('').headings;
    expect(empty.map(({ text }) => text)).toEqual(['Billing guide']);
  });
});

describe('what a guide asks of all work in its area', () => {
  const asked = (guide: string) => {
    const { doneWhen, changeRules, workPackages, tests } = guideOf(guide);
    return [doneWhen, changeRules, tests]
      .map((list) => list.map(({ text }) => text))
      .concat([workPackages.map(({ title }) => title)]);
  };

  it('is what is done to a list of things, too', () => {
    const guide = `## Change checklist

1. Keep names stable.
2. Update tests with the surface:
   - \`a_test.go\`
   - \`b_test.go\` (once it is there)
3. Re-run:
   - \`make all once\``;
    expect(asked(guide).slice(1, 3)).toEqual([
      [
        'Keep names stable.',
        'Update tests with the surface: `a_test.go`',
        'Update tests with the surface: `b_test.go` (once it is there)',
      ],
      ['`make all once`'],
    ]);
  });

  it('is what ends its plan as a whole, and what each piece of it has to show', () => {
    const guide = `## Plan

### Phase 1: Ground

Tasks:
- Dig

### Readiness gate (definition of done)

1. All holds (\`A-1\`).
2. \`make check\` passes.

### Gates for each pull request

- Nothing moved.`;
    expect(asked(guide)).toEqual([
      ['All holds (`A-1`).', '`make check` passes.', 'Nothing moved.'],
      [],
      ['`make check` passes.'],
      ['Dig'],
    ]);
  });

  it('is what every change brings along, but for what it must not do and what is run', () => {
    const guide = `## Change checklist

1. Keep \`api/a.ts\` in step.
2. Do not publish anything.
3. Re-run:
   - \`make check\`

## Definition of done

- All holds.`;
    expect(asked(guide)).toEqual([['All holds.'], ['Keep `api/a.ts` in step.'], ['`make check`'], []]);
  });
});
