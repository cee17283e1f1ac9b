import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { memoryHost } from '../../src/host/memory.ts';
import { CompilationMemory } from '../../src/memory.ts';
import { loadRules } from '../../src/rules/load.ts';
import { configOf, report, ruleOf } from './books.ts';

/** What a file may hold from one edition to the next: what is sound, what is not, and what hangs on another file. */
const editions: readonly string[] = [
  'conditions:\n  loud: { any: [{ fact: description, operator: matches, value: LOUD }] }\n',
  'conditions:\n  loud: { any: [{ fact: path, operator: equal, value: a }] }\n',
  'conditions:\n  loud: { any: [{ fact: category, operator: equal, value: a }] }\n',
  'conditions:\n  loud: { any: [{ fact: category, operator: equal, value: b }] }\n',
  'conditions:\n  loud: { any: [{ condition: loud }] }\n',
  risk('named', '{ condition: loud }'),
  risk('plain', '{ fact: category, operator: equal, value: security }'),
  risk('plain', '{ fact: category, operator: equal, value: privacy }'),
  risk('pattern', '{ fact: description, operator: matches, value: "(a|b)c" }'),
  risk('slow', '{ fact: description, operator: matches, value: "(a+)+$" }'),
  risk(
    'shown',
    '{ fact: category, operator: equal, value: a }',
    'examples: { fires: [{ description: LOUD }, { nothing: 1 }] }',
  ),
  risk('unknown', '{ fact: categoy, operator: equal, value: security }'),
  'decides: area\nrules:\n  - { id: nobody, because: B, when: { all: [{ condition: loud }] }, then: { area: X } }\n',
  'extends: b.yaml\ndecides: risk\nrules:\n  - { id: plain, disabled: { reason: not here } }\n',
  'extends: a.yaml\ndecides: risk\nrules: []\n',
  'decides: [broken',
];

const sequences = fc.array(
  fc.dictionary(fc.constantFrom('a.yaml', 'b.yaml', 'c.yaml'), fc.constantFrom(...editions)),
  { minLength: 2, maxLength: 8 },
);

test('rule files of which some are kept give what they give when all are read', () => {
  fc.assert(
    fc.property(sequences, (sequence) => {
      const { keep } = new CompilationMemory();
      for (const files of sequence) {
        const host = memoryHost(
          Object.fromEntries(Object.entries(files).map(([name, text]) => [`/r/rules/${name}`, text])),
        );
        const [got, due] = [keep, undefined].map((one) =>
          loadRules(configOf(['/r/rules']), host, vocabulary, one),
        );
        expect(report(got?.findings ?? [])).toEqual(report(due?.findings ?? []));
        expect(got?.book).toEqual(due?.book);
      }
    }),
    { numRuns: 150 },
  );
});

test('a rule whose file is the same is the same object; one whose condition is another is not', () => {
  const { keep } = new CompilationMemory();
  const load = (condition: string, own: string): ReturnType<typeof loadRules> =>
    loadRules(
      configOf(['/r/rules']),
      memoryHost({
        '/r/rules/a.yaml': condition,
        '/r/rules/b.yaml': risk('named', '{ condition: loud }'),
        '/r/rules/c.yaml': own,
      }),
      vocabulary,
      keep,
    );
  const shared = 'conditions:\n  loud: { any: [{ fact: category, operator: equal, value: a }] }\n';
  const own = risk('plain', '{ fact: category, operator: equal, value: security }');
  const edited = own.replace('security', 'privacy');
  const first = load(shared, own).book;
  const second = load(shared, edited).book;
  const third = load(shared.replace('value: a', 'value: b'), edited).book;
  expect(ruleOf(second, 'named')).toBe(ruleOf(first, 'named'));
  expect(ruleOf(second, 'plain')).not.toBe(ruleOf(first, 'plain'));
  expect(ruleOf(third, 'named')).not.toBe(ruleOf(second, 'named'));
});

function risk(id: string, when: string, more = ''): string {
  return `decides: risk
about: feature
hitPolicy: collect
rules:
  - id: ${id}
    because: B
    when: { all: [${when}] }
    then: { flag: F, severity: high }
    ${more}
`;
}
