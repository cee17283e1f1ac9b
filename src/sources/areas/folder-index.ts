import type { AreasConfig, TreeConfig } from '../../model/config.ts';
import { folderOf } from '../../model/paths.ts';
import type { RepositoryTree } from '../../model/sources.ts';
import { anyGlob } from '../../syntax/globs.ts';

interface Folder {
  /** Code files directly in it, and in all below. */
  here: number;
  below: number;
  /** Test files among those below. */
  tests: number;
  readonly children: Set<string>;
}

/** The folders of a tree with the code that they hold. Folders end in `/`; the empty string is the top. */
export class FolderIndex {
  readonly files: readonly string[];
  readonly #files: ReadonlySet<string>;
  readonly #folders = new Map<string, Folder>();

  constructor(tree: RepositoryTree, config: AreasConfig, treeConfig: TreeConfig) {
    this.files = tree.files.map(({ path }) => path);
    this.#files = new Set(this.files);
    const noCode = anyGlob([...config.notCode, ...treeConfig.scaffold], true);
    const isTest = anyGlob(treeConfig.tests, true);
    const tests = new Map<string, number>();
    for (const file of this.files) {
      const home = folderOf(file);
      const own = this.#at(home);
      if (noCode(file)) continue;
      own.here += 1;
      if (isTest(file)) tests.set(home, (tests.get(home) ?? 0) + 1);
    }
    // Once for each folder, not for each file: what lies in a folder counts in all above it.
    for (const [home, { here }] of [...this.#folders]) {
      const own = tests.get(home) ?? 0;
      for (let folder = home; ; folder = folderOf(folder)) {
        const one = this.#at(folder);
        one.below += here;
        one.tests += own;
        if (folder === '') break;
        this.#at(folderOf(folder)).children.add(folder);
      }
    }
  }

  isFile(path: string): boolean {
    return this.#files.has(path);
  }

  /** The folder that a path names, with its `/`; null when there is none. */
  folder(path: string): string | null {
    const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
    return this.#folders.has(folder) ? folder : null;
  }

  children(folder: string): readonly string[] {
    return [...(this.#folders.get(folder)?.children ?? [])].sort();
  }

  /** How many code files a folder has directly, and in all. */
  code(folder: string): { readonly here: number; readonly below: number } {
    return this.#folders.get(folder) ?? { here: 0, below: 0 };
  }

  /** True for a folder whose code is all tests. */
  onlyTests(folder: string): boolean {
    const own = this.#folders.get(folder);
    return own !== undefined && own.below > 0 && own.tests === own.below;
  }

  #at(folder: string): Folder {
    let own = this.#folders.get(folder);
    if (!own) {
      own = { here: 0, below: 0, tests: 0, children: new Set() };
      this.#folders.set(folder, own);
    }
    return own;
  }
}

/** Folders that tools keep for themselves. */
export function isHidden(folder: string): boolean {
  return folder.split('/').some((part) => part.startsWith('.') && part !== '.');
}
