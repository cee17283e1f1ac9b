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
