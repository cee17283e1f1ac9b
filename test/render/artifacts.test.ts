import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { DecisionIndex } from '../../src/model/decision.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { render } from '../../src/render/render.ts';
import { artifact, kinds, schema } from './artifact.ts';
import { feature } from './literals.ts';
import { sampleConfig, sampleInput } from './sample.ts';
import { sampleFacts } from './sample-facts.ts';
import { samplePlan } from './sample-plan.ts';
import { shippedTemplates } from './shipped.ts';

describe.each(kinds)('%s.json', (kind) => {
  test('holds to its schema, which allows no key that is not written down', () => {
    const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema(kind));
    const content = artifact(kind);
    expect([validate(content), validate.errors]).toEqual([true, null]);
    expect(validate({ ...content, surprise: 1 })).toBe(false);
  });

  test('is readable JSON in snake case, versioned, ending in a newline', () => {
    const { artifacts } = render(sampleInput(), shippedTemplates());
    const text = artifacts.find(({ path }) => path === `.backlogic/${kind}.json`)?.text ?? '';
    const parsed = JSON.parse(text) as JsonObject;
    const [list = ''] = Object.keys(parsed).filter((key) => ['decisions', 'items', 'guides'].includes(key));
    if (kind === 'decisions') {
      // One line a decision, so that a change of one is a change of one line.
      const lines = text.slice(text.indexOf('\n  "decisions": [')).split('\n');
      const own = lines.filter((line) => line.startsWith('    {'));
      expect(own.map((line) => JSON.parse(line.replace(/,$/, '')))).toEqual(parsed.decisions);
    } else {
      // Indented as far as members have members of their own.
      for (const line of text.split('\n')) expect(line).toMatch(/^(?: {2}){0,4}[^ ]|^$/);
      expect(text.split('\n').length).toBeGreaterThan(10);
      if (list !== '') expect(text).toContain(`\n  "${list}": [\n    {\n      "`);
    }
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).toContain('"schema_version": "1.0"');
    expect(
      [...JSON.stringify(parsed, null, 2).matchAll(/^\s+"([^"]*)":/gm)]
        .map((match) => match[1])
        .filter((key) => /[a-z][A-Z]/.test(key ?? '')),
    ).toEqual([]);
  });
});

test('the set is the seven artifacts, the health text only while no run is recorded', () => {
  const paths = (input = sampleInput()): string[] =>
    render(input, shippedTemplates()).artifacts.map(({ path }) => path);
  expect(paths()).toEqual([
    '.backlogic/spec_map.json',
    '.backlogic/guide_recon.json',
    '.backlogic/repo_health.txt',
    '.backlogic/decisions.json',
    '.backlogic/plan.json',
    'docs/mvp_backlog.md',
  ]);
  const facts = sampleFacts();
  const health = { schemaVersion: '1.0', recordedAt: '', inputDigest: '', gates: [], previous: null };
  const recorded = { ...facts, sources: { ...facts.sources, health } };
  expect(paths(sampleInput({ facts: recorded }))).not.toContain('.backlogic/repo_health.txt');
  const config = sampleConfig({ output: { ...sampleConfig().output, record: 'docs/record.md' } });
  expect(paths(sampleInput({ config }))).toContain('docs/record.md');
});

test('the health text of a repository whose gates never ran', () => {
  const { artifacts } = render(sampleInput(), shippedTemplates());
  expect(artifacts.find(({ path }) => path.endsWith('.txt'))?.text).toMatchInlineSnapshot(`
    "backlogic: no gate has been run, so nothing is known of the health of this repository.

    \`backlogic health\` runs these and records their output here:

      verify-quick: make verify-quick
        else: npm test

    VERIFY_QUICK_EXIT=not_run
    "
  `);
});

test('two renderings of one input are the same bytes', () => {
  expect(render(sampleInput(), shippedTemplates())).toEqual(render(sampleInput(), shippedTemplates()));
});

test('an empty repository renders', () => {
  const plan = samplePlan();
  const empty = {
    ...plan,
    items: [],
    workstreams: [],
    hotspots: [],
    contractPrs: [],
    waves: [],
    criticalPath: [],
    ready: [],
    assumptions: [],
    questions: [],
    deferred: [],
    health: { ...plan.health, recordedAt: null, gates: [], notRun: [], broken: [], mended: [] },
  };
  const facts = sampleFacts();
  const bare = {
    ...facts,
    sources: {
      ...facts.sources,
      design: null,
      guides: [],
      inventory: { ...facts.sources.inventory, features: [], entries: 0 },
    },
    areas: [],
    groups: [],
    features: new Map([['A-1', feature('A-1')]]),
    recon: [],
  };
  const config = sampleConfig({
    project: null,
    gates: [],
    output: { ...sampleConfig().output, record: 'docs/record.md' },
  });
  const { artifacts, findings } = render(
    sampleInput({ plan: empty, facts: bare, log: new DecisionIndex([]), config }),
    shippedTemplates(),
  );
  expect([artifacts.length, findings]).toEqual([7, []]);
  for (const { text } of artifacts) expect(text).not.toMatch(/undefined|NaN|\[object/);
});

test('an artifact that breaks its schema is a finding and is not in the set', () => {
  const plan = samplePlan();
  const [first] = plan.items;
  const broken = { ...plan, items: [{ ...first, rank: 'high' as unknown as number }] } as typeof plan;
  const { artifacts, findings } = render(sampleInput({ plan: broken }), shippedTemplates());
  expect(findings.map((found) => [found.code, found.data])).toEqual([
    [
      'artifacts/invalid',
      {
        path: '.backlogic/plan.json',
        schema: 'schemas/plan.schema.json',
        problems: ['/items/0/rank must be integer {"type":"integer"}'],
      },
    ],
  ]);
  expect(artifacts.map(({ path }) => path)).not.toContain('.backlogic/plan.json');
});
