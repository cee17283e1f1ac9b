import { closest } from '../diagnostics/closest.ts';
import type { InventoryConfig } from '../model/config.ts';
import type { JsonObject, JsonValue } from '../model/json.ts';
import { none, orNone } from '../model/none.ts';
import type { Feature } from '../model/sources.ts';
import type { Columns } from './columns.ts';
import { EntryFields } from './entry-fields.ts';
import { ReadKeys } from './entry-notes.ts';
import type { FindingLog } from './finding-log.ts';
import type { RawRecord } from './formats/format.ts';
import { treeKey } from './formats/names.ts';
import type { NestedItem, StateWords } from './nested-item.ts';
import { storyOf } from './story.ts';
import { withoutKinds } from './test-kinds.ts';
import type { WantedId } from './wanted.ts';
import { folded, stateWord } from './words.ts';

/** An entry of which its id, its group, its phase, `mvp` and what it depends on may still be open: those hang on all the others. */
export interface Entry {
  /** Settled in place, as there may be very many. */
  readonly feature: FeatureDraft;
  readonly record: RawRecord;
  /** The id as written, or null. */
  readonly ownId: string | null;
  readonly wanted: readonly WantedId[];
  /** All that it is called, also in a `name` or `slug` beside its id and title: others may mean it by that. */
  readonly names: readonly string[];
  /** How many lists within it were read as criteria, and their ids. */
  readonly nested: readonly NestedItem[];
  /** Keys that no field claimed: a misspelt field is among them. */
  readonly unclaimed: readonly string[];
  /** Keys, and dotted members of what a field reads, that stand in no artifact. */
  readonly unread: readonly string[];
}

/** A feature while its open fields are settled. */
export type FeatureDraft = Omit<Feature, Settled> & { -readonly [F in Settled]: Feature[F] };
type Settled = 'id' | 'group' | 'phase' | 'mvp' | 'dependencies' | 'spans' | 'steps' | 'acceptance' | 'notes';

/** Reads entries by the columns that were found. A value of the wrong type is a finding, and the field reads as absent. */
export class EntryReader {
  readonly #config: InventoryConfig;
  readonly #columns: Columns;
  readonly #log: FindingLog;
  /** First steps of every key that gives a field. */
  readonly #claimed: ReadonlySet<string>;
  readonly #words: StateWords;
  /** Keys that could have given the id or the title. */
  readonly #naming: ReadonlySet<string>;
  /** Keys that are read elsewhere. */
  readonly #passed: ReadonlySet<string>;
  readonly #texts = new Map<string, string>();

  constructor(config: InventoryConfig, columns: Columns, log: FindingLog) {
    this.#config = config;
    this.#columns = columns;
    this.#log = log;
    const { notes: _, ...fields } = columns;
    const names = Object.values(fields).flat();
    this.#claimed = new Set([...names, ...names.map((name) => name.split('.', 1)[0] ?? name)]);
    this.#naming = new Set([...config.fields.id, ...config.fields.title]);
    // Other names of an entry are what others call it; subtasks may be entries of their own.
    this.#passed = new Set([...columns.id, ...columns.nested, treeKey]);
    this.#words = {
      done: new Set(config.doneStatuses.map(folded)),
      closed: new Set(config.closedStatuses.map(folded)),
      fields: config.fields,
    };
  }

  /** Null when the entry has neither an id nor a word of text. */
  read(record: RawRecord, index: number): Entry | null {
    const unclaimed = orNone(Object.keys(record.object).filter((key) => !this.#claimed.has(key)));
    const read = new ReadKeys();
    const fields = new EntryFields(record, index, this.#columns, this.#log, this.#words, '', undefined, read);
    const ownId = fields.text('id');
    const named = new EntryFields(
      record,
      index,
      this.#columns,
      this.#log,
      this.#words,
      ownId ?? keyOf(record, index),
      fields.spans,
      read,
    );
    const held = record.holders.find(({ role }) => role === 'state')?.name ?? null;
    const status = named.text('status') ?? held;
    const tests = named.tests();
    const risk = named.risk();
    const says = (words: ReadonlySet<string>): boolean =>
      status !== null && stateWord(status, words) !== null;
    const done = named.done() ?? says(this.#words.done);
    const priority = named.text('priority');
    // "Won't" among priorities says of what is open that it will not be done.
    const unwanted = !done && priority !== null && stateWord(priority, this.#words.closed) !== null;
    const closed =
      unwanted ||
      says(this.#words.closed) ||
      named.flagged('closed') ||
      named.dropped() ||
      (says(this.#words.done) && named.alsoSays('status', this.#words.closed));
    const nested = this.#config.nested === 'criteria' ? named.nested() : { criteria: [], items: [] };
    const kinds: string[] = [];
    const acceptance = withoutKinds(named.criteria('acceptance'), kinds);
    const story = storyOf(record.object, this.#columns.description, read);
    const feature: FeatureDraft = {
      id: ownId ?? '',
      index,
      title: named.text('title'),
      description: story ?? named.text('description') ?? '',
      group: this.#once(named.text('group')),
      category: this.#once(named.text('category')),
      phase: this.#once(named.text('phase')),
      mvp: false,
      done: done && !closed,
      closed,
      status,
      priority,
      owner: named.owner(),
      risk: risk.level,
      riskSummary: risk.summary,
      riskMitigation: risk.mitigation,
      dependencies: none,
      steps: orNone([
        ...withoutKinds(named.criteria('steps'), kinds),
        ...(acceptance.length > 0 ? [] : nested.criteria),
        ...withoutKinds(tests.steps, kinds),
      ]),
      acceptance: acceptance.length > 0 ? [...acceptance, ...nested.criteria] : none,
      tests: orNone([...new Set([...tests.kinds, ...kinds])]),
      negativeTests: orNone(tests.negative),
      sourceRefs: orNone(named.texts('sourceRefs')),
      notes: none,
      extra: pick(record.object, unclaimed),
      spans: named.spans,
      at: record.at([]),
    };
    const wanted = orNone(named.dependencies());
    feature.notes = named.notes();
    const said = ownId ?? record.key ?? feature.title ?? feature.description;
    if (said === '' && feature.steps.length + feature.acceptance.length === 0) {
      const near = this.#config.fields.id.map((name) => closest(name, unclaimed)).find((key) => key !== null);
      this.#log.add('inventory/missing-id', record.at([]), { index, near: near ?? null });
      return null;
    }
    const names = Object.keys(record.object).flatMap((key) => {
      const name = this.#naming.has(key) ? record.object[key] : null;
      return typeof name === 'string' && name !== '' ? [name] : [];
    });
    return {
      feature,
      record,
      ownId,
      wanted,
      names: orNone(names),
      nested: orNone(nested.items),
      unclaimed,
      unread: orNone(read.unread(record.object, this.#passed)),
    };
  }

  /** The same text for all who have it: a parser makes one for each. */
  #once(text: string | null): string | null {
    if (text === null) return null;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }
}

const nothing: JsonObject = Object.freeze(Object.create(null));

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  if (keys.length === 0) return nothing;
  const picked: { [key: string]: JsonValue } = Object.create(null);
  for (const key of keys) picked[key] = object[key] ?? null;
  return picked;
}

/** The key that an entry of a map goes by, where keys do more than count. */
function keyOf({ key }: RawRecord, index: number): string {
  return key === null || key === String(index) ? '' : key;
}
