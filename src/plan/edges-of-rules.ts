import { finding } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import type { Decision, DecisionIndex } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { pushTo } from '../model/grouped.ts';
import { at, held } from '../model/held.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Draft, DraftItem, DraftSlice } from './model.ts';
import { type SliceEdge, type SliceTable, strength } from './slice-table.ts';

/** More pairs than this between two sets of slices are not drawn one by one. */
const mostPairs = 64;

/** The edges that `dependency` rules give: every slice that the selector picks comes before what the item builds. */
export function ruleEdges(
  draft: Draft,
  table: SliceTable,
  log: DecisionIndex,
  onlyTests: (slice: DraftSlice) => boolean,
): { edges: SliceEdge[]; findings: Finding[] } {
  const picker = new Picker(draft, table);
  const edges: SliceEdge[] = [];
  const empty = new Map<string, Finding>();
  for (const item of draft.items) {
    for (const decision of log.of('dependency', 'item', item.id)) {
      for (const selector of selectorsOf(decision.value)) {
        const first = picker.pick(selector, item);
        if (first.total === 0) {
          const key = JSON.stringify([decision.rule, selector]);
          if (!empty.has(key)) {
            empty.set(
              key,
              finding('plan/empty-selector', decision.ruleSource, {
                rule: decision.rule,
                selector: JSON.stringify(selector),
              }),
            );
          }
          continue;
        }
        const then = waiting(picker.places(item), table, onlyTests);
        const own = new Set(then);
        const before = first.places.filter((place) => !own.has(place));
        append(edges, join(before, then, decision));
      }
    }
  }
  return { edges, findings: [...empty.values()] };
}

/**
 * A rule holds up what an item builds, not the contract that others wait for, nor the suites that a package changes along with what they
 * show: these wait for that. Of an item that is all contract, it holds up everything.
 */
function waiting(
  places: readonly number[],
  table: SliceTable,
  onlyTests: (slice: DraftSlice) => boolean,
): readonly number[] {
  const shows = (slice: DraftSlice): boolean =>
    slice.featureIds.length === 0 &&
    onlyTests(slice) &&
    slice.workPackages.some((one) =>
      (table.ofPackage.get(one.id) ?? []).some((place) => !onlyTests(at(table.slices, place))),
    );
  const building = places.filter((place) => {
    const slice = at(table.slices, place);
    return !slice.contract && !shows(slice);
  });
  return building.length > 0 ? building : places;
}

function selectorsOf(value: JsonValue): readonly JsonObject[] {
  if (isJsonObject(value)) return [value];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** Draws every pair, or, where that would be too many, lets the last slice of the first set wait for the others of it. */
function join(first: readonly number[], then: readonly number[], decision: Decision): SliceEdge[] {
  const reason = String(decision.then.reason);
  const edge = (from: number, to: number): SliceEdge => ({
    from,
    to,
    kind: 'rule',
    strength: strength.rule,
    reason,
    rule: decision.rule,
    source: decision.ruleSource,
  });
  const last = first.at(-1);
  if (last === undefined) return [];
  if (first.length * then.length <= mostPairs) {
    return first.flatMap((from) => then.map((to) => edge(from, to)));
  }
  return [
    ...first.slice(0, -1).map((from) => edge(from, last)),
    ...then.filter((to) => to !== last).map((to) => edge(last, to)),
  ];
}

/** Finds the slices that a selector means. Selectors repeat, so what each picks is kept. */
class Picker {
  readonly #draft: Draft;
  readonly #table: SliceTable;
  readonly #places = new Map<string, number[]>();
  readonly #picked = new Map<string, { item: string; place: number }[]>();

  constructor(draft: Draft, table: SliceTable) {
    this.#draft = draft;
    this.#table = table;
    for (const [place, slice] of table.slices.entries()) pushTo(this.#places, slice.item, place);
  }

  places(item: DraftItem): readonly number[] {
    return held(this.#places, item.id);
  }

  /**
   * The slices that the selector picks, and how many it picks in all. Of the item itself they are those of its contract alone, and where
   * the selector asks for contracts: what an item builds does not wait for all that it builds.
   */
  pick(selector: JsonObject, item: DraftItem): { total: number; places: number[] } {
    const key = JSON.stringify(selector);
    let all = this.#picked.get(key);
    if (!all) {
      all = this.#find(selector);
      this.#picked.set(key, all);
    }
    const others = all.filter((one) => one.item !== item.id || selector.contract === true);
    return { total: all.length, places: others.map((one) => one.place) };
  }

  #find(selector: JsonObject): { item: string; place: number }[] {
    return this.#draft.items
      .filter(
        (item) =>
          agrees(selector.item, item.id) &&
          agrees(selector.area, item.area) &&
          agrees(selector.group, item.group),
      )
      .flatMap((item) =>
        this.places(item)
          .filter((place) => {
            const slice = at(this.#table.slices, place);
            return (
              agrees(selector.workstream, slice.workstream) &&
              (selector.contract === undefined || selector.contract === slice.contract)
            );
          })
          .map((place) => ({ item: item.id, place })),
      );
  }
}

/** A selector's part agrees when it is absent, equal, or a list that holds the value. */
function agrees(wanted: JsonValue | undefined, actual: string | null): boolean {
  if (wanted === undefined) return true;
  return Array.isArray(wanted) ? wanted.includes(actual) : wanted === actual;
}
