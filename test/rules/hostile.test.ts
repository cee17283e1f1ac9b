import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { memoryHost } from '../../src/host/memory.ts';
import { HostError } from '../../src/model/host.ts';
import { loadRules } from '../../src/rules/load.ts';
import { configOf, load, report } from './books.ts';

const deep = (open: string, close: string, count = 10_000): string =>
  open.repeat(count) + close.repeat(count);

const bomb = (levels: number, leaf: string, list: (name: string) => string): string =>
  [
    `b0: &b0 ${leaf}`,
    ...Array.from({ length: levels }, (_, i) => `b${i + 1}: &b${i + 1} ${list(`*b${i}`)}`),
  ].join('\n');

const hostile: readonly (readonly [name: string, file: string, text: string])[] = [
  ['YAML nested 10,000 deep', 'a.yaml', `decides: risk\nrules: ${deep('[', ']')}`],
  [
    'block YAML nested deep',
    'a.yaml',
    Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ],
  ['JSON nested 10,000 deep', 'a.json', `{"decides":"risk","rules":${deep('[', ']')}}`],
  [
    'conditions nested 10,000 deep',
    'a.json',
    `{"decides":"risk","rules":[{"id":"r","when":${'{"not":'.repeat(10_000)}{}${'}'.repeat(10_000)},"then":{}}]}`,
  ],
  [
    'a bomb of aliases',
    'a.yaml',
    `${bomb(30, '[x, x]', (one) => `[${Array(9).fill(one).join(', ')}]`)}\ndecides: risk\nrules: *b30`,
  ],
  [
    'a bomb of conditions',
    'a.yaml',
    `decides: risk\nrules:\n  - id: r\n    then: { flag: f, severity: low }\n    when:\n${bomb(16, '{ fact: mvp, operator: equal, value: true }', (one) => `{ all: [${Array(9).fill(one).join(', ')}] }`).replace(/^/gm, '      ')}`,
  ],
  ['an alias within itself', 'a.yaml', 'decides: risk\nrules: &a [*a]'],
  [
    'references in a long chain',
    'a.yaml',
    `conditions:\n  c0: { all: [] }\n${Array.from({ length: 1_500 }, (_, i) => `  c${i + 1}: { condition: c${i} }`).join('\n')}`,
  ],
  [
    'references in a great circle',
    'a.yaml',
    `conditions:\n${Array.from({ length: 15_000 }, (_, i) => `  c${i}: { condition: c${(i + 1) % 15_000} }`).join('\n')}`,
  ],
  [
    'a pattern of 5 MB',
    'a.yaml',
    `decides: risk\nrules: [{ id: r, when: { fact: text, operator: matches, value: '${'(a+)+'.repeat(1_000_000)}' }, then: { flag: f, severity: low } }]`,
  ],
  [
    'a thousand costly patterns',
    'a.yaml',
    `decides: risk\nrules:\n${Array.from({ length: 1_000 }, (_, i) => `  - { id: r${i}, when: { fact: text, operator: matches, value: '${`(?:a{0,30}|b${i}.{0,${i % 50}})*x`.repeat(20)}' }, then: { flag: f, severity: low } }`).join('\n')}`,
  ],
  [
    '`__proto__` keys',
    'a.json',
    '{"__proto__":{"decides":"risk"},"decides":"risk","rules":[{"id":"__proto__","__proto__":{"polluted":1},"when":{"fact":"__proto__","operator":"constructor","value":1},"then":{"__proto__":1,"flag":"f","severity":"low"}}],"conditions":{"__proto__":{"condition":"__proto__"}}}',
  ],
  ['binary', 'a.yaml', '\u0000\u0001\u0002\uFFFD[['],
  ['tabs', 'a.yaml', 'decides:\trisk\n\trules:'],
  ['several documents', 'a.yaml', 'decides: risk\n---\nrules: []'],
  ['a tag that would build something', 'a.yaml', 'decides: !!js/function "function(){}"'],
  ['ten thousand findings', 'a.yaml', `decides: risk\nrules: [${Array(10_000).fill('1').join(', ')}]`],
];

describe('hostile rule files', () => {
  test.each(hostile)('%s: a finding each, soon', (_, file, text) => {
    // Time of this process, so that a busy machine does not fail the test.
    const start = process.cpuUsage();
    const { findings } = load({ [`rules/${file}`]: text });
    const lines = report(findings);
    const took = process.cpuUsage(start).user / 1_000;
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/\bat .*\.ts:|RangeError|Maximum call stack/);
    expect(took).toBeLessThan(2_000);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('what cannot be read is a finding', () => {
    const files = memoryHost({ '/r/rules/a.yaml': '', '/r/rules/b.yaml': 'decides: risk\nrules: []' });
    const host: typeof files = {
      ...files,
      readText(path) {
        if (path.endsWith('a.yaml')) throw new HostError('EACCES', path);
        return files.readText(path);
      },
    };
    const { findings } = loadRules(configOf(['/r/rules']), host, vocabulary);
    expect(report(findings)).toEqual([
      'rules/a.yaml:1:1 rules/unreadable: rules/a.yaml cannot be read: permission denied (EACCES)',
    ]);
  });
});

const sample = `decides: risk
hitPolicy: collect
conditions:
  loud: { any: [{ fact: text, operator: matches, value: '(?i)loud' }] }
rules:
  - id: r
    because: B
    when: { all: [{ condition: loud }, { not: { fact: group, operator: in, value: [A, B] } }] }
    then: { flag: f, severity: high }
    examples: { fires: [A-1], spares: [{ group: A }] }
table:
  - { group: [A, B], mvp: true, flag: g, severity: low, priority: 2 }
`;

describe('damaged rule files', () => {
  test('cut anywhere, the loader answers', () => {
    for (let cut = 0; cut <= sample.length; cut += 1) load({ 'rules/a.yaml': sample.slice(0, cut) });
  });

  test('with any value in any place, the loader answers and what it accepts can be decided', () => {
    const whole = load({ 'rules/a.yaml': sample });
    expect([whole.findings, whole.book.rules.length]).toEqual([[], 2]);
    const places = [...sample.matchAll(/[\w'(?)]+|[[\]{},:]/g)];
    fc.assert(
      fc.property(
        fc.nat(places.length - 1),
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.constantFrom('null', '[]', '{}', '&a', '*a', '!!x', '~', '-', '"', "'*'"),
        ),
        (index, value) => {
          const at = places[index];
          const start = at?.index ?? 0;
          const text = sample.slice(0, start) + value + sample.slice(start + (at?.[0].length ?? 0));
          report(load({ 'rules/a.yaml': text }).findings);
        },
      ),
      { numRuns: 500 },
    );
  });
});
