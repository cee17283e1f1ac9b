import { expect, test } from 'vitest';
import { decide } from '../../src/rules/decide.ts';
import { load, sound, subject } from './books.ts';

test('rules of one decision about different subjects do not meet', () => {
  const book = sound({
    'rules/groups.yaml': 'decides: area\nabout: group\ntable: [{ group: G, area: X }]',
    'rules/paths.yaml': 'decides: area\nabout: path\ntable: [{ path: { under: a }, area: Y }]',
  });
  const { decisions } = decide(book, 'area', [
    subject('path', { path: 'a/b' }, 'a/b'),
    subject('group', { group: 'G' }, 'G'),
  ]);
  expect(decisions.map((one) => [one.subject.id, one.value])).toEqual([
    ['a/b', 'Y'],
    ['G', 'X'],
  ]);
});

test('a decision says everything an auditor asks', () => {
  const book = sound(`decides: risk
conditions:
  loud: { fact: text, operator: matches, value: '(?i)loud' }
rules:
  - id: loud-and-new
    because: Loud things wake people.
    when: { all: [{ condition: loud }, { not: { fact: done, operator: equal, value: true } }, { fact: group, operator: equal, value: { fact: area } }] }
    then: { flag: noise risk, severity: high, invariant: { fact: area } }
`);
  const { decisions } = decide(book, 'risk', [
    subject('feature', { text: 'A LOUD bell', done: false, group: 'Bells', area: 'Bells' }, 'A-1'),
  ]);
  expect(decisions).toMatchInlineSnapshot(`
    [
      {
        "also": [],
        "asks": {
          "children": [
            {
              "child": {
                "fact": "text",
                "node": "leaf",
                "operator": "matches",
                "path": null,
                "value": "(?i)loud",
              },
              "name": "loud",
              "node": "reference",
            },
            {
              "child": {
                "fact": "done",
                "node": "leaf",
                "operator": "equal",
                "path": null,
                "value": true,
              },
              "node": "not",
            },
            {
              "fact": "group",
              "node": "leaf",
              "operator": "equal",
              "path": null,
              "value_of": {
                "fact": "area",
                "path": null,
              },
            },
          ],
          "node": "all",
        },
        "because": "Loud things wake people.",
        "decides": "risk",
        "facts": [
          {
            "name": "text",
            "source": {
              "column": 1,
              "file": "input.json",
              "line": 1,
            },
            "value": "A LOUD bell",
          },
          {
            "name": "done",
            "source": {
              "column": 1,
              "file": "input.json",
              "line": 2,
            },
            "value": false,
          },
          {
            "name": "group",
            "source": {
              "column": 1,
              "file": "input.json",
              "line": 3,
            },
            "value": "Bells",
          },
          {
            "name": "area",
            "source": {
              "column": 1,
              "file": "input.json",
              "line": 4,
            },
            "value": "Bells",
          },
        ],
        "lost": [],
        "results": [
          true,
          false,
          true,
        ],
        "rule": "loud-and-new",
        "ruleSource": {
          "column": 5,
          "endColumn": 70,
          "endLine": 8,
          "file": "rules/a.yaml",
          "line": 5,
        },
        "severity": "high",
        "subject": {
          "id": "A-1",
          "kind": "feature",
        },
        "then": {
          "flag": "noise risk",
          "invariant": "Bells",
          "severity": "high",
        },
        "tie": false,
        "trace": {
          "children": [
            {
              "child": {
                "actual": "A LOUD bell",
                "fact": "text",
                "node": "leaf",
                "operator": "matches",
                "path": null,
                "result": true,
                "source": {
                  "column": 1,
                  "file": "input.json",
                  "line": 1,
                },
                "value": "(?i)loud",
              },
              "name": "loud",
              "node": "reference",
              "result": true,
            },
            {
              "child": {
                "actual": false,
                "fact": "done",
                "node": "leaf",
                "operator": "equal",
                "path": null,
                "result": false,
                "source": {
                  "column": 1,
                  "file": "input.json",
                  "line": 2,
                },
                "value": true,
              },
              "node": "not",
              "result": true,
            },
            {
              "actual": "Bells",
              "fact": "group",
              "node": "leaf",
              "operator": "equal",
              "path": null,
              "result": true,
              "source": {
                "column": 1,
                "file": "input.json",
                "line": 3,
              },
              "value": "Bells",
            },
          ],
          "node": "all",
          "result": true,
        },
        "value": "noise risk",
      },
    ]
  `);
});

test('the order of files, rules and subjects never changes a decision', () => {
  const one = 'decides: area\nabout: group\nhitPolicy: priority\ntable:\n';
  const rows = [
    '  - { id: b, group: G, area: X }',
    '  - { id: a, group: [G, H], area: Y }',
    "  - { id: c, group: '*', area: Z }",
  ];
  const seen = new Set<string>();
  for (const order of [rows, rows.toReversed(), [rows[1], rows[2], rows[0]]]) {
    for (const [first, second] of [
      ['x', 'y'],
      ['y', 'x'],
    ]) {
      const { book } = load({
        [`rules/${first}.yaml`]: one + order.slice(0, 1).join('\n'),
        [`rules/${second}.yaml`]: one + order.slice(1).join('\n'),
      });
      const { decisions } = decide(book, 'area', [subject('group', { group: 'G' })]);
      seen.add(
        JSON.stringify(
          decisions.map(({ value, rule, lost, tie }) => [value, rule, lost.map((l) => l.rule), tie]),
        ),
      );
    }
  }
  expect([...seen]).toEqual(['[["Y","a",["b","c"],true]]']);
});

test('how many subjects were asked about is told, of all kinds together', () => {
  const book = sound(
    'decides: risk\nrules:\n  - { id: r, when: { all: [] }, then: { flag: f, severity: low } }\n',
  );
  const many = (kind: 'feature' | 'group', count: number) =>
    Array.from({ length: count }, (_, index) => subject(kind, {}, `${kind}-${index}`));
  const heard: number[] = [];
  decide(book, 'risk', [...many('group', 9), ...many('feature', 600)], undefined, (done) => heard.push(done));
  expect(heard).toEqual([9 + 256, 9 + 512]);
});
