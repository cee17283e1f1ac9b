import { describe, expect, it } from 'vitest';
import { command as config } from '../../src/commands/config.ts';
import { runCommand } from '../support/command.ts';
import { repository, root } from '../support/repository.ts';

const conflict = (ours: string, theirs: string): string =>
  `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> a-branch\n`;
const said = 'both sides of a merge stand here: keep what is meant of them';

describe('a merge that was left half finished is all that is said', () => {
  it('of a rule file', () => {
    const text = `decides: area\ntable:\n${conflict('  - { id: a, group: One, area: A }', '  - { id: a, group: One, area: B }')}`;
    const { findings } = repository().rules('areas.yaml', text).compile();
    const syntax = findings.filter(({ code }) => code === 'rules/syntax');
    expect(
      syntax.map(({ at, data }) => [at?.line, at?.column, String('message' in data && data.message)]),
    ).toEqual([[3, 1, expect.stringContaining(said)]]);
  });

  it.each([
    ['backlog.config.yaml', `inventory:\n${conflict('  path: a.json', '  path: b.json')}`, 2],
    ['backlog.config.json', `{\n${conflict('"rules": ["a"]', '"rules": ["b"]')}}\n`, 2],
    ['backlog.config.mjs', `export default {\n${conflict("rules: ['a'],", "rules: ['b'],")}};\n`, 2],
  ])('of %s', async (name, text, line) => {
    const host = repository().host();
    host.files.delete(`${root}/backlog.config.json`);
    host.files.set(`${root}/${name}`, text);
    const { err, out } = await runCommand(config, host, root);
    expect(`${err}${out}`.match(/config\/syntax/g)).toHaveLength(1);
    expect(`${err}${out}`).toContain(`config/syntax  ${name}:${line}:1`);
    expect(`${err}${out}`).toContain(said);
  });
});
