import { describe, expect, it } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import type { Host } from '../../src/model/host.ts';
import { runCommand } from '../support/command.ts';
import { code, foundHost } from '../support/found.ts';

/** A repository with two groups, whose own rules are these. */
function hostWith(rules: string): Host {
  return foundHost({
    'features.json': ['Desk', 'Kitchen'].map((group, index) => ({
      id: `A-${index}`,
      group,
      description: group,
    })),
    'desk/main.go': code,
    'backlog.config.json': JSON.stringify({ extends: 'feature-list' }),
    'rules/own.yaml': rules,
  });
}

async function said(host: Host): Promise<string[]> {
  const { out } = await runCommand(check, host, '/repo', { json: true });
  const { findings } = JSON.parse(out) as {
    findings: { code: string; message: string; hint: string; line: number }[];
  };
  return findings
    .filter((one) => one.code === 'rules/unknown-name')
    .map(({ message, hint, line }) => `${line} ${message} → ${hint}`);
}

const row = (when: string, more = ''): string =>
  `decides: risk\nabout: feature\nrules:\n  - { id: own, because: It is., when: ${when}, then: { flag: haste, severity: low }${more} }\n`;

describe('a name in the repository’s own rules that it does not have', () => {
  it('is said by every compilation, for such a rule never applies', async () => {
    const host = hostWith(row('{ fact: group, operator: in, value: [Desk, Kichen] }'));
    expect(await said(host)).toEqual([
      expect.stringMatching(/^4 there is no group `Kichen` here, .* → Did you mean `Kitchen`\?/),
    ]);
    const { out } = await runCommand(build, host, '/repo');
    expect(out).toMatch(/findings: 1 warning/);
  });

  it.each([
    ['is there', '{ fact: group, operator: equal, value: Kitchen }', ''],
    ['is none', "{ fact: group, operator: equal, value: '' }", ''],
    ['is part of a name only', '{ fact: group, operator: matches, value: Kichen }', ''],
    [
      'is expected to come',
      '{ fact: group, operator: equal, value: Cellar }',
      ', allow: [{ code: rules/unknown-name, reason: The cellar is built next year. }]',
    ],
  ])('is none that %s', async (_, when, more) => {
    expect(await said(hostWith(row(when, more)))).toEqual([]);
  });
});
