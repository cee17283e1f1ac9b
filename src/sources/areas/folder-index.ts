import picomatch from 'picomatch';
import type { AreasConfig, TreeConfig } from '../../model/config.ts';
import { folderOf } from '../../model/paths.ts';
import type { RepositoryTree } from '../../model/sources.ts';

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
    const noCode = matcher([...config.notCode, ...treeConfig.scaffold]);
    const isTest = matcher(treeConfig.tests);
    for (const file of this.files) {
      const home = folderOf(file);
      const code = !noCode(file);
      const test = code && isTest(file);
      this.#at(home).here += code ? 1 : 0;
      for (let folder = home; ; folder = folderOf(folder)) {
        const one = this.#at(folder);
        one.below += code ? 1 : 0;
        one.tests += test ? 1 : 0;
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

/** Globs without a `/` are about the base name, others about the whole path. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const name = picomatch(
    globs.filter((glob) => !glob.includes('/')),
    { dot: true },
  );
  const whole = picomatch(
    globs.filter((glob) => glob.includes('/')),
    { dot: true },
  );
  return (path) => name(path.slice(path.lastIndexOf('/') + 1)) || whole(path);
}

/** Folders that tools keep for themselves. */
export function isHidden(folder: string): boolean {
  return folder.split('/').some((part) => part.startsWith('.') && part !== '.');
}
