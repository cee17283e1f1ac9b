import { append } from '../../model/append.ts';
import type { FeatureField, InventoryConfig } from '../../model/config.ts';
import { grouped, occurrences, pushTo } from '../../model/grouped.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { foldedName } from '../words.ts';
import type { EntryPlace, PlacedEntry } from './entry-place.ts';
import { details, FieldNames, ids, states, texts } from './names.ts';

/** Places of entries: what the inventory is, and what stands beside it and looks like entries too. */
export interface ChosenPlaces {
  readonly taken: readonly EntryPlace[];
  readonly left: readonly EntryPlace[];
}

/** Shapes are judged by this many members. */
const sampled = 200;

/**
 * Chooses the places that hold the inventory. Entries that say whether they are done come before others, a configured key
 * before an unknown one; a list of the same shape beside the chosen one belongs to it, unless it is of another kind by its
 * key or its ids.
 */
export function choosePlaces(places: readonly EntryPlace[], config: InventoryConfig): ChosenPlaces {
  const names = new FieldNames(config);
  const judged = places
    .filter((place) => !namesGroups(place, names))
    .flatMap((place) => (place.expected ? withoutNames(place) : byShape(place, names)))
    .filter(({ entries }) => entries.length > 0)
    .map((place, _, all) => judge(place, names, most(all)));
  const fit = judged.filter((one) => one.place.expected || one.likeness >= 40 || judged.length === 1);
  // What stands in a group under a key that nobody named is of the inventory, if it is like it; it never is the inventory beside others.
  const named = fit.filter(({ place }) => place.expected || !place.held);
  const best = [...(named.length > 0 ? named : fit)].sort((a, b) => b.score - a.score)[0];
  if (!best) return { taken: [], left: [] };
  const taken = judged.filter((one) => one === best || belongs(one, best, names));
  return {
    taken: taken.map(({ place }) => place),
    left: judged.filter((one) => !taken.includes(one) && one.likeness >= 40).map(({ place }) => place),
  };
}

/** Whether a map gives groups their names and nothing else: `epics: { E-1: Till }`. */
function namesGroups({ key, kind, expected, entries }: EntryPlace, names: FieldNames): boolean {
  if (expected || kind !== 'map' || key === null || names.holderRole(key) === null) return false;
  return entries.every(({ value }) => typeof value === 'string');
}

interface Judged {
  readonly place: EntryPlace;
  readonly likeness: number;
  readonly score: number;
  readonly keys: ReadonlySet<string>;
  /** Ids with digits made equal (`F-#`), the most frequent one; null where there are none. */
  readonly idShape: string | null;
  readonly criteria: boolean;
}

/** How many entries stand where entries are expected. */
function most(places: readonly EntryPlace[]): number {
  return Math.max(1, ...places.flatMap(({ expected, entries }) => (expected ? [entries.length] : [])));
}

function judge(place: EntryPlace, names: FieldNames, expected: number): Judged {
  const objects = sampleOf(place.entries);
  const share = (fields: ReadonlySet<FeatureField>): number =>
    objects.length === 0 ? 0 : objects.filter((one) => names.says(one, fields)).length / objects.length;
  const state = share(states);
  const criteria = share(details);
  const likeness = share(ids) * 20 + share(texts) * 20 + state * 40 + criteria * 20;
  const rank = place.key === null ? 0 : names.listRank(place.key);
  const configured = rank === null ? 0 : 200 - 6 * rank;
  // Between places that say equally much, more entries are the better guess.
  const many = Math.min(10, 2 * Math.log2(place.entries.length));
  // A short list of another kind that happens to have states (slices, milestones) is not what the long one beside it is.
  const part = place.expected ? 1 : Math.min(1, place.entries.length / expected);
  const says = (state >= 0.5 ? 400 * part : 0) + (criteria >= 0.5 ? 60 : 0);
  const score = says + (objects.length > 0 ? configured : configured / 10) + likeness + many;
  return {
    place,
    likeness,
    score,
    keys: usualKeys(objects),
    idShape: idShapeOf(objects, place.entries),
    criteria: criteria >= 0.5,
  };
}

function belongs(one: Judged, best: Judged, names: FieldNames): boolean {
  const key = one.place.key;
  const alike = similarity(one.keys, best.keys);
  if (alike >= 0.75 && standsWith(one.place, best.place, names)) return true;
  if (depthOf(one.place) !== depthOf(best.place))
    return key === best.place.key && one.place.expected && alike >= 0.5;
  if (key !== null && names.holderRole(key) !== null) return false;
  const sameIds = one.idShape === best.idShape;
  if (best.place.expected && key !== null && best.place.key !== null && alike >= 0.6) {
    // `completed_features` beside `features`.
    if (foldedName(key).endsWith(foldedName(best.place.key))) return true;
  }
  if (!best.place.expected) return !one.place.expected && alike >= 0.5;
  if (one.place.expected) return one.idShape !== null && sameIds && alike >= 0.6;
  return (
    alike >= 0.6 && ((one.idShape !== null && sameIds) || (alike >= 0.75 && one.criteria && best.criteria))
  );
}

/** Whether entries stand in the same groups as others, or in a group among them; what are groups by their key are no entries. */
function standsWith(one: EntryPlace, best: EntryPlace, names: FieldNames): boolean {
  if (!one.held) return false;
  const steps = one.path.split('.');
  if (one.key !== null && names.holderRole(one.key) !== null && steps.at(-1) !== '*') return false;
  if (best.path === '' || one.path.startsWith(`${best.path}.`)) return true;
  return best.held && steps[0] === best.path.split('.')[0];
}

function depthOf({ path }: EntryPlace): number {
  return path === '' ? 0 : path.split('.').length;
}

/** Lists of mere names beside lists of entries at places of one kind: they name entries, or what is something else. What is said in words is work. */
function withoutNames(place: EntryPlace): EntryPlace[] {
  const lists = grouped(place.entries, (entry) => JSON.stringify(entry.pointer.slice(0, -1)));
  const full: PlacedEntry[] = [];
  const named: PlacedEntry[] = [];
  for (const list of lists.values())
    append(list.some(({ value }) => isJsonObject(value)) || inWords(list) ? full : named, list);
  if (full.length === 0 || named.length === 0) return [place];
  return [
    { ...place, entries: full },
    { ...place, entries: named },
  ];
}

/** Whether most of the texts of a list have more than one word. */
function inWords(list: readonly PlacedEntry[]): boolean {
  const words = list.filter(({ value }) => typeof value === 'string' && /\S\s+\S/.test(value));
  return words.length * 2 > list.length;
}

/**
 * Lists under unknown keys of one object need not be of one kind: each shape is a place of its own. Keys that end alike
 * (`completedFeatures`, `pendingFeatures`) are parts of one list, whose entries say more the further they are.
 */
function byShape(place: EntryPlace, names: FieldNames): EntryPlace[] {
  const lists = new Map<string, PlacedEntry[]>();
  for (const entry of place.entries) {
    const tags = entry.holders.filter(({ role }) => role === 'tag').map(({ name }) => name);
    const list = JSON.stringify(tags);
    pushTo(lists, list, entry);
  }
  const kinds: {
    readonly keys: ReadonlySet<string>;
    readonly entries: PlacedEntry[];
    readonly ending: string | null;
    path: string;
  }[] = [];
  for (const [tags, entries] of lists) {
    const keys = usualKeys(sampleOf(entries));
    const steps: string[] = JSON.parse(tags);
    const ending = names.listEnding(steps.at(-1) ?? '');
    const kind = kinds.find((one) => {
      const alike = similarity(one.keys, keys);
      return alike >= 0.5 || (ending !== null && ending === one.ending && alike >= 0.2);
    });
    if (!kind) kinds.push({ keys, entries, ending, path: named(place.path, steps) });
    else {
      append(kind.entries, entries);
      if (ending !== null) kind.path = place.path;
    }
  }
  // One list is called by its own name.
  const several = kinds.length > 1 || lists.size === 1;
  return kinds.map(({ entries, path }) => ({ ...place, path: several ? path : place.path, entries }));
}

/** The path with the names that its stars stand for, as far as they are known. */
function named(path: string, tags: readonly string[]): string {
  const left = [...tags];
  return path
    .split('.')
    .map((step) => (step === '*' ? (left.shift() ?? '*') : step))
    .join('.');
}

function sampleOf(entries: readonly PlacedEntry[]): JsonObject[] {
  return entries
    .slice(0, sampled)
    .map(({ value }) => value)
    .filter(isJsonObject);
}

/** Keys that at least three in ten have. */
function usualKeys(objects: readonly JsonObject[]): ReadonlySet<string> {
  const counts = occurrences(objects.flatMap((object) => Object.keys(object)));
  return new Set([...counts].filter(([, count]) => count * 10 >= objects.length * 3).map(([key]) => key));
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((key) => b.has(key)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}

function idShapeOf(objects: readonly JsonObject[], entries: readonly PlacedEntry[]): string | null {
  const shapes = new Map<string, number>();
  const add = (id: unknown): void => {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    const shape = String(id).replace(/\d+/g, '#');
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  };
  for (const { id } of objects) add(id);
  for (const { key } of entries.slice(0, sampled)) if (key !== null) add(key);
  const [first] = [...shapes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? null;
}
