import { describe, expect, it } from 'vitest';
import { describe as describeFinding } from '../../src/diagnostics/finding.ts';
import { claimFindings } from '../../src/facts/claims.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import {
  failureSubjects,
  featureSubjects,
  groupSubjects,
  pathSubjects,
  prioritySubjects,
  workPackageSubjects,
} from '../../src/facts/subjects.ts';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import type { FactSet } from '../../src/model/factset.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { formatSpan } from '../../src/model/span.ts';
import type { Subject } from '../../src/model/subject.ts';
import type { FactType } from '../../src/model/vocabulary.ts';
import { type Repository, repository } from '../support/repository.ts';
import { type Reading, read } from './support.ts';

const billingGuide = `# Billing guide

Owner: \`Money-Team\`

## Module list

| Module | Path | Responsibilities | Features |
| --- | --- | --- | --- |
| Ledger | \`billing/ledger\` | Books. | \`A-2\` |
| Everything | \`billing/all\` | All. | \`A-1\`, \`A-2\`, \`A-3\` |

## Module status

| Module | Path | Status | Features |
| --- | --- | --- | --- |
| Ledger | \`billing/ledger\` | Implemented | \`A-2\` |
| Export | \`billing/export\` | Sort of there | \`A-9\` |

## Work packages

1. Refunds in \`billing/refunds\` (\`A-3\`, \`A-77\`).
`;

const webGuide =
  '# Web guide\n\n## Module list\n\n| Module | Path | Responsibilities | Features |\n| --- | --- | --- | --- |\n| Pages | `web/pages` | Shows. | `A-2` |\n';

function built(): Repository {
  return repository()
    .area('Billing', 'billing', billingGuide)
    .area('Web', 'web', webGuide)
    .feature(
      { id: 'A-10', group: 'Money', owner: 'Ann', dependencies: ['A-2'] },
      { id: 'A-2', group: 'Money', owner: 'Ben' },
      { id: 'A-1', group: 'Pages' },
      { id: 'A-3', group: 'Money' },
      { id: 'A-9', group: 'Later', phase: 'later' },
    )
    .module('Money', ['billing/ledger', 'shared/money'], ['Money'])
    .module('Pages', ['web/pages'], ['Pages'])
    .file('billing/ledger/book.go')
    .file('web/pages/index.ts')
    .file('CODEOWNERS', '* @all\n/billing/ @money\nbook.go @book\n');
}

function derived(repo: Repository = built()): { reading: Reading; facts: FactSet } {
  const reading = read(repo);
  const { sources, recon, log, config } = reading;
  return {
    reading,
    facts: deriveFacts(sources, recon, groupSubjects(sources, recon, log), log, config),
  };
}

const byId = (subjects: readonly Subject[] | undefined, id: string): Subject['facts'] => {
  const found = subjects?.find((subject) => subject.id === id);
  if (!found) throw new Error(`no subject ${id}`);
  return found.facts;
};

describe('facts', () => {
  const { reading, facts } = derived();

  it('hold the areas in the order of the canonical table, with their folders', () => {
    expect(facts.areas).toEqual([
      {
        name: 'Billing',
        slug: 'billing',
        guide: 'billing/guide.md',
        from: 'guide-table',
        prefixes: ['billing/'],
      },
      { name: 'Web', slug: 'web', guide: 'web/guide.md', from: 'guide-table', prefixes: ['web/'] },
    ]);
  });

  it('hold the groups with their features in the order that people count in', () => {
    expect(facts.groups.map(({ name, featureIds, mvpIds }) => [name, featureIds, mvpIds])).toEqual([
      ['Later', ['A-9'], []],
      ['Money', ['A-2', 'A-3', 'A-10'], ['A-2', 'A-3', 'A-10']],
      ['Pages', ['A-1'], ['A-1']],
    ]);
  });

  it('put a feature where its own area says, the narrow before the broad, the design last', () => {
    expect(facts.featurePaths.get('A-2')).toEqual([
      'billing/ledger',
      'billing/all',
      'web/pages',
      'shared/money',
    ]);
    expect(facts.featurePaths.get('A-10')).toEqual(['billing/ledger', 'shared/money']);
    expect(facts.featurePaths.get('A-9')).toEqual(['billing/export']);
  });

  it('never lose what the design says of a feature to guides that name much', () => {
    const row = (_: unknown, index: number): string => `| M${index} | \`web/m${index}\` | Shows. | \`A-3\` |`;
    const wordy = webGuide + Array.from({ length: 30 }, row).join('\n');
    const paths = derived(built().area('Web', 'web', wordy)).facts.featurePaths.get('A-3') ?? [];
    expect([paths.length, ...paths.slice(-2)]).toEqual([26, 'billing/ledger', 'shared/money']);
  });

  it('tell of a group which modules, paths and areas name it', () => {
    expect(byId(facts.subjects.group, 'Money')).toMatchObject({
      features: 3,
      mvp_features: 3,
      modules: ['Money'],
      module_paths: ['billing/ledger', 'shared/money'],
      module_areas: ['Billing'],
      citing_areas: ['Billing', 'Web'],
    });
  });

  it('tell of a feature what the inventory, the rules and the guides say', () => {
    expect(byId(featureSubjects(facts, reading.log), 'A-2')).toMatchObject({
      group: 'Money',
      area: 'Billing',
      owner: 'Ben',
      mvp: true,
      module_statuses: ['implemented'],
      citing_areas: ['Billing', 'Web'],
    });
  });

  it('tell of a work package the groups of its features', () => {
    const own = workPackageSubjects(facts);
    expect(byId(own, 'billing/refunds-in-billing-refunds')).toMatchObject({
      ids: ['A-3', 'A-77'],
      groups: ['Money'],
      paths: ['billing/refunds'],
    });
  });

  it('tell of a path who owns it: the last line that matches, the guide, the features', () => {
    const paths = pathSubjects(reading.sources, reading.recon, reading.log, reading.config);
    expect(byId(paths, 'billing/ledger')).toMatchObject({
      prefix_area: 'Billing',
      area: 'Billing',
      declared_owners: ['@money'],
      guide_owners: ['Money-Team'],
      feature_owners: ['Ann', 'Ben'],
      exists: true,
      directory: true,
    });
    expect(byId(paths, 'web/pages')).toMatchObject({ declared_owners: ['@all'], guide_owners: [] });
    expect(byId(paths, 'billing/export')).toMatchObject({ exists: false, files: 0 });
  });

  it('are not changed by the order of the inventory', () => {
    const shuffled = repository()
      .area('Billing', 'billing', billingGuide)
      .area('Web', 'web', webGuide)
      .feature(
        { id: 'A-9', group: 'Later', phase: 'later' },
        { id: 'A-3', group: 'Money' },
        { id: 'A-1', group: 'Pages' },
        { id: 'A-2', group: 'Money', owner: 'Ben' },
        { id: 'A-10', group: 'Money', owner: 'Ann', dependencies: ['A-2'] },
      )
      .module('Money', ['billing/ledger', 'shared/money'], ['Money'])
      .module('Pages', ['web/pages'], ['Pages'])
      .file('billing/ledger/book.go')
      .file('web/pages/index.ts')
      .file('CODEOWNERS', '* @all\n/billing/ @money\nbook.go @book\n');
    const other = derived(shuffled).facts;
    expect(other.groups).toEqual(facts.groups);
    expect([...other.featurePaths].sort()).toEqual([...facts.featurePaths].sort());
    const values = (set: FactSet): unknown =>
      Object.values(set.subjects).map((list) => list.map(({ facts: own }) => own));
    // The text of a group follows its features in the order that people count in, whatever the file's order.
    expect(values(other)).toEqual(values(facts));
  });
});

describe('claims that do not hold', () => {
  it('are findings, one a guide where one a place would be noise', () => {
    const said = claimFindings(derived().facts).map((found) => {
      const { message } = describeFinding(found);
      return `${found.severity} ${found.code} ${found.at ? formatSpan(found.at) : ''}\n  ${message}`;
    });
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "warning claims/unknown-id billing/guide.md:21:42
        A-77 is cited here, and the inventory has no such id
      info claims/unknown-status billing/guide.md:17:31
        no rule knows the status "Sort of there" of Export; it counts as open
      info claims/paths-missing billing/guide.md:10:17
        3 of the 4 paths that this guide names are not in the tree: billing/all, billing/export, billing/refunds
      info claims/later-ids billing/guide.md:17:48
        this guide cites 1 feature that is out of scope: A-9
      info claims/section-not-found billing/guide.md:1:3
        nothing in this guide is recognised as invariants
      info claims/section-not-found web/guide.md:1:3
        nothing in this guide is recognised as invariants, status, work packages"
    `);
  });
});

describe('every subject', () => {
  it('has exactly the facts of the vocabulary, each of its type', () => {
    const { reading, facts } = derived(
      built().file('docs/note.md', '# x').feature({ id: 'A-70', priority: 2 }),
    );
    const asked = [
      ...reading.subjects,
      ...Object.values(facts.subjects).flat(),
      ...failureSubjects(withFailure(facts), reading.log),
      ...prioritySubjects(facts.sources),
    ];
    const kinds = new Set(asked.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      Object.keys(vocabulary.facts)
        .filter((kind) => kind !== 'item')
        .sort(),
    );
    for (const subject of asked) {
      const definitions = vocabulary.facts[subject.kind];
      expect(Object.keys(subject.facts).sort(), subject.id).toEqual(
        definitions.map(({ name }) => name).sort(),
      );
      for (const { name, type, values } of definitions) {
        const value = subject.facts[name];
        expect(typeOf(value), `${subject.id} ${name}`).toBe(type);
        if (values && typeof value === 'string') expect(values, `${subject.id} ${name}`).toContain(value);
      }
      for (const name of Object.keys(subject.sources)) expect(subject.facts).toHaveProperty(name);
    }
  });
});

function typeOf(value: JsonValue | undefined): FactType | 'other' {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? 'strings' : 'other';
}

function withFailure(facts: FactSet): FactSet {
  const failure = {
    unit: 'example.org/shop/billing/ledger',
    test: null,
    file: null,
    line: null,
    message: ['no'],
  };
  const gate = {
    name: 'unit',
    command: 'make unit',
    outcome: 'fail' as const,
    exitCode: 1,
    durationMs: 1,
    blocking: true,
    fallbackUsed: false,
    note: null,
    parser: 'go',
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [failure],
  };
  const health = { schemaVersion: '1', recordedAt: '', inputDigest: '', gates: [gate], previous: null };
  return { ...facts, sources: { ...facts.sources, health } };
}

describe('a failure', () => {
  it('is about the part of its name that the tree has', () => {
    const { reading, facts } = derived();
    const [subject] = failureSubjects(withFailure(facts), reading.log);
    expect(subject?.facts).toMatchObject({ path: 'billing/ledger', area: 'Billing', path_owner: '' });
  });
});
