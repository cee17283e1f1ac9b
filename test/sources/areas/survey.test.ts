import { describe, expect, test } from 'vitest';
import { type Found, foundSources } from '../../support/found.ts';
import { areas, folders, inventory } from './found-areas.ts';

describe('the steps', () => {
  const npm = {
    'package.json': { workspaces: ['packages/*'] },
    'packages/desk/package.json': { name: 'desk' },
    'packages/kitchen/package.json': { name: 'kitchen' },
    'packages/cellar/package.json': { name: 'cellar' },
  };

  test('a surer one leads, and what has no ground in it is added', () => {
    const files = { ...npm, CODEOWNERS: '/packages/desk/ @front\n/packages/cellar/ @wine\n' };
    expect(areas(files)).toEqual([
      'desk: packages/desk/ from codeowners',
      'cellar: packages/cellar/ from codeowners',
      'kitchen: packages/kitchen/ (kitchen) from workspaces',
    ]);
  });

  test('one that finds too few is passed over, and its area does not stand in the way', () => {
    expect(
      areas({ ...npm, CODEOWNERS: '/packages/ @all\n' }).every((area) => area.endsWith('workspaces')),
    ).toBe(true);
  });

  test('each says how many it found, how sure it is, and what became of it', () => {
    const files = { ...npm, CODEOWNERS: '/packages/desk/ @front\n/packages/cellar/ @wine\n' };
    const { from, certainty, steps } = foundSources({ ...inventory, ...files }).sources.areas;
    expect([from, certainty]).toEqual(['codeowners', 'likely']);
    expect(steps.map(({ step, found, use, used, source }) => [step, found, use, used, source])).toEqual([
      ['guide-table', 0, 'passed', 0, null],
      ['tables', 0, 'passed', 0, null],
      ['codeowners', 2, 'leads', 2, 'CODEOWNERS'],
      ['instructions', 0, 'passed', 0, null],
      ['workspaces', 3, 'adds', 1, 'package.json'],
      ['folders', 0, 'passed', 0, null],
      ['groups', 2, 'passed', 0, 'features.json'],
    ]);
  });

  test('the configuration has the order, and what is enough', () => {
    const config = { areas: { from: ['workspaces', 'groups'], atLeast: 4 } };
    expect(areas({ ...npm, 'backlog.config.json': config })[0]).toBe(
      'cellar: packages/cellar/ (cellar) from workspaces',
    );
    const first = { areas: { from: ['groups', 'workspaces'] } };
    expect(areas({ ...npm, 'backlog.config.json': first })[0]).toBe('Guests:  from groups');
  });

  test('an unknown one is told with the nearest', () => {
    expect(() => areas({ 'backlog.config.json': { areas: { from: ['workspace'] } } })).toThrow(/workspaces/);
  });
});

describe('a design', () => {
  const codes = (files: Found): string[] =>
    foundSources({ ...inventory, ...files }).findings.map(({ code: one }) => one);

  test('that nobody expects and that is not there is one remark', () => {
    expect(codes({})).toEqual(['design/none']);
  });

  test('that was found by its name and has not all parts is one remark', () => {
    expect(codes({ 'ARCHITECTURE.md': '# Words\n\n## Components\n\nNone yet.\n' })).toEqual([
      'design/partial',
    ]);
  });

  test.each([
    ['named in the configuration', { design: { path: 'ARCHITECTURE.md' } }],
    ['required by it', { design: { required: true } }],
    ['required by its preset', { extends: 'canonical-guide-map' }],
  ])('that is %s is missed piece by piece', (_, config) => {
    expect(codes({ 'ARCHITECTURE.md': '# Words\n', 'backlog.config.json': config })).toContain(
      'design/no-guide-table',
    );
    expect(codes({ 'backlog.config.json': config })).toContain('design/not-found');
  });
});

describe('the groups that a row names', () => {
  const named = (text: string): unknown =>
    foundSources({
      ...inventory,
      'README.md': `# Read\n\n${text}`,
      ...folders('desk', 'kitchen'),
    }).sources.areas.areas.map(({ name, groups }) => [name, groups]);

  test('are told by their names, whatever the column is headed', () => {
    const text =
      '| Module | Path | Themes |\n| --- | --- | --- |\n| A | `desk/` | guests, Bells |\n| B | `kitchen/` | ROOMS |\n';
    expect(named(text)).toEqual([
      ['A', ['Guests']],
      ['B', ['Rooms']],
    ]);
  });

  test('are none where a column names one of them by the way', () => {
    const text =
      '| Module | Path | Does |\n| --- | --- | --- |\n| A | `desk/` | bells, keys, rooms |\n| B | `kitchen/` | soup, guests |\n';
    expect(named(text)).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
  });
});
