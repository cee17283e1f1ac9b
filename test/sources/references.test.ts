import { describe, expect, it } from 'vitest';
import { placesMeant } from '../../src/model/references.ts';
import { whole as files, readFiles } from './reading.ts';

describe('a path in a document', () => {
  it.each([
    ['guides/a.md', 'own-folder', ['docs/guides/a.md', 'guides/a.md']],
    ['guides/a.md', 'root', ['guides/a.md', 'docs/guides/a.md']],
    ['../src/GUIDE.md', 'own-folder', ['src/GUIDE.md']],
    ['../src/GUIDE.md', 'root', ['src/GUIDE.md']],
    ['/crates/x/GUIDE.md', 'own-folder', ['crates/x/GUIDE.md']],
    ['.\\a.md', 'own-folder', ['docs/a.md', 'a.md']],
    ['my%20guide.md?plain=1#top', 'root', ['my guide.md', 'docs/my guide.md']],
    ['100%.md', 'root', ['100%.md', 'docs/100%.md']],
    ['../../etc/passwd', 'own-folder', []],
    ['..\\..\\etc', 'own-folder', []],
    ['a%2F..%2F..%2F..%2Fetc', 'own-folder', []],
    ['https://example.org/a.md', 'own-folder', []],
    ['#top', 'root', []],
  ] as const)('`%s` by %s means %j', (written, first, expected) => {
    expect(placesMeant(written, 'docs/design.md', first)).toEqual(expected);
  });
});

describe('a guide in the canonical table of a document in a folder', () => {
  const { 'design.md': design, 'inventory.json': inventory, 'core/guide.md': guide } = files;
  const read = (cell: string, ...more: readonly string[]): { guides: unknown; findings: string[] } => {
    const row = design.replace('| Core | `core/guide.md` |', `| Core | ${cell} |`);
    const rest = Object.fromEntries(more.map((path) => [path, '# Guide\n']));
    const { sources, findings } = readFiles({
      'inventory.json': inventory,
      'docs/design.md': row,
      'core/guide.md': guide,
      ...rest,
    });
    return {
      guides: sources.guides.map(({ path, document }) => [path, document !== null]),
      findings: findings.map((line) => line.split(' ').slice(0, 2).join(' ')),
    };
  };

  it.each([
    ['a link from that folder', '[core](../core/guide.md)', 'core/guide.md', []],
    ['a link from the root', '[core](core/guide.md)', 'core/guide.md', []],
    ['a link with a leading slash', '[core](/core/guide.md)', 'core/guide.md', []],
    ['code with a leading slash', '`/core/guide.md`', 'core/guide.md', []],
    ['code from that folder', '`../core/guide.md`', 'core/guide.md', []],
    ['a link that is in both places', '[a](a.md)', 'docs/a.md', ['docs/a.md', 'a.md']],
    ['code that is in both places', '`a.md`', 'a.md', ['docs/a.md', 'a.md']],
  ])('is found by %s', (_, cell, path, more) => {
    expect(read(cell, ...more)).toEqual({ guides: [[path, true]], findings: [] });
  });

  it('that is nowhere is missing, and one that leads out is said to', () => {
    expect(read('[core](../gone/guide.md)')).toEqual({
      guides: [['gone/guide.md', false]],
      findings: ['error guide/missing'],
    });
    expect(read('[core](../../core/guide.md)')).toEqual({
      guides: [['../../core/guide.md', false]],
      findings: ['error guide/outside'],
    });
  });
});
