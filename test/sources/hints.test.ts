import { describe, expect, it } from 'vitest';
import { sourceEntries } from '../../src/diagnostics/catalogue/sources.ts';
import { config, design, inventory, type Reading, readFiles, whole } from './reading.ts';

describe('every code of the sources', () => {
  it.each(Object.entries(sourceEntries))('%s has a title and a reason', (code, { title, why }) => {
    expect(code).toMatch(/^(?:inventory|design|guide|tree|markdown|health)\/[a-z]+(?:-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
  });
});

describe('hints', () => {
  const withInventory = (text: string): Reading => readFiles({ ...whole, 'inventory.json': text });
  const one = inventory.slice(1, -1);
  const withDesign = (text: string): Reading => readFiles({ ...whole, 'design.md': text });

  it.each<[string, () => Reading, string]>([
    ['a key near the id', () => withInventory(inventory.replace('"id"', '"idd"')), 'Did you mean `idd`? '],
    [
      'a key near the group',
      () => withInventory(inventory.replace('"group"', '"goup"')),
      'Did you mean `goup`? ',
    ],
    [
      'a phase near a known one',
      () => withInventory(`[${one.replace('"mvp"', '"mvpp"')}, ${one.replace('F-1', 'F-2')}]`),
      'Did you mean `mvp`? ',
    ],
    ['a key near the list', () => withInventory('{"featurs": []}'), 'Did you mean `featurs`? '],
    [
      'an inventory near the path',
      () =>
        readFiles(
          { ...whole, 'inventory.json': '' },
          { inventory: { ...config.inventory, path: ['inventry.json'] } },
        ),
      'Did you mean `inventory.json`? ',
    ],
    [
      'a column near the wanted one',
      () => withDesign(design.replace('| Paths |', '| Pathes |')),
      'Did you mean `Pathes`? ',
    ],
    [
      'a title near the wanted one',
      () => withDesign(design.replace('Ownership:', 'Ownreship:')),
      'Is it “Ownreship”? ',
    ],
    [
      'a title that shares words',
      () => withDesign(design.replace('## Guide table', '## Table of each guide')),
      'Is it “Table of each guide”? ',
    ],
    [
      'the title of a table that has the columns',
      () => withDesign(design.replace('## Guide table', '## Where things are')),
      'Is it “Where things are”? ',
    ],
    [
      'a guide of that name elsewhere',
      () => readFiles({ 'inventory.json': inventory, 'design.md': design, 'src/core/guide.md': '# Core' }),
      'Did you mean `src/core/guide.md`? ',
    ],
    [
      'a guide of nearly that name',
      () => readFiles({ 'inventory.json': inventory, 'design.md': design, 'core/guid.md': '# Core' }),
      'Did you mean `core/guid.md`? ',
    ],
  ])('name %s', (_, read, start) => {
    // A key that is near to a field is also one that nothing reads.
    const hints = read().hints.filter((hint) => !hint.includes('`inventory.fields.notes`'));
    expect(hints).toHaveLength(1);
    expect(hints[0]?.slice(0, start.length)).toBe(start);
    expect(hints[0]).toMatch(/\.$/);
  });

  it('say what to do where nothing is near', () => {
    const { hints } = withDesign(design.replace('| Area | Guide |', '| X | Y |'));
    expect(hints).toEqual([
      'Name a column one of `area`, or add your name for it to `design.columns.area`.',
      'Name a column one of `guide`, `file`, or add your name for it to `design.columns.guide`.',
    ]);
  });
});
