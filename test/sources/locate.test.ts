import { describe, expect, it } from 'vitest';
import type { RepositoryTree } from '../../src/model/sources.ts';
import { nearestFile } from '../../src/sources/locate.ts';

const near = (path: string, ...files: string[]): string | null =>
  nearestFile(path, { files: files.map((one) => ({ path: one, bytes: 1 })) } as unknown as RepositoryTree);

describe('the file that somebody may have meant', () => {
  it.each<[string, string, string[], string | null]>([
    [
      'has the same name elsewhere',
      'docs/ferry.md',
      ['docs/ferrx.md', 'docs/old/ferry.md'],
      'docs/old/ferry.md',
    ],
    [
      'has a longer name',
      'docs/routes.md',
      ['docs/boats.md', 'docs/routes-guide.md'],
      'docs/routes-guide.md',
    ],
    ['has a shorter name', 'docs/routes-guide.md', ['docs/boats.md', 'docs/Routes.md'], 'docs/Routes.md'],
    ['is in the same folder', 'docs/routes.md', ['a/routes-2.md', 'docs/routes-3.md'], 'docs/routes-3.md'],
    ['has a slip in its name', 'docs/mooring.md', ['docs/morring.md'], 'docs/morring.md'],
    [
      'is none that only shares the folder and the end',
      'docs/long/modules/ferries.md',
      ['docs/long/modules/bananas.md'],
      null,
    ],
    ['is none of another kind', 'docs/ferry.md', ['docs/ferry-guide.txt'], null],
    ['is none for a short name within another', 'docs/ui.md', ['docs/guide.md'], null],
  ])('%s', (_, path, files, expected) => {
    expect(near(path, ...files)).toBe(expected);
  });

  it('is none that somebody else has named', () => {
    const tree = { files: ['a/boat_guide.md', 'b/goat_guide.md'].map((path) => ({ path, bytes: 1 })) };
    const read = (taken: readonly string[]) =>
      nearestFile('c/moat_guide.md', tree as unknown as RepositoryTree, new Set(taken));
    expect(read([])).toBe('a/boat_guide.md');
    expect(read(['a/boat_guide.md'])).toBe('b/goat_guide.md');
    expect(read(['a/boat_guide.md', 'b/goat_guide.md'])).toBeNull();
  });
});
