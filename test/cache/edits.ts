import { existsSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, root } from '../support/repository.ts';
import { cacheEntries, put } from './support.ts';

/** A change that a person, a tool or an accident makes below a repository. `n` makes each one new. */
export const edits: { readonly [name: string]: (folder: string, n: number) => void } = {
  nothing: () => {},
  'a rule is added': (folder, n) => put(folder, `rules/own-${n % 3}.yaml`, rule(n)),
  'a rule is edited': (folder, n) => put(folder, 'rules/own-0.yaml', rule(n)),
  'a rule file is broken': (folder, n) => put(folder, 'rules/own-1.yaml', `decides: risk\nrules: [${n}`),
  'a rule file goes': (folder) => rmSync(join(folder, 'rules/own-0.yaml'), { force: true }),
  'a template is edited': (folder, n) => put(folder, 'templates/slice-table.md.hbs', `slices ${n}\n`),
  'a guide is edited': (folder, n) =>
    put(folder, 'billing/guide.md', `# Billing\n\n## Invariants\n\n1. Rule ${n} holds (\`A-1\`).\n`),
  'the inventory is edited': (folder, n) => {
    const path = 'docs/features.json';
    const list = featuresOrNew(folder, path);
    const edited = list[n % list.length];
    if (edited) edited.description = `Edition ${n} of what it does, with a token`;
    put(folder, path, JSON.stringify(list, null, 1));
  },
  'the inventory is broken': (folder, n) => put(folder, 'docs/features.json', `[{"id": "A-${n}"`),
  'the inventory is mended': (folder) => put(folder, 'docs/features.json', features()),
  'the configuration is edited': (folder, n) => {
    const path = 'backlog.config.json';
    const config = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    put(folder, path, JSON.stringify({ ...config, project: `Project ${n}` }));
  },
  'a file is added to the tree': (folder, n) =>
    put(folder, `billing/core/file-${n}.ts`, '// code\n'.repeat(n)),
  'a file of the tree grows': (folder, n) => put(folder, 'billing/core/a.ts', '// code\n'.repeat(n)),
  'git ignores more': (folder, n) => put(folder, '.gitignore', `file-${n}.ts\nbilling/core/a*\n`),
  'gates were recorded': (folder, n) => put(folder, '.backlogic/repo_health.json', gates(n)),
  'a gate record is broken': (folder) => put(folder, '.backlogic/repo_health.json', '{'),
  'an artifact is edited': (folder, n) => put(folder, 'docs/mvp_backlog.md', `Mine ${n}\n`),
  'an artifact goes': (folder) => rmSync(join(folder, '.backlogic/plan.json'), { force: true }),
  'the manifest goes': (folder) => rmSync(join(folder, '.backlogic/manifest.json'), { force: true }),
  'a build was cut off': (folder) => put(folder, '.backlogic/journal.json', '{"half": '),
  'a file is touched': (folder, n) => {
    if (existsSync(join(folder, 'docs/design.md'))) utimesSync(join(folder, 'docs/design.md'), n, n);
  },
  'the cache goes': (folder) => rmSync(join(folder, '.backlogic/cache'), { recursive: true, force: true }),
  'entries are cut short': (folder) => spoil(folder, (file) => truncateSync(file, 200)),
  'entries are changed': (folder) =>
    spoil(folder, (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('findings', 'nothings'))),
  'entries change places': (folder) => {
    const [a, b] = existsSync(join(folder, '.backlogic/cache')) ? cacheEntries(folder) : [];
    if (!a || !b) return;
    writeFileSync(join(folder, '.backlogic/cache', a), readFileSync(join(folder, '.backlogic/cache', b)));
  },
};

/** Lays a small repository out. */
export function lay(folder: string): void {
  const { files } = repository()
    .area(
      'Billing',
      'billing',
      '# Billing\n\n## Modules\n\n| Module | Path | Status |\n| --- | --- | --- |\n| Core | `billing/core` | partial |\n',
    )
    .area('Access', 'access')
    .feature({ id: 'A-1', group: 'Invoices' }, { id: 'A-2', group: 'Login', dependencies: ['A-1'] })
    .module('Core', ['billing/core'], ['Invoices'])
    .config({ templates: { directory: 'templates' }, rules: ['backlogic:rules', 'rules'] })
    .file('billing/core/a.ts')
    .file('rules/own-0.yaml', rule(0))
    .file('templates/notes.md.hbs', 'nothing\n')
    .host();
  for (const [path, text] of files) put(folder, path.slice(root.length + 1), text);
}

/** The entries there are; a broken inventory is written anew by whoever edits it. */
function featuresOrNew(folder: string, path: string): { description: string }[] {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8'));
  } catch {
    return JSON.parse(features());
  }
}

function features(): string {
  const one = (id: string, group: string) => ({
    id,
    group,
    description: id,
    release_phase: 'mvp',
    passes: false,
  });
  return JSON.stringify([one('A-1', 'Invoices'), one('A-2', 'Login')]);
}

function rule(n: number): string {
  return `decides: risk
about: feature
hitPolicy: collect
rules:
  - id: own-${n % 4}
    because: Edition ${n}.
    when: { all: [{ fact: id, operator: equal, value: A-${1 + (n % 2)} }] }
    then: { flag: data exposure / tenancy boundary risk, severity: high }
`;
}

function gates(n: number): string {
  const gate = {
    name: 'verify-quick',
    command: 'make',
    outcome: n % 2 === 0 ? 'pass' : 'fail',
    exit_code: n % 2,
    duration_ms: n,
    blocking: true,
    fallback_used: false,
    note: null,
    parser: 'auto',
    passed: n,
    failed: n % 2,
    skipped: 0,
    failures: [],
  };
  const record = {
    schema_version: '1.0',
    recorded_at: '2026-01-01T00:00:00Z',
    input_digest: 'x',
    gates: [gate],
  };
  return JSON.stringify({ ...record, previous: null });
}

function spoil(folder: string, act: (file: string) => void): void {
  if (!existsSync(join(folder, '.backlogic/cache'))) return;
  for (const name of cacheEntries(folder)) act(join(folder, '.backlogic/cache', name));
}
