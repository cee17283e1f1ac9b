import { expect, test } from 'vitest';
import { finding } from '../../src/diagnostics/finding.ts';
import { terminalReport } from '../../src/reporters/terminal.ts';

test('a place past the end of its line has no frame', () => {
  const at = { file: 'a.yaml', line: 1, column: 40, endLine: 1, endColumn: 60 };
  const found = finding('inventory/not-found', at, { patterns: ['x.json'], near: null });
  const report = terminalReport([found], { color: false, all: false, source: () => 'short\n' });
  expect(report).toContain('a.yaml:1:40');
  expect(report).not.toContain('short');
});

test.each(['\n', '\r\n', '\r'])(
  'a frame shows the line of its place and one on each side, whatever ends lines: %j',
  (end) => {
    const text = ['one', 'two', 'three', '', 'five', 'six'].join(end);
    const frames = [1, 3, 5, 6, 7].map((line) => {
      const found = finding(
        'inventory/not-found',
        { file: 'a.yaml', line, column: 1 },
        { patterns: ['x.json'], near: null },
      );
      const report = terminalReport([found], { color: false, all: false, source: () => text });
      return report
        .split('\n')
        .filter((one) => one.includes(' |'))
        .map((one) => one.replace(/[>^ ]/g, ''));
    });
    expect(frames).toEqual([
      ['1|one', '|', '2|two'],
      ['2|two', '3|three', '|', '4|'],
      ['4|', '5|five', '|', '6|six'],
      ['5|five', '6|six', '|'],
      [],
    ]);
  },
);

test('of many findings one of each code is shown before the second of any, worst first, and the rest is counted', () => {
  const many = Array.from({ length: 30 }, (_, line) =>
    finding(
      'claims/unknown-id',
      { file: 'a.md', line: line + 1, column: 1 },
      { guide: 'a.md', id: `A-${line}`, times: 1, nearest: null },
    ),
  );
  const late = finding(
    'tree/slow-pattern',
    { file: 'z.yaml', line: 9, column: 1 },
    { pattern: '**', problem: 'why' },
  );
  const worst = finding('inventory/not-found', null, { patterns: ['x.json'], near: null });
  const report = terminalReport([...many, late, worst], { color: false, all: false, source: () => null });
  const codes = [...report.matchAll(/^(?:error|warning) (\S+)/gm)].map(([, code]) => code);
  expect(codes).toHaveLength(20);
  expect([codes[0], codes[1], codes.at(-1)]).toEqual([
    'inventory/not-found',
    'claims/unknown-id',
    'tree/slow-pattern',
  ]);
  expect(report).toContain('not shown: 12 claims/unknown-id;');
});
