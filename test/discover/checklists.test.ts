import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/init.ts';
import { loadConfig } from '../../src/config/load.ts';
import { runCommand } from '../support/command.ts';
import { bareRepository, root } from '../support/repository.ts';

const plan = (
  first = '- [ ] Take coins\n- [ ] Give change',
  second = '- [ ] Open\n- [x] Look\n- [ ] Close',
) => `# Plan\n\n## Till\n\n${first}\n\n## Shop\n\n${second}\n`;
const list = JSON.stringify({
  features: [1, 2, 3].map((n) => ({ id: `F-${n}`, title: `Do ${n}`, passes: false })),
});

async function found(files: { readonly [path: string]: string }): Promise<readonly string[] | undefined> {
  const host = bareRepository(files);
  const run = await runCommand(command, host, root, { yes: true });
  return run.code === 0 ? loadConfig({ cwd: root }, host).config?.inventory.path : undefined;
}

describe('a document of checklists', () => {
  test.each(['ROADMAP.md', 'docs/TODO.md', 'BACKLOG.md', 'specs/01-till/tasks.md'])(
    '%s is the inventory where nothing else is',
    async (path) => expect(await found({ [path]: plan(), 'README.md': '# Till\n' })).toEqual([path]),
  );

  test('is one by states in place of groups', async () => {
    const text = '# Todo\n\n## Done\n\n- [x] a\n\n## Open\n\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n';
    expect(await found({ 'TODO.md': text })).toEqual(['TODO.md']);
  });

  test.each([
    'CONTRIBUTING.md',
    '.github/PULL_REQUEST_TEMPLATE.md',
    'docs/release-checklist.md',
    'specs/01/checklists/requirements.md',
    'docs/plan-template.md',
    'docs/spec.md',
    'docs/till_guide.md',
    'templates/tasks.md',
    'archive/ROADMAP.md',
  ])('%s is none', async (path) => expect(await found({ [path]: plan() })).toBeUndefined());

  test.each([
    ['few boxes', plan('- [ ] Take', '- [ ] Open')],
    ['all ticked', plan('- [x] Take\n- [x] Give', '- [x] Open\n- [x] Close')],
    ['one heading', '# Plan\n\n- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n'],
  ])('is none with %s', async (_, text) => expect(await found({ 'ROADMAP.md': text })).toBeUndefined());

  test('is one under a name of what describes one thing, where the boxes have ids', async () => {
    const text = plan(
      '- [ ] **T-1**: Take\n- [ ] **T-2**: Give',
      '- [ ] **S-1**: Open\n- [ ] **S-2**: Close',
    );
    expect(await found({ '.plan/REQUIREMENTS.md': text })).toEqual(['.plan/REQUIREMENTS.md']);
  });

  test('gives way to a list of data', async () => {
    expect(await found({ 'ROADMAP.md': plan(), 'data/backlog.json': list })).toEqual(['data/backlog.json']);
  });
});

describe('a document whose headings are entries', () => {
  const stories = (head = 'US-', third = '**Status:** Open') =>
    `# Plan\n\n${['**Status:** Done', '**Priority:** High', third].map((line, n) => `## ${head}${n}: Do ${n}\n\n${line}`).join('\n\n')}\n`;

  test.each(['docs/backlog.md', 'docs/user-stories.md', 'REQUIREMENTS.md', 'docs/spec.md'])(
    '%s is the inventory where nothing else is',
    async (path) => expect(await found({ [path]: stories(), 'README.md': '# Till\n' })).toEqual([path]),
  );

  test.each(['docs/guide.md', 'templates/backlog.md', 'archive/backlog.md'])('%s is none', async (path) =>
    expect(await found({ [path]: stories() })).toBeUndefined(),
  );

  test('is none where it describes one thing, and nothing has an id', async () => {
    const text = stories('').replace(/## \d: /g, '## ');
    expect(await found({ 'docs/spec.md': text })).toBeUndefined();
  });

  test('gives way to a list of data', async () => {
    expect(await found({ 'docs/backlog.md': stories(), 'data/backlog.json': list })).toEqual([
      'data/backlog.json',
    ]);
  });
});
