import { describe, expect, test } from 'vitest';
import { ruleLintEntries } from '../../../src/diagnostics/catalogue/rules/lint.ts';
import { ruleTableEntries } from '../../../src/diagnostics/catalogue/rules/tables.ts';
import { describe as describeFinding } from '../../../src/diagnostics/finding.ts';
import { terminalReport } from '../../../src/reporters/terminal.ts';
import { ask, linted } from './asked.ts';
import { type LintCase, lintCases } from './lint-cases.ts';

const run = ({ file, decides, about, input, names }: LintCase): ReturnType<typeof linted> =>
  linted(file, (book) => ask(book, decides, about, input), names);

function transcript(one: LintCase): string {
  const { lints, loading } = run(one);
  expect(loading).toEqual([]);
  const source = (file: string): string | null => (file === 'rules/a.yaml' ? one.file : null);
  const report = terminalReport(
    lints.map((lint) => lint.finding),
    { color: false, all: true, source },
  );
  const fixes = lints.flatMap(({ fix }) => (fix ? [`fix: ${fix.title}`] : []));
  return [`# ${one.name}`, '', report, ...fixes].join('\n');
}

describe('every finding of linting', () => {
  test('reads like this', async () => {
    await expect(`${lintCases.map(transcript).join('\n\n\n')}\n`).toMatchFileSnapshot(
      '../../golden/rules-lint.txt',
    );
  });

  test('every code has a case, and a hint that is a sentence', () => {
    const found = lintCases.flatMap((one) => run(one).lints.map((lint) => lint.finding));
    const seen = new Set(found.map((one) => one.code));
    const codes = Object.keys({ ...ruleLintEntries, ...ruleTableEntries });
    expect(codes.filter((code) => !seen.has(code))).toEqual([]);
    for (const one of found) expect(describeFinding(one).hint).toMatch(/^[^\s].*[.?]$/s);
  });

  const silent = lintCases.filter(({ name }) => /, which|says so|only its example/.test(name));
  test.each(silent.map((one) => [one.name, one] as const))('nothing is said of %s', (_, one) => {
    expect(run(one).lints.map((lint) => lint.finding.code)).toEqual([]);
  });
});
