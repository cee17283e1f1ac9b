import { append } from '../model/append.ts';
import type { ResolvedConfig } from '../model/config.ts';
import { addTo, pushTo } from '../model/grouped.ts';
import { headline } from '../model/headline.ts';
import { at, held } from '../model/held.ts';
import { byId } from '../model/natural.ts';
import { parentOf, pathKey } from '../model/paths.ts';
import type { WorkPackage } from '../model/recon.ts';
import type { Draft } from './model.ts';
import { type SliceEdge, type SliceTable, strength } from './slice-table.ts';
import { priorityLevel } from './urgency.ts';

/** More pairs than this between two levels are not drawn one by one. */
const mostPairs = 64;

/**
 * The order that guides give their work packages: what a package names as coming before it; phase after phase; and, where a guide
 * gives neither phase nor priority, its own sequence. Priorities say how urgent work is: they order two packages only
 * when these meet on a path or a cited feature; else they show in the rank alone.
 */
export function packageOrder(draft: Draft, table: SliceTable, config: ResolvedConfig): SliceEdge[] {
  const byGuide = new Map<string, WorkPackage[]>();
  const known = new Set<string>();
  for (const slice of table.slices) {
    for (const one of slice.workPackages) {
      if (known.has(one.id)) continue;
      known.add(one.id);
      const key = JSON.stringify([one.area, one.guide]);
      pushTo(byGuide, key, one);
    }
  }
  const edges: SliceEdge[] = [];
  const postponed = new Set(draft.postponed.map((one) => one.id));
  for (const packages of byGuide.values()) {
    packages.sort((a, b) => a.order - b.order || byId(a, b));
    for (const one of packages) {
      for (const id of one.after) {
        if (!postponed.has(id)) {
          append(edges, between(id, one, `the guide puts it after ${id}`, strength.after, table));
        }
      }
    }
    for (const list of listsOf(packages)) {
      const levels = levelsOf(list, config);
      for (const [index, level] of levels.entries()) {
        const before = levels[index - 1];
        if (before && !differInUrgency(before, level)) append(edges, step(before, level, table));
      }
      append(edges, urgencySteps(levels, table));
    }
  }
  return edges;
}

/** What stands beside the phases of a guide has an order of its own: the guide puts it neither before nor after any of them. */
function listsOf(packages: readonly WorkPackage[]): (readonly WorkPackage[])[] {
  const inPhases = packages.filter((one) => one.phase !== null);
  const beside = packages.filter((one) => one.phase === null);
  return [inPhases, beside].filter((list) => list.length > 0);
}

interface Level {
  /** How the level is told from the one before, for the reason. */
  readonly name: string;
  readonly packages: readonly WorkPackage[];
  /** The place of its phase, or of its package in a plain list. */
  readonly phase: number;
  /** True when the heading of its phase is a priority and no more: `P0: what hurts most`. */
  readonly headed: boolean;
}

/** True when no more than a priority tells two neighbouring levels apart. */
function differInUrgency(before: Level, level: Level): boolean {
  return before.phase === level.phase || (before.headed && level.headed);
}

function isHeaded(one: WorkPackage): boolean {
  if (one.phase === null || one.priority === null) return false;
  const [heading, priority] = [one.phase.trim().toLowerCase(), one.priority.trim().toLowerCase()];
  return heading.startsWith(priority) && !/[\p{L}\p{N}-]/u.test(heading.charAt(priority.length));
}

/** Packages that the guide does not order among themselves, level after level. */
function levelsOf(packages: readonly WorkPackage[], config: ResolvedConfig): Level[] {
  const phases = new Map<string, number>();
  for (const { phase } of packages) if (phase !== null && !phases.has(phase)) phases.set(phase, phases.size);
  const ordered = packages.some((one) => one.phase !== null || one.priority !== null);
  const key = (one: WorkPackage, index: number): readonly [number, number] =>
    ordered
      ? [one.phase === null ? 0 : held(phases, one.phase), priorityLevel(one.priority, config)]
      : [index, 0];
  const keyed = packages.map((one, index) => ({ one, key: key(one, index) }));
  keyed.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
  const levels: (Level & { key: readonly [number, number]; packages: WorkPackage[] })[] = [];
  for (const { one, key: own } of keyed) {
    const last = levels.at(-1);
    if (last && last.key[0] === own[0] && last.key[1] === own[1]) {
      last.packages.push(one);
    } else {
      const name =
        one.phase !== null && last?.key[0] !== own[0] ? one.phase : (one.priority ?? one.phase ?? '');
      levels.push({ name, key: own, packages: [one], phase: own[0], headed: isHeaded(one) });
    }
  }
  return levels;
}

/** The steps from priority to priority, drawn at every path and cited feature on which packages of several of them meet. */
function urgencySteps(levels: readonly Level[], table: SliceTable): SliceEdge[] {
  const edges: SliceEdge[] = [];
  let run: Level[] = [];
  for (const [index, level] of levels.entries()) {
    run.push(level);
    const next = levels[index + 1];
    if (next && differInUrgency(level, next)) continue;
    if (run.length > 1) append(edges, meetings(run, table));
    run = [];
  }
  return edges;
}

function meetings(levels: readonly Level[], table: SliceTable): SliceEdge[] {
  const owners = new Map<string, Set<WorkPackage>>();
  const ground = new Map<WorkPackage, readonly string[]>();
  for (const one of levels.flatMap((level) => level.packages)) {
    const slices = (table.ofPackage.get(one.id) ?? []).flatMap((index) => at(table.slices, index));
    const paths = [...new Set(slices.flatMap((slice) => slice.pathPrefixes.map(pathKey)))];
    ground.set(one, paths);
    for (const path of paths) addTo(owners, path, one);
  }
  // Whoever has a folder meets those that have something inside of it, there.
  const places: ReadonlySet<WorkPackage>[] = [...owners.keys()].map((path) => {
    const here = new Set<WorkPackage>();
    for (let key = path; key !== ''; key = parentOf(key)) {
      for (const one of owners.get(key) ?? []) here.add(one);
    }
    return here;
  });
  const citing = new Map<string, Set<WorkPackage>>();
  for (const one of ground.keys()) {
    for (const id of one.ids) addTo(citing, id, one);
  }
  return [...places, ...citing.values()].flatMap((here) => {
    if (here.size < 2) return [];
    const present = levels.flatMap((level): Level[] => {
      const packages = level.packages.filter((one) => here.has(one));
      return packages.length > 0 ? [{ ...level, packages }] : [];
    });
    return present.flatMap((level, index) => {
      const before = present[index - 1];
      return before ? step(before, level, table) : [];
    });
  });
}

function step(before: Level, level: Level, table: SliceTable): SliceEdge[] {
  const reason = (one: WorkPackage): string =>
    before.name !== '' && level.name !== '' && before.name !== level.name
      ? `the guide puts ${shortName(level.name, before.name)} after ${shortName(before.name, level.name)}`
      : `the guide lists "${headline(one.title)}" first`;
  const many = before.packages.length * level.packages.length > mostPairs;
  // A level too wide to be drawn pair by pair is closed by its last package, which waits for the others of it.
  const last = at(before.packages, before.packages.length - 1);
  const edges: SliceEdge[] = [];
  if (many) {
    for (const one of before.packages.slice(0, -1)) {
      append(
        edges,
        between(one.id, last, `it closes ${before.name || 'this step of the guide'}`, strength.guide, table),
      );
    }
  }
  for (const first of many ? [last] : before.packages) {
    for (const one of level.packages) {
      append(edges, between(first.id, one, reason(first), strength.guide, table));
    }
  }
  return edges;
}

/** What a phase is called in a sentence: `P1` for `P1: what comes next`, where that tells it from the other. */
function shortName(name: string, other: string): string {
  const mark = (text: string): string => /^[\p{L}\p{N} .-]{1,16}(?=:|$)/u.exec(text)?.[0] ?? '';
  const own = mark(name);
  return own !== '' && own !== mark(other) ? own : `"${headline(name)}"`;
}

/**
 * Contract before contract, main work before all that the later one builds, in whichever workstream: its contract need not wait for all
 * of the earlier.
 */
function between(
  id: string,
  one: WorkPackage,
  reason: string,
  weight: number,
  table: SliceTable,
): SliceEdge[] {
  const first = table.ofPackage.get(id) ?? [];
  const then = table.ofPackage.get(one.id) ?? [];
  const contract = (index: number): boolean => at(table.slices, index).contract;
  const pairs: (readonly [number | undefined, number | undefined])[] = [
    [first[0], then[0]],
    ...then.slice(1).flatMap((place) => (contract(place) ? [] : [[first[0], place] as const])),
    [first.find(contract), then.find(contract)],
  ];
  return pairs.flatMap(([from, to]): SliceEdge[] =>
    from === undefined || to === undefined
      ? []
      : [{ from, to, kind: 'work_package', strength: weight, reason, rule: null, source: one.at }],
  );
}
