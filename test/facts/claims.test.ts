import { describe, expect, it } from 'vitest';
import { describe as describeFinding } from '../../src/diagnostics/finding.ts';
import { repository } from '../support/repository.ts';

describe('an id that the inventory does not have', () => {
  it.each([
    ['A-01', 'A-1'],
    ['A-001', 'A-1'],
    ['A-2', null],
    ['A-11', null],
  ])('suggests for %s one of the same number', (cited, nearest) => {
    const { findings } = repository()
      .feature({ id: 'A-1', title: 'Bill', group: 'Invoices' })
      .area('Billing', 'billing', `# B\n\n${cited}\n`)
      .compile();
    expect(findings.find(({ code }) => code === 'claims/unknown-id')?.data).toMatchObject({
      id: cited,
      nearest,
    });
  });
});

describe('planned work that names what is not there', () => {
  it('is a finding at the place that names it', () => {
    const work = `# Billing

## Work packages

| WP | Task | Files | Colour | After |
|---|---|---|---|---|
| BL-1 | One | \`/etc/x\` | red | BL-7, WB-1, RK-1 |

## Modules

| Module | Responsibilities |
|---|---|
| \`RK-1\` Ledger | Books |
`;
    const web = '# Web\n\n## Work packages\n\n### WB-1 Pages\n\nProse.\n';
    const repo = repository().area('Billing', 'billing', work).area('Web', 'web', web).feature({ id: 'A-1' });
    const said = repo.compile().findings.filter(({ code }) => /-unknown$|-unplaced$/.test(code));
    expect(said.map((found) => `${found.code} ${describeFinding(found).message}`)).toEqual([
      'claims/columns-unknown no rule knows a column of this table of work packages: Colour',
      'claims/path-unplaced billing/bl-1 lists `/etc/x` among its files, which is no path from the root of the repository, nor one that is there',
      'claims/after-unknown billing/bl-1 comes after BL-7, and no work package is called so: nothing is put in order',
      'claims/after-unknown billing/bl-1 comes after WB-1, and the package of that name is in web/guide.md: nothing is put in order',
    ]);
  });
});
