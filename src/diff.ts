import type { Compilation } from './compile.ts';
import { isPlaced, movedPlaces } from './diff-places.ts';
import type { Diff, FeatureStand, Moved, Snapshot } from './model/diff.ts';
import { pushTo } from './model/grouped.ts';
import { isJsonObject, type JsonObject, type JsonValue, objectsIn } from './model/json.ts';
import { byId, compareNatural } from './model/natural.ts';

/** The comparable part of a compilation. */
export function snapshot(compilation: Compilation): Snapshot {
  const decisions = new Map<string, { value: JsonValue; rule: string }[]>();
  for (const decision of compilation.log.all) {
    pushTo(decisions, `${decision.decides} ${decision.subject.kind}:${decision.subject.id}`, {
      value: decision.value,
      rule: decision.rule,
    });
  }
  const { items } = compilation.plan;
  const slices = items.flatMap((item) => item.slices);
  return {
    decisions,
    features: stands(
      compilation.facts.sources.inventory.features.map(({ id, mvp }) => [id, mvp ? 'mvp' : 'later']),
      items.map((item) => ({ id: item.id, features: item.featureIds, done: item.doneFeatureIds })),
    ),
    items: new Map(
      items.map((item) => [item.id, { area: item.area, flags: item.riskFlags.map((risk) => risk.flag) }]),
    ),
    slices: new Map(
      slices.map((slice) => [
        slice.id,
        { workstream: slice.workstream, wave: slice.wave, after: slice.dependsOn.map((edge) => edge.id) },
      ]),
    ),
  };
}

/** The comparable part of written artifacts; what they lack is taken as empty. */
export function snapshotOfArtifacts(
  decisionsJson: JsonValue,
  planJson: JsonValue,
  specMapJson: JsonValue,
): Snapshot {
  const decisions = new Map<string, { value: JsonValue; rule: string }[]>();
  for (const decision of objects(decisionsJson, 'decisions')) {
    const subject = decision.subject;
    const name = isJsonObject(subject) ? `${string(subject.kind)}:${string(subject.id)}` : string(subject);
    pushTo(decisions, `${string(decision.decides)} ${name}`, {
      value: decision.value ?? null,
      rule: string(decision.rule),
    });
  }
  const items = objects(planJson, 'items');
  const waves = new Map<string, number>();
  const waveLists = isJsonObject(planJson) && Array.isArray(planJson.waves) ? planJson.waves : [];
  for (const [wave, ids] of waveLists.entries()) {
    for (const id of Array.isArray(ids) ? ids : []) waves.set(string(id), wave);
  }
  const slices = items.flatMap((item) => objects(item, 'slices'));
  const inventory = isJsonObject(specMapJson) ? specMapJson.feature_inventory : null;
  const listed = isJsonObject(inventory) ? inventory : {};
  return {
    decisions,
    features: stands(
      [
        ...strings(listed.mvp_ids).map((id) => [id, 'mvp'] as const),
        ...strings(listed.post_mvp_ids).map((id) => [id, 'later'] as const),
      ],
      items.map((item) => ({
        id: string(item.id),
        features: strings(item.feature_ids),
        done: strings(item.done_feature_ids),
      })),
    ),
    items: new Map(
      items.map((item) => [
        string(item.id),
        {
          area: string(item.area),
          flags: objects(item, 'risk_flags').map((risk) => string(risk.flag)),
        },
      ]),
    ),
    slices: new Map(
      slices.map((slice) => [
        string(slice.id),
        {
          workstream: string(slice.workstream),
          wave: waves.get(string(slice.id)) ?? null,
          after: objects(slice, 'depends_on').map((edge) => string(edge.id)),
        },
      ]),
    ),
  };
}

/** How every feature stands, by its id. */
function stands(
  features: readonly (readonly [id: string, phase: FeatureStand['phase']])[],
  items: readonly {
    readonly id: string;
    readonly features: readonly string[];
    readonly done: readonly string[];
  }[],
): Map<string, FeatureStand> {
  const planned = new Map(items.flatMap((item) => item.features.map((id) => [id, item.id] as const)));
  const done = new Set(items.flatMap((item) => item.done));
  return new Map(
    features.map(([id, phase]): [string, FeatureStand] => {
      const item = planned.get(id) ?? null;
      return [id, { phase, state: item === null ? null : done.has(id) ? 'done' : 'open', item }];
    }),
  );
}

/** What differs between two snapshots. */
export function diff(before: Snapshot, after: Snapshot): Diff {
  return {
    features: compare(before.features, after.features, (feature) => ({ ...feature })),
    decisions: comparedDecisions(before.decisions, after.decisions),
    items: compare(before.items, after.items, (item) => ({
      area: item.area,
      flags: [...item.flags].sort(),
    })),
    slices: compare(before.slices, after.slices, (slice) => slice.workstream),
    edges: compare(edgesOf(before), edgesOf(after), () => true),
    waves: compare(both(before.slices, after.slices), both(after.slices, before.slices), (slice) =>
      slice.wave === null ? 'done' : slice.wave + 1,
    ),
  };
}

/** True when nothing differs. */
export function isEmpty(difference: Diff): boolean {
  return Object.values(difference).every((list) => list.length === 0);
}

function compare<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  value: (one: T) => JsonValue,
  rules: (one: T) => readonly string[] = () => [],
): Moved[] {
  const moved: Moved[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)];
    const [was, is] = [old === undefined ? null : value(old), now === undefined ? null : value(now)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    moved.push({ id, before: was, after: is, rules: rules((now ?? old) as T) });
  }
  return moved.sort(byId);
}

/** Decisions about places are compared in the order in which they stand, all others by their subject. */
function comparedDecisions(before: Snapshot['decisions'], after: Snapshot['decisions']): Moved[] {
  const part = (decisions: Snapshot['decisions'], placed: boolean): Map<string, Decided> =>
    new Map([...decisions].filter(([key]) => isPlaced(key) === placed));
  return [
    ...compare(part(before, false), part(after, false), valuesOf, rulesOf),
    ...movedPlaces(part(before, true), part(after, true), { value: valuesOf, rules: rulesOf }),
  ].sort(byId);
}

type Decided = readonly { readonly value: JsonValue; readonly rule: string }[];

function valuesOf(decided: Decided): JsonValue {
  return decided.map((one) => one.value).sort((a, b) => compareNatural(JSON.stringify(a), JSON.stringify(b)));
}

function rulesOf(decided: Decided): string[] {
  return [...new Set(decided.map((one) => one.rule))].sort(compareNatural);
}

function edgesOf(of: Snapshot): Map<string, true> {
  return new Map(
    [...of.slices].flatMap(([id, slice]) => slice.after.map((first) => [`${first} → ${id}`, true] as const)),
  );
}

/** Slices that both have: a new slice's wave is news of the slice, not of the wave. */
function both<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...one].filter(([id]) => other.has(id)));
}

function objects(holder: JsonValue | undefined, key: string): readonly JsonObject[] {
  return isJsonObject(holder) ? objectsIn(holder[key]) : [];
}

function strings(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function string(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
