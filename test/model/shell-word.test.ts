import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from '../../src/model/shell-word.ts';

test.each(['F-001', 'a b', "it's", '$(rm -rf x)', '`id`', '#a', '~', '', 'a\\b', '*', 'ü/日本', 'a;b&c|d'])(
  'a shell reads %j as it was',
  (word) => {
    const run = spawnSync('/bin/sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' });
    expect(run.stdout).toBe(word);
  },
);

test('what needs no quotes has none', () => {
  for (const word of ['F-001', 'group:Cost', '../elsewhere/a_b', 'a@b', '50%'])
    expect(shellWord(word)).toBe(word);
});
