import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../src/health/clean.ts';
import { parserNames, readOutput, withReason } from '../../src/health/parsers.ts';
import { processorTime } from '../support/processor-time.ts';

const size = 5_000_000;

/** What each parser looks for, in forms that a slow pattern or a growing list would show. */
const lures: { readonly [parser: string]: readonly string[] } = {
  go: ['--- FAIL: a/b', 'FAIL\tpkg', '{"Action":"output","Package":"p","Output":"', '# pkg'],
  vitest: [' FAIL  a > b', ' ❯ a:1:1', ' Test Files  1 failed (1)', '⎯⎯⎯'],
  jest: ['FAIL a.test.js', '  ● a › b', 'Tests:       1 failed, 1 total', 'at f (a.js:1:2)'],
  mocha: ['  1 passing (1s)\n  1 failing', '  1) a:', 'at f (a.js:1:2)'],
  node: ['▶ a', '  ✖ a (1ms)', '✖ failing tests:', 'ℹ pass 1', 'test at a:1:1'],
  tap: ['not ok 1 - a', '        not ok 1 - a', '# Subtest: a', '  ---', '  error: "', 'TAP version 13'],
  pytest: ['= FAILURES =', '_ a _', 'FAILED a.py::b - c', '1 failed in 0.01s', 'E   x'],
  cargo: [
    '---- a stdout ----',
    "thread 'a' panicked at a:1:1:",
    'test result: FAILED. 1 passed; 1 failed; 1 ignored;',
  ],
  junit: ['<testsuite name="a">', '<testcase name="a"><failure>', '<testcase ', '&lt;'],
  make: ['make: *** [a:1: b] Error 1', 'make[9]: *** [', 'a:1: *** b'],
  tsc: ['a(1,1): error TS1: b', 'a:1:1 - error TS1: b', '  c'],
  eslint: ['/a.js', '  1:1  error  a  b', '✖ 1 problem (1 error, 0 warnings)'],
  plain: ['x'],
};

/** Each lure alone on short lines, many on long ones, all on one, and before long tails of what patterns repeat. */
function hostile(words: readonly string[]): string {
  const part = Math.floor(size / words.length / 4);
  const times = (text: string): string => text.repeat(Math.max(1, Math.floor(part / text.length)));
  return words
    .flatMap((word) => [
      times(`${word}\n`),
      times(`${word.repeat(Math.ceil(1900 / word.length))}\n`),
      times(`${word}${':1'.repeat(400)}${' '.repeat(400)}${'1'.repeat(400)}${'a/'.repeat(400)}!\n`),
      times(word),
    ])
    .join('\n');
}

describe('5 MB of hostile text', () => {
  it('has lures for every parser', () => {
    expect(Object.keys(lures).sort()).toEqual([...parserNames].sort());
  });

  it.each(Object.entries(lures))('is read as %s in less than 2 s', (parser, words) => {
    const output = cleanOutput(hostile(words));
    const started = processorTime();
    withReason(readOutput(parser, output), output, 'gate');
    expect(processorTime() - started).toBeLessThan(2000);
  });

  it('is cleaned in less than 2 s', () => {
    const text = hostile(['\u001b[', '\u001b]8;;', '\u001b[1;', '\r', '\u0000']);
    const started = processorTime();
    const { text: clean } = cleanOutput(text);
    expect(processorTime() - started).toBeLessThan(2000);
    expect(clean).not.toContain('\u0000');
  });
});

describe('text of another tool', () => {
  it.each(parserNames.filter((name) => name !== 'plain'))('is nothing to %s', (parser) => {
    const output = cleanOutput('everything is fine\nok\n1 passed\nerror: none\n');
    expect(readOutput(parser, output)).toMatchObject({ passed: 0, failed: 0, skipped: 0, failures: [] });
  });
});
