import type { FeatureField, InventoryConfig } from '../model/config.ts';
import { pushTo } from '../model/grouped.ts';
import type { Feature, Inventory } from '../model/sources.ts';
import type { StatedNumber } from './formats/format.ts';
import { folded, foldedName } from './words.ts';

/** What the entries themselves give, for numbers that stand beside them. */
export interface Counted {
  readonly features: readonly Feature[];
  readonly entries: number;
  readonly nested: number;
}

/**
 * Puts beside each stated number what the entries give, where its name can only mean a count of them: all of them
 * (`total_features`), those of a state (`completed`, `pending: 12`), of the MVP, or of one group, phase or status
 * (`by_category.auth`). Null for every other number.
 */
export function counted(
  stated: readonly StatedNumber[],
  counts: Counted,
  config: InventoryConfig,
): Inventory['stated'] {
  const names = new CountNames(counts, config);
  const siblings = new Map<string, string[]>();
  for (const { what } of stated) pushTo(siblings, holderOf(what), what);
  const others = new Set([...siblings].flatMap(([holder, own]) => (names.areOthers(own) ? [holder] : [])));
  return stated.map((one) => ({
    ...one,
    counted: others.has(holderOf(one.what)) ? null : names.actual(one.what, one.count),
  }));
}

function holderOf(what: string): string {
  return what.slice(0, Math.max(0, what.lastIndexOf('.')));
}

class CountNames {
  readonly #counts: Counted;
  readonly #nouns: ReadonlySet<string>;
  readonly #done: ReadonlySet<string>;
  readonly #closed: ReadonlySet<string>;
  readonly #fields: ReadonlyMap<string, FeatureField>;
  readonly #later: ReadonlySet<string>;

  constructor(counts: Counted, config: InventoryConfig) {
    this.#counts = counts;
    const nouns = config.list.map(foldedName);
    this.#nouns = new Set([
      ...nouns,
      ...nouns.map((noun) => noun.replace(/s$/, '')),
      'entry',
      'story',
      'userstory',
    ]);
    this.#done = new Set(config.doneStatuses.map(foldedName));
    this.#closed = new Set(config.closedStatuses.map(foldedName));
    this.#later = new Set(config.laterPhases.map(foldedName));
    const fields = new Map<string, FeatureField>();
    for (const field of ['category', 'group', 'phase', 'status', 'priority'] as const)
      for (const name of config.fields[field]) fields.set(foldedName(name), field);
    this.#fields = fields;
  }

  /** What the entries give; of several readings the one that agrees, else the first. */
  actual(what: string, stated: number): number | null {
    const path = what.split('.');
    const readings = this.#byField(path) ?? this.#byName(foldedName(path.at(-1) ?? ''), path.length);
    if (readings.length === 0) return null;
    return readings.includes(stated) ? stated : (readings[0] ?? null);
  }

  /** Whether numbers that stand side by side count something else than entries, as `total_tests` says of `passed` beside it. */
  areOthers(siblings: readonly string[]): boolean {
    const holder = siblings[0]?.split('.').slice(0, -1) ?? [];
    if (holder.some((key) => /(?:^|[\W_])tests?(?:[\W_]|$)/i.test(key))) return true;
    const names = siblings.map((what) => foldedName(what.split('.').at(-1) ?? ''));
    if (names.some((name) => this.#bare(name) === '')) return false;
    return names.some((name) => {
      const noun = /^(?:total|num|number)(?:of)?(.+)$/.exec(name)?.[1];
      return noun !== undefined && this.#byName(noun, 2).length === 0;
    });
  }

  /** `by_category.auth`: the parent names a field, the last key one of its values. Null where the parent names none. */
  #byField(path: readonly string[]): readonly number[] | null {
    const parent = foldedName(path.at(-2) ?? '').replace(/^(?:per|by)/, '');
    const field = this.#fields.get(parent) ?? this.#fields.get(singular(parent));
    if (field === undefined || path.length < 2) return null;
    const value = folded(path.at(-1) ?? '');
    const of = (name: FeatureField): number =>
      this.#features((feature) => {
        const own = feature[name as 'group'];
        return own !== null && folded(own) === value;
      });
    const known = of(field);
    // A group may have come from the very key that is also the category.
    return known > 0 || field === 'status' ? [known] : [];
  }

  #byName(name: string, depth: number): readonly number[] {
    const { features, entries, nested } = this.#counts;
    const bare = this.#bare(name);
    if (bare === null) return [];
    if (bare === '') return [entries, features.length, entries + nested];
    if (bare === 'mvp') return [this.#features(({ mvp }) => mvp)];
    if (bare === 'postmvp' || (this.#later.has(bare) && depth > 1))
      return [this.#features(({ mvp }) => !mvp)];
    const word = this.#features(({ status }) => status !== null && foldedName(status) === bare);
    const done = this.#features((feature) => feature.done);
    const open = this.#features((feature) => !feature.done && !feature.closed);
    if (this.#done.has(bare)) return [...(word > 0 ? [word] : []), done];
    if (this.#closed.has(bare)) return [word, this.#features(({ closed }) => closed)];
    if (word > 0) return [word];
    if (/^(?:pending|open|remaining|failing|failed|todo|incomplete|notstarted|notdone|left)$/.test(bare))
      return [open];
    return [];
  }

  /** The name without what says that it is a count of entries; null where nothing says so. */
  #bare(name: string): string | null {
    const rest = name
      .replace(/^(?:total|num|number|count)(?:of)?/, '')
      .replace(/(?:count|total|number)$/, '');
    if (this.#nouns.has(rest) || (rest === '' && name !== '')) return '';
    for (const noun of this.#nouns) {
      if (rest.endsWith(noun) && rest.length > noun.length) return rest.slice(0, -noun.length);
      if (rest.startsWith(noun) && rest.length > noun.length) return rest.slice(noun.length);
    }
    return rest;
  }

  #features(test: (feature: Feature) => boolean): number {
    return this.#counts.features.filter(test).length;
  }
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '');
}
