import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turned } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { loadConfig } from '../src/config/load.ts';
import { CompilationMemory } from '../src/memory.ts';
import { checkout } from './support/checkout.ts';
import { bareRepository, root } from './support/repository.ts';

/** The example with most of everything: guides, contracts, workstreams, single writers, gates. */
const example = join(checkout, 'examples/speech-pipeline');

function filesOf(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('.backlogic'))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]);
}

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';
const areas = ['internal', 'internal/controlplane', 'cmd', 'api/eventabi', 'test'];
const groups = [
  'Simple Mode & Configuration',
  'Backpressure, Budgets & Degradation',
  'Boundaries (Non-goals)',
];

/** Rule files of every kind that a plan hangs on, each in editions. */
const rules: { readonly [kind: string]: (n: number) => string } = {
  risk: (n) => `about: feature
rules:
  - id: own-risk
    because: Edition ${n % 3}.
    when: { fact: id, operator: matches, value: '[${n % 10}]$' }
    then: { flag: '${pick(['loss', 'leak'], n)}', severity: ${pick(['high', 'medium', 'low'], n)} }`,
  suite: (n) => `about: [feature, work_package]
rules:
  - id: own-suite
    when: { fact: text, operator: containsAny, value: ['${pick(['a', 'cancel', 'lease'], n)}'] }
    then: { suite: own-${n % 2}, path: test/own-${n % 3} }`,
  contract: (n) => `about: feature
rules:
  - id: own-contract
    priority: 90
    when: { fact: id, operator: matches, value: '${n % 10}$' }
    then: { surface: ['api/eventabi/'], title: Own ${n % 2}, compatibility: Edition ${n}. }`,
  workstream: (n) => `about: path
rankBy: path
rules:
  - id: own-stream
    priority: ${n % 2}
    when: { fact: path, operator: under, value: '${pick(areas, n)}' }
    then: { workstream: own-${n % 2}, name: Own ${n % 3} }`,
  hotspot: (n) => `about: path
rules:
  - id: own-hotspot
    when: { fact: path, operator: under, value: '${pick(areas, n)}' }
    then: { hotspot: '${pick(areas, n)}/*', writer: contracts }`,
  gate: (n) => `about: path
rules:
  - id: own-gate
    priority: 20
    when: { fact: path, operator: under, value: '${pick(areas, n)}' }
    then: { command: prove, argument: '{path} ${n % 3}' }`,
  owner: (n) => `about: path
rules:
  - id: own-owner
    when: { fact: path, operator: under, value: '${pick(areas, n)}' }
    then: { owner: 'team-${n % 3}' }`,
  dependency: (n) => `about: item
rules:
  - id: own-order
    when: { fact: group, operator: equal, value: '${pick(groups, n)}' }
    then: { after: { group: '${pick(groups, n + 1 + (n % 2))}' }, reason: Edition ${n % 3}. }`,
  priority: (n) => `about: value
rules:
  - id: own-priority
    priority: 90
    when: { fact: text, operator: matches, value: '${pick(['1', 'P', '.'], n)}' }
    then: { priority: P${n % 3} }`,
};

const rounds = fc.array(
  fc.record({
    kind: fc.constantFrom(...Object.keys(rules)),
    // Zero: the file goes.
    n: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 3, maxLength: 9 },
);

test('a plan that remembers the one before is what one is that does not, whatever rule was edited', async () => {
  const files = filesOf(example);
  let different = 0;
  await fc.assert(
    fc.asyncProperty(rounds, async (sequence) => {
      const host = bareRepository({
        ...Object.fromEntries(files),
        'rules/own-none.yaml': 'conditions: {}\n',
      });
      host.files.set(
        `${root}/backlog.config.json`,
        JSON.stringify({ rules: ['backlogic:rules', './rules'], plan: { priorities: ['P0', 'P1', 'P2'] } }),
      );
      const memory = new CompilationMemory();
      let last = '';
      for (const { kind, n } of [{ kind: 'risk', n: 0 }, ...sequence]) {
        // Whoever runs the tests hears that this one is alive.
        await turned();
        const path = `${root}/rules/own-${kind}.yaml`;
        if (n === 0) host.files.delete(path);
        else host.files.set(path, `decides: ${kind}\n${rules[kind]?.(n)}\n`);
        const { config } = memory.read('configuration', host, [], (from) => loadConfig({ cwd: root }, from));
        if (!config) throw new Error('no configuration');
        memory.begin(() => false);
        const [got, due] = [compile(config, host, undefined, undefined, memory), compile(config, host)];
        expect(got.plan).toEqual(due.plan);
        expect(got.artifacts.map(({ path, text }) => [path, text])).toEqual(
          due.artifacts.map(({ path, text }) => [path, text]),
        );
        expect(got.findings).toEqual(due.findings);
        const now = JSON.stringify(due.plan);
        different += Number(now !== last);
        last = now;
      }
    }),
    { numRuns: 5 },
  );
  // Else no edit reached a plan.
  expect(different).toBeGreaterThan(10);
}, 240_000);
