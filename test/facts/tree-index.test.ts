import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TreeIndex, treeIndexOf } from '../../src/facts/tree-index.ts';
import type { TreeFile } from '../../src/model/sources.ts';

const globs = {
  listing: null,
  ignore: [],
  scaffold: ['.gitkeep', '*_guide.md'],
  tests: ['*_test.go', '**/spec/**'],
};
const index = (paths: readonly (string | TreeFile)[]): TreeIndex =>
  new TreeIndex(
    { files: paths.map((path) => (typeof path === 'string' ? { path, bytes: 10 } : path)) },
    globs,
  );

describe('the tree', () => {
  const tree = index([
    'a/b/x.go',
    'a/b/x_test.go',
    'a/b/.gitkeep',
    'a/c/area_guide.md',
    'a-b/y.ts',
    'a/spec/z.rb',
    'top',
  ]);

  it('knows folders by what is in them, without scaffold', () => {
    expect(tree.at('a/b')).toEqual({
      exists: true,
      directory: true,
      files: 2,
      bytes: 20,
      tests: 1,
      extensions: ['.go'],
      names: ['x.go', 'x_test.go'],
    });
    expect(tree.at('a/c')).toMatchObject({ exists: true, directory: true, files: 0, names: [] });
    expect(tree.at('a')).toMatchObject({ files: 3, tests: 2, extensions: ['.go', '.rb'] });
  });

  it('knows files, and what is not there', () => {
    expect(tree.at('top')).toMatchObject({ exists: true, directory: false, files: 1, extensions: [''] });
    expect(tree.at('a/c/area_guide.md')).toMatchObject({ exists: true, files: 0 });
    expect(tree.at('a/d')).toMatchObject({ exists: false, directory: false, files: 0 });
    expect(tree.at('')).toMatchObject({ exists: false });
    expect([...tree.top].sort()).toEqual(['a', 'a-b', 'top']);
  });

  it('counts as a walk over all files would, in any order of files', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a-b', 'x.go', 'x_test.go', '.gitkeep', 'spec');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const files = fc.uniqueArray(path, { maxLength: 40 });
    fc.assert(
      fc.property(files, path, (paths, asked) => {
        // A path can not be file and folder at once.
        const valid = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
        const built = index(valid);
        const below = valid.filter((one) => one === asked || one.startsWith(`${asked}/`));
        const counted = below.filter((one) => !one.endsWith('.gitkeep'));
        const facts = built.at(asked);
        expect(facts.exists).toBe(below.length > 0);
        expect(facts.files).toBe(counted.length);
        expect(facts.bytes).toBe(10 * counted.length);
        expect(facts.names).toEqual(
          [...new Set(counted.map((one) => one.slice(one.lastIndexOf('/') + 1)))].sort(),
        );
        expect(index([...valid].reverse()).at(asked)).toEqual(facts);
      }),
    );
  });
});

describe('the index of a tree', () => {
  const tree = { files: [{ path: 'a/x.go', bytes: 1 }] } as const;

  it('is made once for a configuration, and anew for another', () => {
    const first = treeIndexOf(tree, globs);
    expect(treeIndexOf(tree, globs)).toBe(first);
    const other = treeIndexOf(tree, { ...globs, tests: ['*.go'] });
    expect(first.at('a').tests).toBe(0);
    expect(other.at('a').tests).toBe(1);
  });

  it('without a configuration is any that there is, or one of its own', () => {
    const last = treeIndexOf(tree, globs);
    expect(treeIndexOf(tree, null)).toBe(last);
    const fresh = treeIndexOf({ ...tree }, null);
    expect(fresh).not.toBe(last);
    expect(fresh.has('a/x.go')).toBe(true);
  });
});
