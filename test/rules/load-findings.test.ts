import { describe, expect, test } from 'vitest';
import { ruleConditionEntries } from '../../src/diagnostics/catalogue/rules/conditions.ts';
import { ruleFileEntries } from '../../src/diagnostics/catalogue/rules/files.ts';
import { ruleLayerEntries } from '../../src/diagnostics/catalogue/rules/layers.ts';
import { ruleShapeEntries } from '../../src/diagnostics/catalogue/rules/shapes.ts';
import { describe as describeFinding } from '../../src/diagnostics/finding.ts';
import type { Finding } from '../../src/model/finding.ts';
import { formatSpan } from '../../src/model/span.ts';
import { type Files, load, report } from './books.ts';
import { type Case, when } from './load-case.ts';
import { cases } from './load-cases.ts';

const filesOf = ([, input]: Case): Files => (typeof input === 'string' ? { 'rules/a.yaml': input } : input);
const run = (one: Case): ReturnType<typeof load> => load(filesOf(one), one[2]);

/** The finding as a person reads it: place and message, the line with the place marked, the hint. */
function shown(found: Finding, files: Files): string {
  const [line] = report([found]);
  const source = found.at ? (files[found.at.file]?.split('\n')[found.at.line - 1] ?? '') : '';
  const cut = source.length > 200 ? '' : source;
  const end = found.at?.endLine === undefined ? (found.at?.endColumn ?? 0) : cut.length + 1;
  const start = found.at?.column ?? 1;
  const mark = ' '.repeat(start - 1) + '^'.repeat(Math.max(1, end - start));
  const frame = cut === '' ? [] : [`  | ${cut}`, `  | ${mark}`];
  const related = found.related.map(({ note, at }) => `  ${note}: ${formatSpan(at)}`);
  return [line, ...frame, ...related, `  ${describeFinding(found).hint}`].join('\n');
}

describe('every finding at load', () => {
  test('reads like this', async () => {
    const transcript = cases.map((one) => {
      const files = filesOf(one);
      return [`# ${one[0]}`, ...run(one).findings.map((found) => shown(found, files))].join('\n');
    });
    await expect(`${transcript.join('\n\n')}\n`).toMatchFileSnapshot('../golden/rules-load-findings.txt');
  });

  test.each(cases.map((one) => [one[0], one] as const))('%s is found', (_, one) => {
    expect(run(one).findings).not.toEqual([]);
  });

  test('every code of loading has a case, and a hint for it', () => {
    const elsewhere = ['rules/conflict', 'rules/engines-disagree', 'rules/unreadable', 'rules/not-corrected'];
    const entries = { ...ruleFileEntries, ...ruleShapeEntries, ...ruleConditionEntries, ...ruleLayerEntries };
    const findings = cases.flatMap((one) => run(one).findings);
    const seen = new Set(findings.map((one) => one.code));
    expect(Object.keys(entries).filter((code) => !seen.has(code) && !elsewhere.includes(code))).toEqual([]);
    for (const one of findings) expect(describeFinding(one).hint).toMatch(/^[^\s].*[.?]$/);
  });

  test('the nearest name is in the hint', () => {
    const [found] = load({ 'rules/a.yaml': when('{ fact: grup, operator: equal, value: G }') }).findings;
    expect(found && describeFinding(found).hint).toBe('Did you mean `group`?');
  });

  test('a broken rule is left out and the rest stands', () => {
    const { book, findings } = load({
      'rules/a.yaml': `${when('{ fact: grup, operator: equal, value: G }')}  - { id: good, when: { all: [] }, then: { flag: g, severity: low } }\n`,
      'rules/b.yaml': 'decides: [',
      'rules/c.yaml': 'decides: area\nabout: group\ntable: [{ group: G, area: X }]',
    });
    expect([findings.length, book.rules.map((rule) => rule.id)]).toEqual([2, ['good', 'c/g']]);
  });

  test('every finding of a rule shows in one run', () => {
    const text = `decides: risk
rules:
  - id: r
    when: { any: [{ fact: grup, operator: equal, value: G }, { fact: text, operator: mtches, value: x }] }
    then: { flag: 5, severity: hgh }
    priority: x
`;
    expect(load({ 'rules/a.yaml': text }).findings.map((one) => one.code)).toEqual([
      'rules/unknown-fact',
      'rules/unknown-operator',
      'rules/parameter-type',
      'rules/unknown-value',
      'rules/wrong-type',
    ]);
  });
});
