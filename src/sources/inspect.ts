import type { FeatureField, InventoryConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { occurrences } from '../model/grouped.ts';
import type { Feature, Inventory } from '../model/sources.ts';
import { cut } from '../model/words.ts';
import { isFilled, plainText } from './columns.ts';
import { FindingLog } from './finding-log.ts';
import type { FittingKeys } from './fitting-keys.ts';
import type { InputFile, InventoryFormat, ListPlace } from './formats/format.ts';
import { type InventoryFiles, readInventory } from './inventory.ts';
import { lookUp } from './lookup.ts';
import { folded, stateWord } from './words.ts';

/** Which key plays a field, and what speaks for it. */
export interface FieldEvidence {
  /** The keys that give the field, the one that counts first. */
  readonly keys: readonly string[];
  /** Entries in which one of them says something, of all. */
  readonly entries: number;
  readonly all: number;
  /** How many values differ. */
  readonly distinct: number;
  /** A few of the values, in the order of the file. */
  readonly examples: readonly string[];
}

/** A value with how many entries have it and what the configuration takes it to mean. */
export interface ValueCount<M extends string> {
  readonly value: string;
  readonly entries: number;
  readonly means: M;
}

/** What a file or folder would be as the inventory: exactly what a build would read. Plain data. */
export interface InventoryInspection {
  /** The file, or the folder. */
  readonly path: string;
  /** Name of the format, empty when it is in none. */
  readonly format: string;
  /** Where the entries stand, and which other lists of objects were left. */
  readonly taken: readonly ListPlace[];
  readonly left: readonly ListPlace[];
  /** Counts as a build states them: `features` is `open` and `done` and `closed` together. */
  readonly counts: {
    readonly entries: number;
    readonly features: number;
    readonly groups: number;
    readonly open: number;
    readonly done: number;
    readonly closed: number;
    readonly duplicates: number;
    readonly derivedIds: number;
    readonly edges: Inventory['edges'];
    /** Subtasks and the like, read as criteria of their entry. */
    readonly nested: Inventory['nested'];
  };
  /** Fields that some entry has. */
  readonly fields: { readonly [F in FeatureField]?: FieldEvidence };
  /** Fields that no key gives → a key that could, by what stands there. */
  readonly fits: FittingKeys;
  /** Keys that stand in no artifact, those of most entries first. */
  readonly unread: readonly string[];
  /** Keys of entries that play no field, with the number of entries that have them, most first. */
  readonly unclaimed: readonly { readonly key: string; readonly entries: number }[];
  /** Most frequent first. */
  readonly groups: readonly { readonly value: string; readonly entries: number }[];
  readonly statuses: readonly ValueCount<'done' | 'closed' | 'open'>[];
  readonly phases: readonly ValueCount<'mvp' | 'later' | 'unknown'>[];
  readonly priorities: readonly { readonly value: string; readonly entries: number }[];
  /** Counts that the file itself states beside the entries, with what the entries give. */
  readonly stated: readonly { readonly what: string; readonly count: number; readonly counted: number }[];
  /** What reading it found. */
  readonly findings: readonly Finding[];
  /**
   * From 0 to 1: how much it looks like an inventory. Entries with an id or a title count a quarter each, with a state a
   * quarter, with criteria, groups or dependencies a quarter. 0 when there are no entries.
   */
  readonly likeness: number;
}

const examples = 5;

/**
 * Looks at a file, or at the files of a folder, as an inventory. Pure: reads nothing, writes nothing, never throws on bad
 * input. It runs the very readers of a build, so what it shows is what a build with this configuration counts.
 *
 * Findings of severity error would stop a build. The preset `lenient` makes those that lose nothing (duplicate ids, fields of
 * a wrong type, dependencies in a circle) warnings, for inventories that no tool has checked before.
 *
 *     inspectInventory('docs/features.json', [{ path: 'docs/features.json', text }], config.inventory)
 *     inspectInventory('backlog/tasks/', files, config.inventory)
 */
export function inspectInventory(
  path: string,
  files: readonly InputFile[],
  config: InventoryConfig,
  more: readonly InventoryFormat[] = [],
): InventoryInspection {
  return inspectInputs(path, [{ path, files }], config, more);
}

/** The same of files that are read together. */
export function inspectInputs(
  path: string,
  inputs: readonly InventoryFiles[],
  config: InventoryConfig,
  more: readonly InventoryFormat[] = [],
): InventoryInspection {
  const log = new FindingLog();
  const { inventory, columns, records, readings, fits, unread } = readInventory(
    inputs,
    [],
    config,
    log,
    more,
  );
  const { features } = inventory;
  const fields: { [F in FeatureField]?: FieldEvidence } = {};
  for (const field of Object.keys(columns) as FeatureField[]) {
    const evidence = evidenceOf(columns[field], records);
    if (evidence) fields[field] = evidence;
  }
  const done = new Set(config.doneStatuses.map(folded));
  const closed = new Set(config.closedStatuses.map(folded));
  const mvp = new Set(config.mvpPhases.map(folded));
  const later = new Set(config.laterPhases.map(folded));
  const groups = countsOf(features, ({ group }) => group);
  return {
    path,
    format: inventory.format,
    taken: readings.flatMap((reading) => reading.taken),
    left: readings.flatMap((reading) => reading.left),
    counts: {
      entries: inventory.entries,
      features: features.length,
      groups: groups.length,
      open: features.filter((feature) => !feature.done && !feature.closed).length,
      done: features.filter((feature) => feature.done).length,
      closed: features.filter((feature) => feature.closed).length,
      duplicates: inventory.duplicates,
      derivedIds: inventory.derivedIds,
      edges: inventory.edges,
      nested: inventory.nested,
    },
    fields,
    fits,
    unread,
    unclaimed: countsOf(
      features.flatMap(({ extra }) => Object.keys(extra)),
      (key) => key,
    ).map(({ value, entries }) => ({ key: value, entries })),
    groups,
    statuses: countsOf(features, ({ status }) => status).map((one) => {
      const says = (words: ReadonlySet<string>): boolean => stateWord(one.value, words) !== null;
      return { ...one, means: says(closed) ? 'closed' : says(done) ? 'done' : 'open' };
    }),
    phases: countsOf(features, ({ phase }) => phase).map((one) => {
      const word = folded(one.value);
      return { ...one, means: mvp.has(word) ? 'mvp' : later.has(word) ? 'later' : 'unknown' };
    }),
    priorities: countsOf(features, ({ priority }) => priority),
    stated: inventory.stated.flatMap(({ what, count, counted }) =>
      counted === null ? [] : [{ what, count, counted }],
    ),
    findings: log.all(),
    likeness: likenessOf(features, inventory.derivedIds, fields),
  };
}

function evidenceOf(
  keys: readonly string[],
  records: readonly { readonly object: Parameters<typeof lookUp>[0] }[],
): FieldEvidence | null {
  const values: string[] = [];
  for (const { object } of records) {
    const found = keys.map((key) => lookUp(object, key)?.value).find(isFilled);
    if (found !== undefined) values.push(plainText(found));
  }
  const used = keys.filter((key) => records.some(({ object }) => isFilled(lookUp(object, key)?.value)));
  if (values.length === 0) return null;
  const distinct = [...new Set(values)];
  return {
    keys: used,
    entries: values.length,
    all: records.length,
    distinct: distinct.length,
    examples: distinct.slice(0, examples).map((value) => cut(value, 60)),
  };
}

/** Values with their numbers, most frequent first, then in the order in which they were seen. */
function countsOf<T>(
  list: readonly T[],
  read: (one: T) => string | null,
): { readonly value: string; readonly entries: number }[] {
  const counts = occurrences(list.flatMap((one) => read(one) ?? []));
  return [...counts].map(([value, entries]) => ({ value, entries })).sort((a, b) => b.entries - a.entries);
}

function likenessOf(
  features: readonly Feature[],
  derived: number,
  fields: { readonly [F in FeatureField]?: FieldEvidence },
): number {
  if (features.length === 0) return 0;
  const share = (...names: readonly FeatureField[]): number =>
    Math.max(0, ...names.map((name) => (fields[name]?.entries ?? 0) / Math.max(1, fields[name]?.all ?? 1)));
  const ids = 1 - derived / features.length;
  const parts = [
    ids,
    share('title', 'description'),
    share('status', 'done'),
    share('steps', 'acceptance', 'group', 'dependencies'),
  ];
  return parts.reduce((sum, part) => sum + Math.min(1, part), 0) / parts.length;
}
