import { expect, test } from 'vitest';
import { DecisionIndex } from '../../src/model/decision.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { decisionsArtifact } from '../../src/render/artifacts/decisions.ts';
import { artifact } from './artifact.ts';
import { decision, sampleInput } from './sample.ts';

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
