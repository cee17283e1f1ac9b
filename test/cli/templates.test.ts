import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, workspace } from '../support/cli.ts';

test('a text that is asked for in a list of texts is printed: the built command line runs as strictly as the source', () => {
  const folder = workspace();
  mkdirSync(join(folder, 'own'));
  writeFileSync(
    join(folder, 'own/b-workstreams.md.hbs'),
    '{{#each evidence}}{{#if this}}- so: {{this}}\n{{/if}}{{/each}}\n',
  );
  const run = cli(['build', '--templates', 'own', '--no-cache'], { cwd: folder });
  expect(run.code, run.stderr).toBe(0);
  const { stdout } = cli(['templates', 'lint', '--templates', 'own'], { cwd: folder });
  expect(stdout).toBe('templates: no findings\n');
});
