import type { FactSet } from '../model/factset.ts';
import { compareNatural } from '../model/natural.ts';
import { parentOf, pathKey } from '../model/paths.ts';
import type { TouchedModule } from '../model/plan.ts';
import type { ModuleStatus } from '../model/recon.ts';
import type { Ground } from './ground.ts';

interface Placed {
  readonly area: string;
  readonly status: ModuleStatus;
}

/** Finds the module statuses on some ground: those at, above or below a path, and those without a path that cite a feature. */
export class StatusMap {
  readonly #at = new Map<string, Placed[]>();
  readonly #below = new Map<string, Placed[]>();
  readonly #pathless = new Map<string, Placed[]>();

  constructor(facts: FactSet, ground: Ground) {
    for (const recon of facts.recon) {
      for (const status of recon.statuses) {
        const placed = { area: recon.area, status };
        for (const path of status.paths) {
          const prefix = ground.of(path);
          if (prefix === null) continue;
          const own = pathKey(prefix);
          push(this.#at, own, placed);
          for (let key = parentOf(own); key !== ''; key = parentOf(key)) push(this.#below, key, placed);
        }
        if (status.paths.length === 0) for (const id of status.ids) push(this.#pathless, id, placed);
      }
    }
  }

  /** Each module once, in natural order of area and name. */
  on(prefixes: readonly string[], ids: readonly string[], area: string): TouchedModule[] {
    const found = new Set<Placed>();
    for (const prefix of prefixes) {
      const own = pathKey(prefix);
      for (const placed of this.#below.get(own) ?? []) found.add(placed);
      for (let key = own; key !== ''; key = parentOf(key))
        for (const placed of this.#at.get(key) ?? []) found.add(placed);
    }
    for (const id of ids) {
      for (const placed of this.#pathless.get(id) ?? []) if (placed.area === area) found.add(placed);
    }
    const modules = new Map<string, TouchedModule>();
    for (const { area: of, status } of found) {
      const key = JSON.stringify([of, status.name]);
      if (modules.has(key)) continue;
      modules.set(key, {
        name: status.name,
        area: of,
        status: status.status ?? status.phrase,
        open: status.open,
        source: status.at,
      });
    }
    return [...modules.values()].sort(
      (a, b) => compareNatural(a.area, b.area) || compareNatural(a.name, b.name),
    );
  }
}

function push(map: Map<string, Placed[]>, key: string, value: Placed): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
