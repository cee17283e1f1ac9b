import { expect, test } from 'vitest';
import type { Trace } from '../../src/model/decision.ts';
import { formatSpan } from '../../src/model/span.ts';
import { compileTracers, traceRule } from '../../src/rules/trace.ts';
import { ruleOf, sound, subject } from './books.ts';

const book = sound(`decides: risk
conditions:
  heard: { any: [{ fact: text, operator: matches, value: '(?i)\\bcaller\\b' }, { condition: live }] }
  live: { fact: tests, operator: contains, value: live }
rules:
  - id: barge-in
    when:
      all:
        - { condition: heard }
        - { not: { fact: done, operator: equal, value: true } }
        - any:
            - { fact: group, operator: equal, value: Cancellation }
            - { fact: dependencies, path: '0', operator: before, value: A-10 }
            - { fact: group, operator: equal, value: { fact: area } }
            - { fact: tests, path: length, operator: greaterThan, value: 1 }
    then: { flag: f, severity: low }
  - { id: always, when: { all: [] }, then: { flag: g, severity: low } }
  - { id: bare, when: { fact: status, operator: empty, value: true }, then: { flag: h, severity: low } }
`);

/** A trace as lines: result, node, what was asked, what was there, where. */
function lines(trace: Trace, indent = ''): string[] {
  const mark = `${indent}${trace.result ? 'true ' : 'false'} `;
  const inner = `${indent}  `;
  if (trace.node === 'not') return [`${mark}not`, ...lines(trace.child, inner)];
  if (trace.node === 'reference') return [`${mark}condition ${trace.name}`, ...lines(trace.child, inner)];
  if (trace.node !== 'leaf')
    return [`${mark}${trace.node}`, ...trace.children.flatMap((child) => lines(child, inner))];
  const { fact, path, operator, value, actual, source } = trace;
  const name = path === null ? fact : `${fact}.${path}`;
  const place = source ? ` (${formatSpan(source)})` : '';
  return [`${mark}${name} ${operator} ${JSON.stringify(value)}: ${JSON.stringify(actual)}${place}`];
}

const subjects = [
  subject(
    'feature',
    {
      text: 'The CALLER hangs up',
      done: false,
      group: 'Billing',
      area: 'Billing',
      dependencies: ['A-9', 'A-20'],
      tests: ['unit', 'live'],
    },
    'A-1',
  ),
  subject(
    'feature',
    {
      text: 'An invoice',
      done: true,
      group: 'Cancellation',
      dependencies: [],
      tests: ['live'],
      status: null,
    },
    'A-2',
  ),
  subject('feature', {}, 'A-3'),
];

test('traces have no holes: what a short cut would skip is there too', async () => {
  const transcript = subjects.flatMap((one) =>
    book.rules.flatMap((rule) => [`# ${rule.id} about ${one.id}`, ...lines(traceRule(rule, one)), '']),
  );
  await expect(transcript.join('\n')).toMatchFileSnapshot('../golden/rules-traces.txt');
});

test('traces of many rules at once are those of each', () => {
  const traceAll = compileTracers(book.rules.map((rule) => rule.when));
  for (const one of subjects) {
    expect(traceAll(one)).toEqual(book.rules.map((rule) => traceRule(rule, one)));
  }
});

test('what every object inherits is no fact', () => {
  const rule = ruleOf(book, 'bare');
  const odd = { ...rule, when: { ...rule.when, fact: 'constructor' } as typeof rule.when };
  expect(lines(traceRule(odd, subjects[2] ?? subject('feature', {})))).toEqual([
    'true  constructor empty true: null',
  ]);
});
