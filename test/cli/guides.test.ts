import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/registry.ts';
import { commonOptions } from '../../src/commands/shared/command.ts';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { checkout } from '../support/checkout.ts';

const pages = [
  'docs/how-to/gate-ci.md',
  'docs/how-to/start-in-your-repository.md',
  'docs/how-to/adopt-on-an-old-repository.md',
  'docs/explanation/drift.md',
];

function read(path: string): string {
  return readFileSync(join(checkout, path), 'utf8');
}

/** Fenced blocks of one language. */
function blocks(page: string, language: string): string[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language ? [text ?? ''] : [],
  );
}

describe('what the guides of the gate say', () => {
  it.each(pages)('%s: each command line has a command and options that exist', async (path) => {
    const page = read(path);
    const inline = [...page.matchAll(/`(backlogic [^`]+)`/g)].map((match) => match[1] ?? '');
    const lines = [...blocks(page, 'sh'), ...blocks(page, 'yaml'), ...blocks(page, 'text')]
      .flatMap((block) => block.split('\n'))
      .flatMap((line) => /(?:^|npx |\$ )(backlogic .*)$/.exec(line)?.[1] ?? []);
    expect(inline.length + lines.length).toBeGreaterThan(3);
    for (const line of [...inline, ...lines]) {
      const [, name = '', ...words] = line.split(' ');
      const command = await commands[name]?.load();
      expect(command, line).toBeDefined();
      const known = [...(command?.options ?? []), ...commonOptions].map((option) => `--${option.name}`);
      for (const word of words) if (word.startsWith('--')) expect(known, line).toContain(word.split('=')[0]);
    }
  });

  it.each(pages)('%s: each finding code exists, each page that it leads to too', (path) => {
    const page = read(path);
    const families = [...new Set(Object.keys(catalogue).map((code) => code.split('/')[0]))].join('|');
    for (const [code] of page.matchAll(new RegExp(`\\b(?:${families})/[a-z]+(?:-[a-z]+)+\\b(?!\\.)`, 'g')))
      expect(Object.keys(catalogue)).toContain(code);
    for (const [, target = ''] of page.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(() => read(join(path, '..', target))).not.toThrow();
  });

  it('the workflow to copy uses the action as it is', () => {
    interface Uses {
      readonly uses?: string;
      readonly id?: string;
      readonly with?: object;
    }
    const [workflow] = blocks(read('docs/how-to/gate-ci.md'), 'yaml').map((text) => load(text)) as {
      jobs: { check: { steps: Uses[] } };
    }[];
    const action = load(read('action.yml')) as { inputs: object; outputs: object };
    const steps = workflow?.jobs.check.steps ?? [];
    const own = steps.find(({ uses }) => uses?.startsWith('OWNER/backlogic@v'));
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(own?.uses).toBe(`OWNER/backlogic@v${version}`);
    for (const input of Object.keys(own?.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
    for (const [, id, output] of JSON.stringify(steps).matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)) {
      expect(id).toBe(own?.id);
      expect(Object.keys(action.outputs)).toContain(output);
    }
    const page = read('docs/how-to/gate-ci.md');
    for (const input of Object.keys(action.inputs)) expect(page).toContain(`| \`${input}\` |`);
  });

  it('the hook to copy exists', () => {
    const hooks = load(read('.pre-commit-hooks.yaml')) as { id: string }[];
    const copied =
      blocks(read('docs/how-to/gate-ci.md'), 'yaml').find((text) => text.includes('repos:')) ?? '';
    const { repos } = load(copied) as { repos: { hooks: { id: string }[] }[] };
    expect(repos[0]?.hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
  });
});
