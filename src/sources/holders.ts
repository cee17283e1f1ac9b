import type { Entry } from './entry.ts';
import type { Holder } from './formats/format.ts';

/**
 * The group and the phase that each entry has from what holds it. Of several levels of groups the outermost that tells
 * entries apart counts. Where nothing else groups the entries, their phases do.
 */
export function groupsOf(entries: readonly Entry[]): {
  groups: readonly (string | null)[];
  phases: readonly (string | null)[];
} {
  const ungrouped = entries.every(({ feature }) => feature.group === null);
  const level = new Levels(entries.map(({ record }) => record.holders));
  const phases = entries.map(
    ({ record }) => record.holders.find(({ role }) => role === 'phase')?.name ?? null,
  );
  const groups = entries.map(
    ({ record }, index) => level.of(record.holders) ?? (ungrouped ? (phases[index] ?? null) : null),
  );
  const said = groups.some((group) => group !== null);
  return { groups: said ? groups : entries.map(() => null), phases };
}

class Levels {
  readonly #level: number;

  constructor(holders: readonly (readonly Holder[])[]) {
    const names: Set<string>[] = [];
    for (const list of holders) {
      for (const [level, { name }] of grouping(list).entries()) {
        names[level] ??= new Set();
        names[level].add(name);
      }
    }
    const telling = names.findIndex((set) => set.size > 1);
    this.#level = telling === -1 ? 0 : telling;
  }

  of(holders: readonly Holder[]): string | null {
    const list = grouping(holders);
    return (list[this.#level] ?? list.at(-1))?.name ?? null;
  }
}

function grouping(holders: readonly Holder[]): readonly Holder[] {
  return holders.filter(({ role }) => role !== 'phase' && role !== 'state');
}
