import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { DecisionIndex } from '../../src/model/decision.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { decisionsArtifact } from '../../src/render/artifacts/decisions.ts';
import { render } from '../../src/render/render.ts';
import { checkout } from '../support/cli.ts';
import {
  decision,
  feature,
  sampleConfig,
  sampleFacts,
  sampleInput,
  samplePlan,
  shippedTemplates,
} from './support.ts';

const kinds = ['spec_map', 'guide_recon', 'decisions', 'plan'] as const;

function schema(kind: string): object {
  return JSON.parse(readFileSync(join(checkout, 'schemas', `${kind}.schema.json`), 'utf8')) as object;
}

function artifact(kind: string, input = sampleInput()): JsonObject {
  const { artifacts, findings } = render(input, shippedTemplates());
  expect(findings).toEqual([]);
  const found = artifacts.find(({ path }) => path === `.backlogic/${kind}.json`);
  return JSON.parse(found?.text ?? 'null') as JsonObject;
}

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

test('the spec map says which signal makes a feature high-risk, and which stated count is wrong', () => {
  const map = artifact('spec_map');
  expect((map.feature_inventory as JsonObject).high_risk).toMatchInlineSnapshot(`
    [
      {
        "id": "A-1",
        "mvp": true,
        "signals": [
          {
            "rule": null,
            "signal": "priority",
            "source": {
              "column": 3,
              "file": "docs/features.json",
              "line": 11,
            },
            "value": "P0",
          },
          {
            "rule": "money-stated",
            "signal": "invariant",
            "source": {
              "column": 3,
              "file": "rules/risks.yaml",
              "line": 4,
            },
            "value": "exactly-once",
          },
        ],
      },
      {
        "id": "A-2",
        "mvp": true,
        "signals": [
          {
            "rule": null,
            "signal": "risk",
            "source": {
              "column": 3,
              "file": "docs/features.json",
              "line": 12,
            },
            "value": "high",
          },
        ],
      },
    ]
  `);
  expect((map.feature_inventory as JsonObject).stated_counts).toEqual([
    {
      what: 'mvp',
      group: null,
      phase: null,
      stated: 5,
      counted: 3,
      agrees: false,
      source: { file: 'docs/design.md', line: 2, column: 3 },
    },
  ]);
  expect(map.feature_group_to_area_mapping).toMatchInlineSnapshot(`
    {
      "Invoices": {
        "area": "Billing",
        "areas": [
          "Billing",
          "Ledger",
          "other",
        ],
        "because": "A bill that is sent twice is paid twice.",
        "features": 4,
        "mvp_features": 3,
        "path_prefixes": [
          "billing/",
        ],
        "rule": "area-by-module",
        "rule_source": {
          "column": 3,
          "file": "rules/risks.yaml",
          "line": 4,
        },
        "secondary": [
          {
            "area": "Ledger",
            "path_prefixes": [
              "ledger/",
            ],
          },
          {
            "area": "other",
            "path_prefixes": [],
          },
        ],
        "tie": true,
      },
    }
  `);
});

test('a group may be called anything', () => {
  const facts = sampleFacts();
  const names = ['__proto__', 'constructor', 'toString', ''];
  const groups = names.map((name) => ({ name, slug: 'x', featureIds: ['A-1'], mvpIds: ['A-1'] }));
  const text =
    render(sampleInput({ facts: { ...facts, groups } }), shippedTemplates()).artifacts[0]?.text ?? '';
  for (const name of names) expect(text).toMatch(new RegExp(`[{,]${JSON.stringify(name)}:1`));
});

test('a decision keeps its rule, its facts, its trace and what lost; a long fact is cut', () => {
  const log = new DecisionIndex([
    decision({ facts: [{ name: 'text', value: 'x'.repeat(5000), source: null }] }),
  ]);
  const [only] = artifact('decisions', sampleInput({ log })).decisions as JsonObject[];
  expect(JSON.stringify(only?.facts).length).toBeLessThan(500);
  expect({ ...only, facts: null }).toMatchInlineSnapshot(`
    {
      "also": [
        {
          "rule": "money-proven",
          "rule_source": {
            "column": 3,
            "file": "rules/risks.yaml",
            "line": 9,
          },
        },
      ],
      "decides": "risk",
      "facts": null,
      "lost": [
        {
          "reason": "priority",
          "rule": "other",
          "rule_source": {
            "column": 3,
            "file": "rules/risks.yaml",
            "line": 14,
          },
          "value": "other",
        },
      ],
      "rule": "money-stated",
      "rule_source": {
        "column": 3,
        "file": "rules/risks.yaml",
        "line": 4,
      },
      "severity": "high",
      "subject": "feature:A-1",
      "then": {
        "flag": "money is lost",
        "invariant": "exactly-once",
        "severity": "high",
      },
      "tie": true,
      "trace": [
        true,
      ],
      "value": "money is lost",
    }
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

test('the text of a decision is that of the decision as an object', () => {
  const place = { file: 'a "b".md', line: 3, column: 9 };
  const none = { also: [], facts: [], lost: [], results: [] };
  const log = new DecisionIndex([
    decision({}),
    decision(none),
    decision({ ...none, value: ['x', null, { y: 1 }], results: [true, false], tie: true }),
    decision({
      facts: [{ name: 'n', value: ['\u2028', 1], source: place }],
      ruleSource: place,
      severity: null,
    }),
    decision({ lost: [{ value: { z: [] }, rule: 'r', ruleSource: place, reason: 'tie' }] }),
  ]);
  const list = decisionsArtifact(sampleInput({ log })).lists[0];
  for (let index = 0; index < log.all.length; index += 1)
    expect(list?.moulded?.text(index)).toBe(JSON.stringify(list?.element(index)));
});
