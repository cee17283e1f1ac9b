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
