import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkout, cli, scratch } from '../support/cli.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(scratch());
  mkdirSync(join(folder, '.git'));
  writeFileSync(
    join(folder, 'features.json'),
    JSON.stringify([{ id: 'A-1', title: 'One', group: 'Orders' }]),
  );
  writeFileSync(join(folder, 'backlog.config.yaml'), 'inventory: { path: features.json }\n');
});

const run = (...args: string[]) => cli(['templates', ...args], { cwd: folder });

describe('eject says what becomes of the copy', () => {
  test('beside the configuration it is in force', () => {
    expect(run('eject', 'summary').stderr).toBe('It is used from now on.\n');
    const list = run('list').stdout;
    expect(list).toMatch(/^summary +yours {4}templates\/summary\.md\.hbs$/m);
    expect(list).toMatch(/^contents +shipped {2}backlogic:templates\/contents\.md\.hbs$/m);
    const { templates } = JSON.parse(run('list', '--json').stdout) as {
      templates: { name: string; shipped: boolean }[];
    };
    expect(templates.filter(({ shipped }) => !shipped).map(({ name }) => name)).toEqual(['summary']);
  });

  test('elsewhere it is when the configuration says what it proposes', () => {
    const said = run('eject', 'summary', '--to', 'pages/my own').stderr;
    const proposed = /the configuration says (.*)\.\n$/.exec(said)?.[1] ?? '';
    expect(proposed).toContain('"./pages/my own/summary.md.hbs"');
    expect(said).toContain("--templates 'pages/my own' uses it for one run");
    expect(run('list').stdout).not.toContain('yours');
    writeFileSync(join(folder, 'backlog.config.yaml'), `inventory: { path: features.json }\n${proposed}\n`);
    expect(run('list').stdout).toMatch(/^summary +yours/m);
  });

  test('outside of the repository no configuration may name it', () => {
    const elsewhere = scratch();
    expect(run('eject', 'summary', '--to', elsewhere).stderr).toContain(
      'only what lies within its repository',
    );
  });
});

describe('lint finds what a build finds', () => {
  test.each(['{{boom}}', '{{code}}', '{{#each areas}}{{boom}}{{/each}}'])('%s', (text) => {
    mkdirSync(join(folder, 'templates'));
    cpSync(join(checkout, 'templates/b-workstreams.md.hbs'), join(folder, 'templates/b-workstreams.md.hbs'));
    expect(run('lint').code).toBe(0);
    const file = join(folder, 'templates/b-workstreams.md.hbs');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}\n`);
    const { code, stderr } = run('lint');
    expect(stderr).toContain('artifacts/template-variable');
    expect(code).toBe(1);
    expect(cli(['build'], { cwd: folder }).code).toBe(1);
  });

  test('and nothing else', () => {
    writeFileSync(join(folder, 'features.json'), '[{');
    expect(run('lint').stdout).toBe('templates: no findings\n');
  });
});
