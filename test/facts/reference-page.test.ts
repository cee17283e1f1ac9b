import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import type { DecisionKind } from '../../src/model/decision.ts';
import type { SubjectKind } from '../../src/model/subject.ts';
import { checkout } from '../support/cli.ts';

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

function page(): string {
  const subjects = Object.entries(vocabulary.facts) as [
    SubjectKind,
    (typeof vocabulary.facts)[SubjectKind],
  ][];
  const decisions = Object.values(vocabulary.decisions);
  const lines = [
    '# What rules can ask and say',
    '',
    'Every fact that a condition can name, by the kind of subject, and every decision with the parameters of its `then`. Made from',
    '`src/facts/vocabulary.ts`; after a change there, `npx vitest run test/facts/reference-page.test.ts -u` writes it again. `backlogic',
    'facts SUBJECT` prints the facts of one subject with the place of each.',
    '',
    'Types: `string`, `strings` (a list of them), `number`, `boolean`. A fact is never absent: what is unknown is the empty string, the',
    'empty list, zero or false.',
    '',
    '## Facts',
  ];
  for (const [kind, facts] of subjects) {
    const asked = decisions.filter(({ about }) => about.includes(kind)).map(({ decides }) => code(decides));
    lines.push('', `### ${kind}`, '', `Asked for: ${asked.join(', ')}.`, '');
    lines.push('| fact | type | meaning | from | values |', '| --- | --- | --- | --- | --- |');
    for (const { name, type, meaning, origin, values } of facts) {
      const allowed = (values ?? []).map(code).join(', ');
      lines.push(`| ${code(name)} | ${type} | ${cell(meaning)} | ${cell(origin)} | ${allowed} |`);
    }
  }
  lines.push('', '## Decisions');
  for (const decides of Object.keys(vocabulary.decisions) as DecisionKind[]) {
    const { about, meaning, parameters, primary, total } = vocabulary.decisions[decides];
    lines.push('', `### ${decides}`, '', `${meaning} About: ${about.map(code).join(', ')}.`);
    lines.push(
      `The value of the decision is ${code(primary)}.${total ? ' A subject that no rule decides about is a gap.' : ''}`,
    );
    lines.push('', '| parameter | type | required | meaning | values |', '| --- | --- | --- | --- | --- |');
    for (const { name, type, required, meaning: says, values } of parameters) {
      const allowed = (values ?? []).map(code).join(', ');
      lines.push(`| ${code(name)} | ${type} | ${required ? 'yes' : 'no'} | ${cell(says)} | ${allowed} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

describe('docs/reference/facts.md', () => {
  it('says what the vocabulary says', async () => {
    await expect(page()).toMatchFileSnapshot(join(checkout, 'docs/reference/facts.md'));
  });
});
