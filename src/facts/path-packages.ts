import { append } from '../model/append.ts';
import { pushTo } from '../model/grouped.ts';
import type { PackageSource, Toolchain } from '../model/packages.ts';
import { pathKey } from '../model/paths.ts';
import type { Sources } from '../model/sources.ts';
import type { TreeIndex } from './tree-index.ts';

/** The package that a path lies in, as rules see it. */
export interface PackageFacts {
  readonly package: string;
  readonly package_folder: string;
  readonly toolchain: string;
  readonly package_scripts: readonly string[];
  readonly package_tests: number;
  readonly workspace: string;
  readonly wrapper: boolean;
}

const node = ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '.vue', '.svelte', '.astro'];
const jvm = ['.java', '.kt', '.kts', '.scala', '.groovy'];

/** What each tool builds: of two packages around a path the one counts that builds what lies there. */
const builds: { readonly [T in Toolchain]: readonly string[] } = {
  npm: node,
  pnpm: node,
  yarn: node,
  bun: node,
  cargo: ['.rs'],
  go: ['.go'],
  maven: jvm,
  gradle: jvm,
  python: ['.py', '.pyi'],
  make: [],
};

/** Scripts that bring the tool along in the version that the repository wants. */
const wrappers: { readonly [T in Toolchain]?: string } = { maven: 'mvnw', gradle: 'gradlew' };

const none: PackageFacts = {
  package: '',
  package_folder: '',
  toolchain: '',
  package_scripts: [],
  package_tests: 0,
  workspace: '',
  wrapper: false,
};

/** Finds for each path the nearest package around it of the tool that builds what lies there. */
export class PathPackages {
  readonly #byFolder = new Map<string, PackageSource[]>();
  readonly #tree: TreeIndex;

  constructor({ packages }: Sources, tree: TreeIndex) {
    this.#tree = tree;
    for (const one of packages) {
      // A Makefile says what to run, and not what a folder is.
      if (one.toolchain === 'make') continue;
      pushTo(this.#byFolder, one.folder, one);
    }
  }

  of(path: string, extensions: readonly string[]): PackageFacts {
    const around = this.#around(path);
    const [first] = extensions.filter((extension) =>
      Object.values(builds).some((all) => all.includes(extension)),
    );
    const fit = around.find(({ toolchain }) => first !== undefined && builds[toolchain].includes(first));
    const found = fit ?? around[0];
    if (!found) return none;
    const folder = pathKey(found.folder) || '.';
    const wrapper = wrappers[found.toolchain];
    return {
      package: found.name,
      package_folder: folder,
      toolchain: found.toolchain,
      package_scripts: found.scripts,
      package_tests: this.#tree.totals(pathKey(found.folder)).tests,
      workspace: found.workspace === null ? '' : pathKey(found.workspace) || '.',
      wrapper: wrapper !== undefined && this.#tree.isFile(wrapper),
    };
  }

  /** Packages around a path, the nearest first. */
  #around(path: string): readonly PackageSource[] {
    const found: PackageSource[] = [];
    for (
      let folder = `${path}/`;
      ;
      folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
    ) {
      append(found, this.#byFolder.get(folder) ?? []);
      if (folder === '') return found;
    }
  }
}
