import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import type { AreasConfig, TreeConfig } from '../../../src/model/config.ts';
import { FolderIndex } from '../../../src/sources/areas/folder-index.ts';

const globs = ['*.md', '*.test.*', 'README*', 'docs/**', '**/gen/*', 'LICENSE', '*_test.go', 'a'];

/** A glob without a slash is about the base name. */
function any(of: readonly string[], path: string): boolean {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return of.some((glob) => picomatch(glob, { dot: true })(glob.includes('/') ? path : base));
}

const name = fc.constantFrom(
  'a',
  'b',
  'docs',
  'gen',
  'README',
  'x.md',
  'x.ts',
  'x.test.ts',
  'y_test.go',
  'LICENSE',
);
const paths = fc.uniqueArray(
  fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/')),
  { maxLength: 25 },
);

test('the folders of a tree hold the code that the globs leave, each counted in all above it', () => {
  fc.assert(
    fc.property(
      paths,
      fc.subarray(globs),
      fc.subarray(globs),
      fc.subarray(globs),
      (files, notCode, scaffold, tests) => {
        const tree = { files: files.map((path) => ({ path, bytes: null })) };
        const index = new FolderIndex(
          tree,
          { notCode } as unknown as AreasConfig,
          { scaffold, tests } as unknown as TreeConfig,
        );
        const code = files.filter((path) => !any([...notCode, ...scaffold], path));
        const folders = new Set([
          '',
          ...files.flatMap((path) =>
            path
              .split('/')
              .slice(0, -1)
              .map((_, at, all) => `${all.slice(0, at + 1).join('/')}/`),
          ),
        ]);
        for (const folder of folders) {
          if (files.length === 0) continue;
          const below = code.filter((path) => path.startsWith(folder));
          const here = below.filter((path) => !path.slice(folder.length).includes('/'));
          const { here: isHere, below: isBelow } = index.code(folder);
          expect([folder, isHere, isBelow]).toEqual([folder, here.length, below.length]);
          expect(index.onlyTests(folder)).toBe(below.length > 0 && below.every((path) => any(tests, path)));
          const children = [...folders].filter(
            (one) => one !== folder && one.startsWith(folder) && !one.slice(folder.length, -1).includes('/'),
          );
          expect(index.children(folder)).toEqual(children.sort());
        }
      },
    ),
    { numRuns: 1_000, seed: 6 },
  );
});
