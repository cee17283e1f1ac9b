import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { render } from '../../src/render/render.ts';
import { artifact } from './artifact.ts';
import { sampleInput } from './sample.ts';
import { sampleFacts } from './sample-facts.ts';
import { shippedTemplates } from './shipped.ts';

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
        "notes": [
          {
            "name": "",
            "of": "Invoices",
            "source": {
              "column": 3,
              "file": "docs/features.json",
              "line": 2,
            },
            "text": "Whoever buys gets one.",
          },
          {
            "name": "goal",
            "of": "First year",
            "source": {
              "column": 3,
              "file": "docs/features.json",
              "line": 1,
            },
            "text": "No letter by post",
          },
        ],
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
  const groups = names.map((name) => ({ name, slug: 'x', featureIds: ['A-1'], mvpIds: ['A-1'], notes: [] }));
  const text =
    render(sampleInput({ facts: { ...facts, groups } }), shippedTemplates()).artifacts[0]?.text ?? '';
  for (const name of names) expect(text).toMatch(new RegExp(`[{,]${JSON.stringify(name)}:1`));
});
