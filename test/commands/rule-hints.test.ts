import { expect, test } from 'vitest';
import { command as explain } from '../../src/commands/explain.ts';
import { runCommand } from '../support/command.ts';
import { repository, root } from '../support/repository.ts';
import { json, small } from './rules-runs.ts';

test('a row that is not ranked beside one that is says how to rank it', async () => {
  const ranked = (id: string, path: string, stream: string, rank: string): string =>
    `decides: workstream\n${rank}table:\n  - { id: ${id}, path: { under: ${path} }, workstream: ${stream} }\n`;
  const host = small(() =>
    repository()
      .rules('streams.yaml', ranked('wide', 'billing', 'pay', 'rankBy: path\n'))
      .rules('own.yaml', ranked('narrow', 'billing/ledger', 'book', '')),
  );
  const { findings } = (await json(host, 'lint')) as unknown as {
    findings: { code: string; hint: string }[];
  };
  expect(findings.find(({ code }) => code === 'rules/conflicting-rules')?.hint).toBe(
    '`wide` is ranked by how much of `path` it matches, `narrow` is not and loses: write `rankBy: path` in its file, and the longer match wins.',
  );
});

test('explain says of the name of a rule where to look', async () => {
  const { code, err } = await runCommand(explain, small(), root, {}, ['paths']);
  expect([code, err]).toEqual([1, expect.stringContaining('`backlogic rules list paths` shows it')]);
});
