import type { InventoryConfig } from '../model/config.ts';
import { silent, type Tell } from '../model/progress.ts';
import type { Feature, Inventory } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import { type Columns, isFilled, settleColumns } from './columns.ts';
import { counted } from './counted.ts';
import { resolveDependencies } from './dependencies.ts';
import { type Entry, EntryReader } from './entry.ts';
import { nameGroups } from './entry-groups.ts';
import type { FindingLog } from './finding-log.ts';
import { type FittingKeys, fittingKeys } from './fitting-keys.ts';
import {
  type FormatReading,
  type Holder,
  type InputFile,
  type InventoryFormat,
  nothingRead,
  type RawRecord,
} from './formats/format.ts';
import { formatOf, nearestFormat } from './formats/formats.ts';
import { groupNotes } from './group-notes.ts';
import { groupsOf } from './holders.ts';
import { identify } from './identity.ts';
import { reportGaps, reportUnknownStatuses, settlePhases } from './inventory-gaps.ts';
import { lookUp } from './lookup.ts';
import { type Overlay, overlaid } from './overlay.ts';
import { parented } from './parents.ts';
import { SpanStore } from './spans.ts';
import { Unfolder } from './unfolded.ts';
import { reportUnreadFields, reportUnreadKeys, reportUnshown } from './unread-keys.ts';

/** An inventory that could not be read at all. */
export const noInventory: Inventory = {
  file: '',
  format: '',
  features: [],
  entries: 0,
  duplicates: 0,
  derivedIds: 0,
  groupNotes: [],
  nested: { entries: 0, done: 0 },
  edges: { stated: 0, resolved: 0, dangling: 0 },
  stated: [],
};

/** The files of one inventory: of one file or folder each, in the order in which their entries are counted. */
export interface InventoryFiles {
  /** The file, or the folder with all files in it. */
  readonly path: string;
  readonly files: readonly InputFile[];
}

/** What an inventory was made of, for those who want to see behind it. */
export interface InventoryReading {
  readonly inventory: Inventory;
  readonly columns: Columns;
  readonly records: readonly RawRecord[];
  readonly readings: readonly FormatReading[];
  /** Fields that no key gives → a key that could. */
  readonly fits: FittingKeys;
  /** Keys that stand in no artifact, those of most entries first. */
  readonly unread: readonly string[];
}

/**
 * Reads the feature inventory in whatever format it comes. Every slip is a finding with its place, and everything else is
 * still read: no entry is dropped but one that says nothing at all.
 */
export function readInventory(
  inputs: readonly InventoryFiles[],
  overlays: readonly Overlay[],
  config: InventoryConfig,
  log: FindingLog,
  more: readonly InventoryFormat[] = [],
  tell: Tell = silent,
  formatAt: Span | null = null,
): InventoryReading {
  const [main] = inputs;
  const readings: FormatReading[] = [];
  let name = '';
  for (const input of inputs) {
    const format = formatOf(input.files, config, config.format, more);
    if (format === null) {
      log.add(
        'inventory/unknown-format',
        (config.format === null ? null : formatAt) ?? { file: input.path, line: 1, column: 1 },
        {
          path: input.path,
          format: config.format,
          near: config.format === null ? null : nearestFormat(config.format, more),
        },
      );
      continue;
    }
    if (name === '') name = format.name;
    readings.push(format.read(input.files, config, log, tell));
  }
  const { records: folded, entries: listed, stated } = joined(readings);
  const unfolder = new Unfolder(config);
  const unfolded = folded.map((record) => unfolder.unfold(record));
  const apart = settleColumns(
    unfolded.map(({ object }) => object),
    config,
  );
  const { records, gone } = parented(unfolded, apart, config, log);
  const entries = listed - gone;
  const objects = records.map(({ object }) => object);
  const settledColumns = gone === 0 ? apart : settleColumns(objects, config);
  // A list of labels says less than the group in which each of the entries stands.
  const held = records.length > 0 && records.every(({ holders }) => holders.some(isGroup));
  const columns =
    held && objects.some((object) => isList(object, settledColumns.group))
      ? { ...settledColumns, group: [] }
      : settledColumns;
  const given = overlaid(records, columns, overlays, config, log);
  const read = readEntries(given.records, given.columns, config, log, tell);
  const identities = identify(read, config.fields.id, log);
  const dependencies = resolveDependencies(read, identities);
  const groups = groupsOf(read);
  for (const [index, { feature }] of read.entries()) {
    feature.id = identities.ids[index] ?? '';
    feature.dependencies = dependencies.of[index] ?? [];
    const said = dependencies.said.get(index);
    if (said) feature.notes = [...feature.notes, ...said];
    feature.group ??= groups.groups[index] ?? null;
    feature.phase ??= groups.phases[index] ?? null;
  }
  nameGroups(read);
  const all = given.records.map(({ object }) => object);
  const fits = fittingKeys(
    all,
    given.columns,
    config,
    read.some(({ record }) => record.holders.some(isGroup)),
  );
  reportGaps(read, config, fits, log);
  reportUnreadFields(fits, given.records, log);
  reportUnknownStatuses(read, config, log);
  const said = reportUnreadKeys(read, identities.ids, config, log);
  const nested = read.flatMap((entry) => entry.nested);
  settlePhases(read, config, log);
  const unread = reportUnshown(read, new Set([...said, ...Object.values(fits)]), log);
  const features: readonly Feature[] = read.map(({ feature }) => feature);
  const inventory: Inventory = {
    file: main?.path ?? '',
    format: name,
    features,
    entries,
    duplicates: identities.duplicates,
    derivedIds: identities.derived,
    groupNotes: groupNotes(read),
    nested: { entries: nested.length, done: nested.filter(({ done }) => done).length },
    edges: dependencies.edges,
    stated: counted(stated, { features, entries, nested: nested.length }, config),
  };
  return { inventory, columns: given.columns, records: given.records, readings, fits, unread };
}

function joined(readings: readonly FormatReading[]): FormatReading {
  const [first = nothingRead] = readings;
  if (readings.length < 2) return first;
  const records: RawRecord[] = [];
  for (const reading of readings) {
    const before = records.length;
    for (const { index: _, ...record } of reading.records)
      records.push(record.parent === null ? record : { ...record, parent: record.parent + before });
  }
  return {
    records,
    entries: readings.reduce((sum, { entries }) => sum + entries, 0),
    taken: readings.flatMap(({ taken }) => taken),
    left: readings.flatMap(({ left }) => left),
    stated: readings.flatMap(({ stated }) => stated),
  };
}

/** Of more entries than this it is told now and then how many are read. */
const toldEvery = 2048;

function readEntries(
  records: readonly RawRecord[],
  columns: Columns,
  config: InventoryConfig,
  log: FindingLog,
  tell: Tell,
): Entry[] {
  const reader = new EntryReader(config, columns, log);
  const store = new SpanStore();
  const entries: Entry[] = [];
  /** Where each record went, for the subtasks that name their task by its place. */
  const places = new Map<number, number>();
  for (const [index, record] of records.entries()) {
    if (index > 0 && index % toldEvery === 0) tell('inventory', records.length, index);
    const parent = record.parent === null ? null : (places.get(record.parent) ?? null);
    const placed = parent === record.parent ? record : { ...record, parent };
    const entry = reader.read(placed, record.index ?? index);
    if (entry === null) continue;
    const { feature } = entry;
    feature.spans = store.pack(feature.spans);
    feature.steps = store.packAll(feature.steps);
    feature.acceptance = store.packAll(feature.acceptance);
    places.set(index, entries.length);
    entries.push(entry);
  }
  return entries;
}

function isGroup({ role }: Holder): boolean {
  return role === 'group';
}

/** Whether the key that gives a field gives several values, as labels and tags do. */
function isList(object: RawRecord['object'], keys: readonly string[]): boolean {
  return Array.isArray(keys.map((key) => lookUp(object, key)?.value).find(isFilled));
}
