import { append } from '../../model/append.ts';
import type { InventoryConfig } from '../../model/config.ts';
import { addTo } from '../../model/grouped.ts';
import { isJsonObject, type JsonValue, kindOf } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import type { Located, Pointer } from '../../syntax/located.ts';
import type { FindingLog } from '../finding-log.ts';
import { type ChosenPlaces, choosePlaces } from './choose.ts';
import type { EntryPlace, PlacedEntry, PlacedHolder } from './entry-place.ts';
import { type FormatReading, type Holder, type ListPlace, nothingRead, type RawRecord } from './format.ts';
import { Groupers } from './groupers.ts';
import { HolderReader } from './holder-says.ts';
import { withInherited } from './inherited.ts';
import { FieldNames } from './names.ts';
import { statedCounts } from './stated.ts';
import { entryPlaces } from './structure.ts';
import { emptyBeside, reportEmpty, reportLeft, reportNothing } from './structured-findings.ts';

/** Reads the entries of a parsed document, wherever in it they stand. Shared by the formats that parse to one value. */
export function readDocument(
  located: Located,
  file: string,
  config: InventoryConfig,
  log: FindingLog,
): FormatReading {
  const { places, empty } = entryPlaces(located.value, config);
  const chosen = choosePlaces(places, config);
  if (chosen.taken.length === 0) {
    reportNothing(located, file, places, config, log);
    return { ...nothingRead, stated: statedCounts(located, []) };
  }
  const names = new FieldNames(config);
  const reader = new HolderReader(names, textLists(chosen.taken));
  const groupers = new Groupers(places, chosen.taken, located, names, reader);
  const useful = usefulHolders(chosen, names);
  const records: RawRecord[] = [];
  let entries = 0;
  for (const { entry, texts, state } of inOrder(chosen.taken, names)) {
    entries += 1;
    const own = recordOf(entry, located, useful, texts, state, names, reader);
    if (own === null) {
      const at = located.at(entry.pointer);
      log.add('inventory/not-an-object', at, { index: entries - 1, actual: kindOf(entry.value) });
      continue;
    }
    const record = groupers.hold(own);
    records.push({ index: entries - 1, ...record });
    if (config.nested !== 'entries') continue;
    const nested = nestedRecords(record, records.length - 1, entry, located, names);
    append(records, nested);
    entries += nested.length;
  }
  const left = chosen.left.filter((place) => !groupers.reads(place));
  reportLeft({ taken: chosen.taken, left }, located, log);
  reportEmpty([...emptyBeside(empty, chosen), ...groupers.unused(places)], located, log);
  return {
    records,
    entries,
    taken: chosen.taken.map(listPlace),
    left: left.map(listPlace),
    stated: statedCounts(
      located,
      [...chosen.taken, ...chosen.left].flatMap((place) =>
        place.entries.slice(0, 1).map(({ pointer }) => pointer),
      ),
    ),
  };
}

/** Lists whose texts are entries. */
function textLists(taken: readonly EntryPlace[]): ReadonlySet<unknown> {
  const lists = new Set<unknown>();
  for (const { entries } of taken) for (const { list } of entries) if (list) lists.add(list);
  return lists;
}

interface Ordered {
  readonly entry: PlacedEntry;
  /** Whether mere texts are entries there. */
  readonly texts: boolean;
  /** The state that its list is called by, where there are other lists beside it. */
  readonly state: string | null;
}

/** Entries of several places, one place after the other. */
function inOrder(places: readonly EntryPlace[], names: FieldNames): readonly Ordered[] {
  return places.flatMap(({ key, entries }) => {
    const texts = key !== null || entries.some(({ value }) => isJsonObject(value));
    const state = key !== null && places.length > 1 ? names.stateOf(key) : null;
    return entries.map((entry) => ({ entry, texts, state }));
  });
}

function listPlace({ path, kind, entries }: EntryPlace): ListPlace {
  return { path, kind, entries: entries.length };
}

interface UsefulHolders {
  readonly levels: ReadonlySet<number>;
  /** Levels at which lists are called by the state of their entries, and the state for each of their names. */
  readonly states: ReadonlyMap<number, ReadonlyMap<string, string>>;
}

/**
 * The levels of holders that tell entries apart, as places in the list of holders: a tag or a category that holds everything
 * says nothing.
 */
function usefulHolders(chosen: ChosenPlaces, fields: FieldNames): UsefulHolders {
  const names = new Map<number, Set<string>>();
  const roles = new Map<number, PlacedHolder['role']>();
  const expected = chosen.taken.some((place) => place.expected && !place.path.includes('*'));
  for (const { entries } of chosen.taken) {
    for (const { holders } of entries) {
      for (const [level, { name, role }] of holders.entries()) {
        addTo(names, level, name);
        roles.set(level, role);
      }
    }
  }
  const useful = [...names].filter(
    ([level, set]) => roles.get(level) !== 'tag' || (set.size > 1 && !expected),
  );
  const states = [...names].flatMap(([level, set]): [number, ReadonlyMap<string, string>][] => {
    const words = roles.get(level) === 'tag' ? fields.statesOf(set) : null;
    return words ? [[level, words]] : [];
  });
  return { levels: new Set(useful.map(([level]) => level)), states: new Map(states) };
}

/** An entry that is a mere text has a title and nothing else. Null for what can be no entry. */
function recordOf(
  entry: PlacedEntry,
  located: Located,
  useful: UsefulHolders,
  texts: boolean,
  stateOfList: string | null,
  fields: FieldNames,
  reader: HolderReader,
): RawRecord | null {
  const { pointer, key } = entry;
  const holders = entry.holders.flatMap((holder, level): Holder[] => {
    if (!useful.levels.has(level)) return [];
    const { role, name, pointer: from, object } = holder;
    const state = useful.states.get(level)?.get(name);
    const at = located.at(from);
    if (state !== undefined) return [{ role: 'state', name: state, at }];
    const id = object ? fields.idOf(object.value) : null;
    const says = object ? reader.says(object.value, (own) => located.at([...object.pointer, own])) : {};
    return [id === null || id === name ? { role, name, ...says, at } : { role, name, id, ...says, at }];
  });
  if (stateOfList !== null)
    holders.push({ role: 'state', name: stateOfList, at: located.at(pointer.slice(0, -1)) });
  const own = ownRecord(entry, located, texts, { holders, key, parent: null });
  if (!own) return null;
  return withInherited(own, entry.holders, fields, located);
}

/** An entry as it stands, without what it has from others. Null for what can be none. */
function ownRecord(
  { value, pointer }: PlacedEntry,
  located: Located,
  texts: boolean,
  rest: Pick<RawRecord, 'holders' | 'key' | 'parent'>,
): RawRecord | null {
  if (isJsonObject(value)) return placedIn(located, pointer, { object: value, ...rest });
  if (!texts || typeof value !== 'string' || value.trim() === '') return null;
  const at = (): Span => located.at(pointer);
  return { object: titled(value), at, ...rest };
}

/** A record whose values stand below a pointer. Only what has numbers that are written otherwise has a way to them. */
function placedIn(
  located: Located,
  pointer: Pointer,
  { object, holders, key, parent }: Omit<RawRecord, 'at' | 'written'>,
): RawRecord {
  const at: RawRecord['at'] = (inner) => located.at([...pointer, ...inner]);
  if (!located.written) return { object, at, holders, key, parent };
  const written: RawRecord['written'] = (inner) => located.written?.([...pointer, ...inner]) ?? null;
  return { object, at, written, holders, key, parent };
}

function titled(title: string): RawRecord['object'] {
  const object: { [key: string]: JsonValue } = Object.create(null);
  object.title = title;
  return object;
}

function nestedRecords(
  record: RawRecord,
  parent: number,
  entry: PlacedEntry,
  located: Located,
  names: FieldNames,
): RawRecord[] {
  const records: RawRecord[] = [];
  for (const [name, list] of Object.entries(record.object)) {
    if (!names.isNested(name) || !Array.isArray(list)) continue;
    for (const [index, value] of list.entries()) {
      const pointer = [...entry.pointer, name, index];
      const rest = { holders: record.holders, key: null, parent };
      if (typeof value === 'string')
        records.push({ object: titled(value), at: () => located.at(pointer), ...rest });
      else if (isJsonObject(value)) records.push(placedIn(located, pointer, { object: value, ...rest }));
    }
  }
  return records;
}
