import { describe, expect, test } from 'vitest';
import { describe as say } from '../../../src/diagnostics/finding.ts';
import { code, type Found, foundSources } from '../../support/found.ts';

const base: Found = {
  'features.json': [{ id: 'A-1', group: 'Desk', description: 'Rooms are listed' }],
  'desk/main.go': code,
  'kitchen/main.go': code,
  'docs/desk.md': '# Desk\n\n## Work packages\n\n- [ ] Ring the bell\n',
  'docs/kitchen.md': '# Kitchen\n',
};
const table = (desk: string, path = '`desk/`'): string =>
  `# Notes\n\n| Module | Where | Guide |\n| --- | --- | --- |\n| Desk | ${path} | ${desk} |\n| Kitchen | \`kitchen/\` | [kitchen](docs/kitchen.md) |\n`;

function read(files: Found): { areas: string[]; said: string[] } {
  const { sources, findings } = foundSources({ ...base, ...files });
  return {
    areas: sources.areas.areas.map(({ name, guides, from }) => `${name}: ${guides.join(' ')} from ${from}`),
    said: findings
      .filter(({ code }) => code.startsWith('guide/'))
      .map((one) => `${one.severity} ${one.code} ${one.at?.line} ${say(one).message} ${say(one).hint}`),
  };
}

describe('a table of areas that leads to a guide which is not there', () => {
  test.each([
    ['a link', '[desk](docs/old/desk.md)'],
    ['code', '`docs/old/desk.md`'],
  ])('says so, with the file of that name elsewhere, and keeps the area: %s', (_, cell) => {
    expect(read({ 'README.md': table(cell) })).toEqual({
      areas: ['Desk: docs/old/desk.md from tables', 'Kitchen: docs/kitchen.md from tables'],
      said: [
        'warning guide/dead-link 5 the row of “Desk” leads to `docs/old/desk.md`, which is not there Did you mean `docs/desk.md`? Correct the link, or take it out of the row.',
      ],
    });
  });

  test('keeps an area that has nothing but that guide, where the column says that areas stand in it', () => {
    const { areas } = read({ 'README.md': table('[desk](docs/old/desk.md)', '—') });
    expect(areas).toContain('Desk: docs/old/desk.md from tables');
  });

  test.each([
    ['a guide that is there', '[desk](docs/desk.md)'],
    ['an address', '[desk](https://example.org/desk.md)'],
    ['a name without a folder', '`desk-notes.md`'],
    ['what is no document', '[desk](docs/desk.png)'],
  ])('is not meant by %s', (_, cell) => {
    expect(read({ 'README.md': table(cell) }).said).toEqual([]);
  });

  test('is no table of areas when nothing in it is there', () => {
    const text =
      '# Notes\n\n| Module | Guide |\n| --- | --- |\n| Desk | [a](docs/a.md) |\n| Kitchen | [b](docs/b.md) |\n';
    expect(read({ 'README.md': text }).areas).toEqual(['desk:  from folders', 'kitchen:  from folders']);
  });
});
