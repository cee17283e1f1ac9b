import type { ResolvedConfig } from '../model/config.ts';
import { type Decision, type DecisionIndex, type DecisionKind, said, textOf } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import { folderOf, parentOf, pathKey } from '../model/paths.ts';
import { slug } from '../model/slug.ts';
import { anyGlob } from '../syntax/globs.ts';
import { FolderTree, type Part } from './folders.ts';
import { PathReader, PathTable } from './paths.ts';
import { homePaths, RuledHomes } from './ruled-homes.ts';
import { suiteGround } from './suites.ts';

/** Paths without a workstream rule, and where they were put. */
export interface Orphan {
  readonly path: string;
  readonly stream: string;
}

/**
 * Everything that is decided about paths, answered for any path by the nearest folder that has an answer: its area, its
 * workstream, its contract surface, its gates, its owner.
 */
export class Ground {
  readonly reader: PathReader;
  readonly folders: FolderTree = new FolderTree();
  /** Workstream id → name. */
  readonly streamNames: ReadonlyMap<string, string>;
  readonly orphans: readonly Orphan[];
  /** True when rules give workstreams; else they are derived from the areas. */
  readonly ruled: boolean;
  /** Contract surfaces: prefix → the pattern under whose lock it stands. */
  readonly locks: ReadonlyMap<string, string>;
  /** True for a file that counts as nothing built: a guide, a README. */
  readonly isScaffold: (file: string) => boolean;
  /** What rules say of where work is done. */
  readonly ruledHomes: RuledHomes;
  /** Where test suites live. */
  readonly suites: PathTable<true>;
  readonly #areas = new PathTable<string>();
  readonly #decided = new Map<DecisionKind, PathTable<readonly Decision[]>>();
  readonly #names = new Map<string, string>();

  constructor(facts: FactSet, log: DecisionIndex, config: ResolvedConfig) {
    const files = facts.sources.tree.files.map((file) => file.path);
    this.reader = new PathReader(files);
    this.isScaffold = anyGlob(config.tree.scaffold, true);
    this.ruledHomes = new RuledHomes(log);
    this.suites = suiteGround(log);
    for (const file of files) this.folders.add(file);
    for (const area of facts.areas) {
      for (const prefix of area.prefixes) {
        if (pathKey(prefix) !== '') this.#areas.set(prefix, area.name);
      }
    }
    for (const decides of ['area', 'workstream', 'gate', 'owner'] as const) {
      this.#decided.set(decides, tableOf(log, decides, this.reader));
    }
    this.ruled = this.#labelByRule(log);
    this.locks = surfaces(config, log, this);
    const universe = claimedPaths(facts, log, this);
    this.orphans = this.#labelOrphans(facts, universe);
    this.#labelTests(files, anyGlob(config.tree.tests, true));
    for (const [surface] of this.locks) this.folders.label(surface, { surface });
    this.streamNames = this.#names;
  }

  /**
   * The ground that a change of a written path needs: a file two folders deep or deeper stands for its folder, since the
   * change brings its tests beside it, unless a rule gives the file to another workstream than its folder. A file higher up,
   * and a folder, stand for themselves. Null for what is no path inside the repository.
   */
  of(written: string): string | null {
    const path = this.reader.read(written);
    if (path === null || path.endsWith('/')) return path;
    const folder = folderOf(path);
    if (folder.indexOf('/') === folder.length - 1) return path;
    return this.streamOf(path) === this.streamOf(folder) ? folder : path;
  }

  /** The area of a path: decided for it, or the area whose prefix holds it. The nearest folder counts. */
  areaOf(path: string): string | null {
    const decided = this.#decided.get('area');
    for (let key = pathKey(path); ; key = parentOf(key)) {
      const value = decided?.own(key)?.[0]?.value ?? this.#areas.own(key);
      if (typeof value === 'string' && value !== '') return value;
      if (!key.includes('/')) return null;
    }
  }

  /** The workstream that may touch the path, or null for a path that no one claimed. */
  streamOf(path: string): string | null {
    return this.folders.at(path).label.stream;
  }

  /** The path cut along workstreams and contract surfaces. */
  parts(path: string): readonly Part[] {
    return this.folders.parts(path);
  }

  /** What rules decided about the path or the nearest folder above it. */
  decisions(decides: 'gate' | 'owner', path: string): readonly Decision[] {
    return this.#decided.get(decides)?.at(path) ?? [];
  }

  /** True of a folder that has files beside guides and notes, and none whose name ends so. */
  lacks(folder: string, ending: string): boolean {
    const { node } = this.folders.at(folder);
    let worked = false;
    const open = node ? [node] : [];
    for (let at = open.pop(); at; at = open.pop()) {
      if (at.file && at.key.endsWith(ending)) return false;
      worked ||= at.file && !this.isScaffold(at.key);
      for (const child of at.children.values()) open.push(child);
    }
    return worked;
  }

  #labelByRule(log: DecisionIndex): boolean {
    let ruled = false;
    for (const decision of log.about('workstream')) {
      const stream = textOf(decision);
      const path = this.reader.read(decision.subject.id);
      if (path === null) continue;
      ruled = true;
      this.folders.label(path, { stream });
      const name = said(decision, 'name');
      if (name !== null && !this.#names.has(stream)) this.#names.set(stream, name);
    }
    return ruled;
  }

  /** Who has a file, but not the folder around it, has its tests beside it: whoever changes the one changes the other. */
  #labelTests(files: readonly string[], isTest: (path: string) => boolean): void {
    const single = this.folders.labelledFiles();
    const tests = new Map<string, string[]>(single.map(({ key }) => [folderOf(key), []]));
    for (const file of files) {
      const beside = tests.get(folderOf(file));
      if (beside && isTest(file)) beside.push(file);
    }
    for (const { key, stream } of single) {
      const dot = key.indexOf('.', folderOf(key).length + 1);
      if (dot === -1) continue;
      for (const test of held(tests, folderOf(key))) {
        if (!test.startsWith(key.slice(0, dot)) || !testMark.test(test.slice(dot))) continue;
        if (this.folders.at(test).node?.stream === null) this.folders.label(test, { stream });
      }
    }
  }

  /**
   * Gives a workstream to every claimed path that no rule gave one: that of its area's own ground, else one of the area's
   * name, else one of its top folder's. Where no rule speaks of workstreams, what lies on a contract surface goes to the one who
   * writes that surface. It depends on the path alone, so no other path's coming or going moves it.
   */
  #labelOrphans(facts: FactSet, universe: readonly string[]): Orphan[] {
    const { slugs, writers } = derivedStreams(facts, this.locks);
    const homes = new Map<string, string>();
    for (const area of facts.areas) {
      for (const prefix of area.prefixes) {
        const stream = this.streamOf(prefix);
        if (stream !== null && !homes.has(area.name)) homes.set(area.name, stream);
      }
    }
    const orphans: Orphan[] = [];
    for (const path of universe) {
      if (this.streamOf(path) !== null) continue;
      const area = this.areaOf(path);
      const top = path.includes('/') ? path.slice(0, path.indexOf('/')) : 'repository root';
      const writer = this.ruled || (area !== null && writers.areas.has(area)) ? undefined : writers.at(path);
      const stream = writer ?? (area === null ? slug(top) : (homes.get(area) ?? held(slugs, area)));
      if (!this.#names.has(stream))
        this.#names.set(stream, stream === contracts ? 'Contracts' : (area ?? top));
      orphans.push({ path, stream });
    }
    for (const { path, stream } of orphans) this.folders.label(path, { stream });
    return orphans;
  }
}

/** What the name of a test has behind that of the file which it tests: `_test.go`, `.spec.ts`. */
const testMark = /^[._-][^._-]+\.[^.]+$/;

/** Id of the workstream that writes the contracts when no rule says who does. */
const contracts = 'contracts';

interface DerivedStreams {
  /** Area name → workstream. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly writers: {
    /** The areas that are contract surfaces and nothing else. */
    readonly areas: ReadonlySet<string>;
    /** The workstream that writes the surface on which a path lies. */
    readonly at: (path: string) => string | undefined;
  };
}

/**
 * The workstreams of a repository without workstream rules: one an area, but the areas that are contract surfaces share
 * one, since a surface has one writer, as long as three workstreams remain. They also write what other areas have there.
 */
function derivedStreams(facts: FactSet, locks: ReadonlyMap<string, string>): DerivedStreams {
  const surface = new PathTable<string>();
  for (const [prefix, lock] of locks) surface.set(prefix, lock);
  const own = facts.areas.filter(
    (area) => area.prefixes.length > 0 && area.prefixes.every((prefix) => surface.at(prefix) !== undefined),
  );
  const shared = own.length > 1 && facts.areas.length - own.length + 1 >= 3;
  const slugs = new Map(
    facts.areas.map((area) => [area.name, shared && own.includes(area) ? contracts : area.slug]),
  );
  const writerOf = new Map<string, string>();
  for (const area of own) {
    for (const prefix of area.prefixes) {
      const lock = surface.at(prefix);
      if (lock !== undefined && !writerOf.has(lock)) writerOf.set(lock, held(slugs, area.name));
    }
  }
  return {
    slugs,
    writers: {
      areas: new Set(own.map((area) => area.name)),
      at: (path) => writerOf.get(surface.at(path) ?? ''),
    },
  };
}

function tableOf(
  log: DecisionIndex,
  decides: DecisionKind,
  reader: PathReader,
): PathTable<readonly Decision[]> {
  const table = new PathTable<readonly Decision[]>();
  for (const decision of log.about(decides)) {
    if (decision.subject.kind !== 'path') continue;
    const path = reader.read(decision.subject.id);
    if (path === null) continue;
    const before = table.own(path);
    // Most paths have one: a list that is made to grow has room for sixteen more.
    table.set(path, before ? [...before, decision] : [decision]);
  }
  return table;
}

/** Every path that the plan may speak of, sorted, each once. */
function claimedPaths(facts: FactSet, log: DecisionIndex, ground: Ground): string[] {
  const found = new Set<string>();
  const add = (paths: Iterable<string>, exact = false): void => {
    for (const path of paths) {
      const prefix = exact ? ground.reader.read(path) : ground.of(path);
      if (prefix !== null) found.add(prefix);
    }
  };
  for (const area of facts.areas) add(area.prefixes);
  for (const paths of facts.featurePaths.values()) add(paths);
  for (const recon of facts.recon) {
    for (const piece of [...recon.modules, ...recon.statuses, ...recon.workPackages, ...recon.divergences]) {
      add(piece.paths);
    }
  }
  for (const decision of log.about('home')) add(homePaths(decision));
  for (const module of facts.sources.design?.modules ?? []) add(module.paths.map((path) => path.text));
  add(ground.locks.keys(), true);
  add(
    [facts.sources.inventory.file, facts.sources.design?.file ?? ''].filter((file) => file !== ''),
    true,
  );
  return [...found].sort();
}

/** The contract surfaces of the configuration and of the contract rules, each with the pattern that locks it. */
function surfaces(config: ResolvedConfig, log: DecisionIndex, ground: Ground): Map<string, string> {
  const found = new Map<string, string>();
  const locks = new PathTable<string>();
  for (const pattern of config.plan.contractSurfaces) {
    const prefix = ground.reader.read(pattern);
    if (prefix === null) continue;
    locks.set(prefix, pattern);
    found.set(prefix, pattern);
  }
  for (const decision of log.about('contract')) {
    for (const path of surfacesOf(decision)) {
      const prefix = ground.of(path);
      if (prefix !== null && !found.has(prefix)) found.set(prefix, locks.at(prefix) ?? prefix);
    }
  }
  return new Map([...found].sort((a, b) => compareNatural(a[0], b[0])));
}

/** The contract paths that a contract decision names. */
export function surfacesOf(decision: Decision): readonly string[] {
  return decision.value as readonly string[];
}
