import { type Compilation, compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type MemoryHost, memoryHost } from '../../src/host/memory.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { Host } from '../../src/model/host.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { checkout } from './checkout.ts';

/** The folder that a built repository stands in. */
export const root = '/repository';

/** An inventory entry as a test writes it; what is left out is made up. */
export interface FeatureParts {
  readonly id: string;
  readonly group?: string;
  readonly description?: string;
  readonly phase?: string;
  readonly steps?: readonly string[];
  readonly [field: string]: JsonValue | undefined;
}

/**
 * Builds a repository in memory, the domain's way: features, areas with guides, modules, files. Everything has a sensible
 * default, so a test says only what it is about.
 *
 *     repository().area('Billing', 'billing').feature({ id: 'A-1', group: 'Invoices' }).module('Core', ['billing/core'], ['Invoices'])
 */
export class Repository {
  readonly #features: FeatureParts[] = [];
  readonly #areas: { name: string; folder: string; guide: string }[] = [];
  readonly #modules: { name: string; paths: readonly string[]; groups: readonly string[] }[] = [];
  readonly #files = new Map<string, string>();
  #config: { [key: string]: JsonValue } = {};

  /** Adds inventory entries. */
  feature(...features: readonly FeatureParts[]): this {
    this.#features.push(...features);
    return this;
  }

  /** Adds an area with its guide at `FOLDER/guide.md`. */
  area(name: string, folder: string, guide = `# ${name}\n`): this {
    this.#areas.push({ name, folder, guide });
    return this;
  }

  /** Adds a target module to the design. */
  module(name: string, paths: readonly string[], groups: readonly string[]): this {
    this.#modules.push({ name, paths, groups });
    return this;
  }

  /** Adds or replaces any file; the inventory and the design too. */
  file(path: string, text = '// code\n'.repeat(40)): this {
    this.#files.set(path, text);
    return this;
  }

  /** Adds a rule file to the repository's own `rules/`. */
  rules(name: string, text: string): this {
    return this.file(`rules/${name}`, text);
  }

  /** Sets top-level configuration keys. */
  config(config: { [key: string]: JsonValue }): this {
    this.#config = { ...this.#config, ...config };
    return this;
  }

  /** A host that has the repository at `root`, and this checkout (for presets, shipped rules and templates) read-only. */
  host(): RepositoryHost {
    const files: Record<string, string> = {
      [`${root}/backlog.config.json`]: JSON.stringify({
        extends: 'canonical-guide-map',
        inventory: { path: 'docs/features.json', mvpPhases: ['mvp'], laterPhases: ['later'] },
        design: { path: 'docs/design.md' },
        templates: { directory: `${checkout}/templates` },
        ...this.#config,
      }),
      [`${root}/docs/features.json`]: JSON.stringify(this.#features.map(entry), null, 1),
      [`${root}/docs/design.md`]: this.#design(),
    };
    for (const area of this.#areas) files[`${root}/${area.folder}/guide.md`] = area.guide;
    for (const [path, text] of this.#files) files[`${root}/${path}`] = text;
    return overlay(memoryHost(files));
  }

  /** Loads the configuration and compiles. Throws when the configuration itself is bad: test that through `loadConfig`. */
  compile(host: Host = this.host()): Compilation {
    const loaded = loadConfig({ cwd: root }, host);
    if (!loaded.config) throw new Error(JSON.stringify(loaded.findings, null, 1));
    return compile(loaded.config, host);
  }

  #design(): string {
    const areas = this.#areas.map((area) => `| ${area.name} | \`${area.folder}/guide.md\` |`);
    const modules = this.#modules.map(
      ({ name, paths, groups }) =>
        `| ${name} | ${paths.map((path) => `\`${path}\``).join(', ')} | - | ${groups.map((group) => `\`${group}\``).join(', ')} |`,
    );
    return `# Design

## Target modules

| Target module | Primary repository paths | Responsibilities | Primary feature groups |
| --- | --- | --- | --- |
${modules.join('\n')}

## Canonical guides

| Area | Canonical file |
| --- | --- |
${areas.join('\n')}
`;
  }
}

/** Starts a repository. */
export function repository(): Repository {
  return new Repository();
}

/** A host that has just these files below `root`, and this checkout read-only: a repository that knows nothing of backlogic. */
export function bareRepository(files: Readonly<Record<string, string>>): RepositoryHost {
  const placed = Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]);
  return overlay(memoryHost(Object.fromEntries([[`${root}/.git/HEAD`, ''], ...placed])));
}

/** A host whose repository files can be looked at and changed. */
export interface RepositoryHost extends Host {
  readonly files: MemoryHost['files'];
}

function overlay(memory: MemoryHost): RepositoryHost {
  const disk = nodeHost({});
  const at = (path: string): Host => (path === checkout || path.startsWith(`${checkout}/`) ? disk : memory);
  return {
    ...memory,
    readText: (path) => at(path).readText(path),
    readPieces: (path) => at(path).readPieces(path),
    stat: (path) => at(path).stat(path),
    list: (path) => at(path).list(path),
    realPath: (path) => at(path).realPath(path),
  };
}

function entry(parts: FeatureParts): { [field: string]: JsonValue | undefined } {
  const { phase, ...rest } = parts;
  return {
    category: 'functional',
    group: 'General',
    description: `What ${parts.id} does`,
    steps: [`Verify ${parts.id}`],
    passes: false,
    release_phase: phase ?? 'mvp',
    ...rest,
  };
}
