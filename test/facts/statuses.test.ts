import { describe, expect, it } from 'vitest';
import { guideOf } from './support.ts';

describe('modules and their statuses', () => {
  it('come from one table or two, joined by id or name', () => {
    const guide = `## Module list with responsibilities

| Module | Paths | Responsibilities | Feature evidence |
| --- | --- | --- | --- |
| \`BI-01\` Ledger | \`billing/core\`, \`billing/ledger\` | Books postings. | \`A-1\`, \`A-2\` |
| \`BI-02\` Refunds | \`billing/refunds\` | Books refunds. | \`A-3\` |

## Current progress and divergence

| Module | Current status | Runtime evidence | Divergence from target |
| --- | --- | --- | --- |
| \`BI-01\` Ledger | partial | \`billing/core/core.go\` books. | No balance check. |
| \`BI-02\` Refunds | scaffold/missing | none | No major divergence for the baseline. |`;
    const recon = guideOf(guide);
    expect(recon.modules.map(({ name, id, paths, ids }) => ({ name, id, paths, ids }))).toEqual([
      { name: 'BI-01 Ledger', id: 'BI-01', paths: ['billing/core', 'billing/ledger'], ids: ['A-1', 'A-2'] },
      { name: 'BI-02 Refunds', id: 'BI-02', paths: ['billing/refunds'], ids: ['A-3'] },
    ]);
    expect(recon.responsibilities.map(({ text }) => text)).toEqual(['Books postings.', 'Books refunds.']);
    expect(recon.statuses.map(({ id, status, open, paths }) => ({ id, status, open, paths }))).toEqual([
      { id: 'BI-01', status: 'partial', open: true, paths: ['billing/core', 'billing/ledger'] },
      { id: 'BI-02', status: 'scaffold', open: true, paths: ['billing/refunds'] },
    ]);
    expect(recon.divergences.map(({ id, title, open, paths }) => ({ id, title, open, paths }))).toEqual([
      {
        id: 'billing/gap/bi-01',
        title: 'Ledger',
        open: true,
        paths: ['billing/core', 'billing/ledger', 'billing/core/core.go'],
      },
      { id: 'billing/gap/bi-02', title: 'Refunds', open: false, paths: ['billing/refunds'] },
    ]);
  });

  it('are what a table of modules says to do next with each, where it names no differences', () => {
    const recon = guideOf(`## Modules

| Module | Path | Responsibility | Status | Next step |
| --- | --- | --- | --- | --- |
| Ledger | \`billing/ledger\` | Books | partial | Add balances in \`billing/ledger/sum.go\` (\`A-1\`). |
| Refunds | \`billing/refunds\` | Refunds | implemented | None |`);
    expect(recon.divergences).toMatchObject([
      {
        id: 'billing/gap/ledger',
        title: 'Ledger',
        text: 'Add balances in `billing/ledger/sum.go` (`A-1`).',
        action: 'Add balances in `billing/ledger/sum.go` (`A-1`).',
        paths: ['billing/ledger', 'billing/ledger/sum.go'],
        actionPaths: ['billing/ledger/sum.go'],
        ids: ['A-1'],
        open: true,
      },
      { id: 'billing/gap/refunds', open: false },
    ]);
  });

  it('have the paths that their action names apart from those where they are seen', () => {
    const recon = guideOf(`## Divergence

| Module | Divergence | Evidence | Action |
| --- | --- | --- | --- |
| Ledger | Balances are summed twice | \`billing/core/core.go\` | Add \`billing/ledger/sum.go\` |`);
    expect(recon.divergences.map(({ paths, actionPaths }) => ({ paths, actionPaths }))).toEqual([
      { paths: ['billing/core/core.go', 'billing/ledger/sum.go'], actionPaths: ['billing/ledger/sum.go'] },
    ]);
  });

  it('are the rows of a status matrix where the guide lists modules nowhere else', () => {
    const recon = guideOf(`## Status matrix

| Module | Status | Code evidence |
| --- | --- | --- |
| \`BI-01 Ledger\` | Implemented | \`billing/core/core.go\` |
| \`BI-02 Export\` | Planned | no \`billing/export\` package |`);
    expect(recon.modules.map(({ name }) => name)).toEqual(['BI-01 Ledger', 'BI-02 Export']);
    // What a planned module's evidence says is absent is where it will stand.
    expect(recon.statuses.map(({ paths }) => paths)).toEqual([['billing/core/core.go'], ['billing/export']]);
  });

  it('can stand in a heading, in brackets behind a name, and in a list', () => {
    const recon = guideOf(`## Module list

| Module | Target path | Responsibility |
| --- | --- | --- |
| Policies (target addition) | \`billing/policy\` | Decide. |
| Ledger | \`billing/core\` | Book. |

## Progress

### Current progress (implemented)

| Capability | Evidence path |
| --- | --- |
| Postings | \`billing/core/core.go\` |

### Current inventory

- \`billing/core\` (implemented baseline)
- \`billing/export\` remains scaffold-only.
- A sentence about something else.`);
    expect(recon.statuses.map(({ name, phrase, status }) => [name, phrase, status])).toEqual([
      ['Policies (target addition)', 'target addition', 'planned'],
      ['Postings', 'implemented', 'implemented'],
      ['billing/core', 'implemented baseline', 'implemented_baseline'],
      ['billing/export', 'remains scaffold-only.', 'scaffold'],
    ]);
  });
});

describe('a heading about progress', () => {
  it('gives its status to the rows below it', () => {
    const guide = `## Progress

### Present

| Capability | Evidence path |
| --- | --- |
| Postings | \`billing/core\` |`;
    expect(guideOf(guide).statuses.map(({ name, status, open }) => [name, status, open])).toEqual([
      ['Postings', 'implemented', false],
    ]);
  });
});

describe('status words', () => {
  const status = (phrase: string): string => {
    const recon = guideOf(`## Status\n\n| Capability | Status |\n| --- | --- |\n| X | ${phrase} |`);
    const [own] = recon.statuses;
    return `${own?.status ?? 'unknown'} ${own?.open ? 'open' : 'closed'}`;
  };
  it.each([
    ['Implemented', 'implemented closed'],
    ['implemented baseline', 'implemented_baseline closed'],
    ['Implemented (baseline)', 'implemented_baseline closed'],
    ['Implemented baseline resolver with defaults.', 'implemented_baseline closed'],
    ['Implemented in tooling only', 'partial open'],
    ['partial', 'partial open'],
    ['Partial (no dedicated test coverage)', 'partial open'],
    ['scaffold/missing', 'scaffold open'],
    ['Scaffold only (`print`).', 'scaffold open'],
    ['Exists, guide-only placeholder', 'scaffold open'],
    ['Missing (owned internally today)', 'missing open'],
    ['Directory missing', 'missing open'],
    ['not started', 'not_started open'],
    ['Not implemented as shared types', 'not_started open'],
    ['Planned', 'planned open'],
    ['**Done**', 'implemented closed'],
    ['Somewhere between', 'unknown open'],
  ])('%s', (phrase, meaning) => {
    expect(status(phrase)).toBe(meaning);
  });
});

describe('statuses against the tree', () => {
  const contradictions = (rows: string, files: string[] = []): unknown[] =>
    guideOf(`## Module status\n\n| Module | Path | Status | Evidence |\n| --- | --- | --- | --- |\n${rows}`, {
      files,
    }).statuses.map(({ contradiction }) => contradiction);

  it('contradict it when nothing of what is implemented is there', () => {
    expect(contradictions('| Export | `billing/export` | Implemented | |')).toEqual([
      { path: 'billing/export', state: 'missing' },
    ]);
    expect(
      contradictions('| Export | `billing/export` | Implemented | |', ['billing/export/README.md']),
    ).toEqual([{ path: 'billing/export', state: 'scaffold' }]);
  });

  it('contradict it when what is missing has tests', () => {
    const files = ['billing/export/a.go', 'billing/export/a_test.go'];
    expect(contradictions('| Export | `billing/export` | Missing | |', files)).toEqual([
      { path: 'billing/export', state: 'tested' },
    ]);
  });

  it('agree with it when the code stands elsewhere, as the evidence says', () => {
    expect(contradictions('| Export | `billing/export` | partial | `billing/core/core.go` |')).toEqual([
      null,
    ]);
    expect(contradictions('| Core | `billing/core` | Implemented | |')).toEqual([null]);
    expect(contradictions('| Export | `billing/export` | Not started | `billing/core` |')).toEqual([null]);
  });
});
