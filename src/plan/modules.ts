import { append } from '../model/append.ts';
import type { FactSet } from '../model/factset.ts';
import { pushTo } from '../model/grouped.ts';
import { compareNatural } from '../model/natural.ts';
import { outermost, parentOf, pathKey } from '../model/paths.ts';
import type { Ground } from './ground.ts';

/** A module of a guide that cites features: the finest ground that a document gives them. */
export interface CitingModule {
  readonly area: string;
  readonly name: string;
  readonly paths: readonly string[];
  /** How many features it cites: the fewer, the more specific it is. */
  readonly breadth: number;
}

/** By feature id, the modules that cite it: those with paths first, then the most specific first. */
export function modulesByFeature(facts: FactSet, ground: Ground): Map<string, CitingModule[]> {
  const found = new Map<string, CitingModule[]>();
  for (const recon of facts.recon) {
    const byName = new Map<string, { name: string; paths: string[]; ids: Set<string> }>();
    for (const piece of [...recon.modules, ...recon.statuses]) {
      const key = piece.id ?? piece.name;
      const known = byName.get(key) ?? { name: piece.name, paths: [], ids: new Set<string>() };
      if (known.paths.length === 0) append(known.paths, prefixesOf(piece.paths, ground));
      for (const id of piece.ids) known.ids.add(id);
      byName.set(key, known);
    }
    for (const { name, paths, ids } of byName.values()) {
      const module = { area: recon.area, name, paths: outermost(paths), breadth: ids.size };
      for (const id of ids) pushTo(found, id, module);
    }
  }
  for (const list of found.values()) {
    list.sort(
      (a, b) =>
        Number(a.paths.length === 0) - Number(b.paths.length === 0) ||
        a.breadth - b.breadth ||
        compareNatural(a.area, b.area) ||
        compareNatural(a.name, b.name),
    );
  }
  return found;
}

/** Gives the planned features that the modules of an area's guide cite which stand at some prefixes, or nearest above them; each once. */
export function featuresOnModules(
  facts: FactSet,
  ground: Ground,
  planned: (id: string) => boolean,
): (area: string, prefixes: readonly string[]) => readonly string[] {
  const cited = new Map<string, string[]>();
  const keyOf = (area: string, path: string): string => JSON.stringify([area, path]);
  for (const recon of facts.recon) {
    for (const { paths, ids } of [...recon.modules, ...recon.statuses]) {
      if (ids.length === 0) continue;
      for (const prefix of prefixesOf(paths, ground)) {
        const key = keyOf(recon.area, pathKey(prefix));
        const list = cited.get(key);
        if (list) append(list, ids);
        else cited.set(key, [...ids]);
      }
    }
  }
  return (area, prefixes) => {
    const found = new Set<string>();
    for (const prefix of prefixes) {
      for (let path = pathKey(prefix); path !== ''; path = parentOf(path)) {
        const ids = cited.get(keyOf(area, path));
        if (!ids) continue;
        for (const id of ids) if (planned(id)) found.add(id);
        break;
      }
    }
    return [...found].sort(compareNatural);
  };
}

/** By area and label (`XY-01`), as a JSON list of the two, the paths of the module that a guide labels so. */
export function pathsByLabel(facts: FactSet, ground: Ground): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const recon of facts.recon) {
    for (const module of [...recon.modules, ...recon.statuses]) {
      const key = JSON.stringify([recon.area, module.id]);
      if (module.id === null || module.paths.length === 0 || found.has(key)) continue;
      found.set(key, prefixesOf(module.paths, ground));
    }
  }
  return found;
}

/** By group, the paths of the target modules of the design that name it. */
export function pathsByGroup(facts: FactSet, ground: Ground): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const module of facts.sources.design?.modules ?? []) {
    const paths = prefixesOf(
      module.paths.map((path) => path.text),
      ground,
    );
    for (const group of module.groups) {
      const name = group.text.replace(/`/g, '').trim();
      const list = found.get(name);
      if (list) append(list, paths);
      else found.set(name, [...paths]);
    }
  }
  return found;
}

/** Written paths as prefixes, each once, in the order written. */
export function prefixesOf(paths: readonly string[], ground: Ground): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const prefix = ground.of(path);
    if (prefix !== null) found.add(prefix);
  }
  return [...found];
}
