import type { JsonValue } from './json.ts';

/** What two compilations are compared by. Made from a compilation, or from the artifacts that one wrote. */
export interface Snapshot {
  /** Key `decides kind:id`; the values sorted, each with its rule. */
  readonly decisions: ReadonlyMap<string, readonly { readonly value: JsonValue; readonly rule: string }[]>;
  /** By feature id: every entry of the inventory. */
  readonly features: ReadonlyMap<string, FeatureStand>;
  /** By item id. */
  readonly items: ReadonlyMap<string, { readonly area: string; readonly flags: readonly string[] }>;
  /** By slice id. */
  readonly slices: ReadonlyMap<
    string,
    { readonly workstream: string; readonly wave: number | null; readonly after: readonly string[] }
  >;
}

/** How far a feature is, and where it is planned. */
export interface FeatureStand {
  readonly phase: 'mvp' | 'later';
  /** Null for what is not planned: later, or closed. */
  readonly state: 'open' | 'done' | null;
  readonly item: string | null;
}

/** One thing that is not as it was. `before` or `after` is null when it was added or removed. */
export interface Moved {
  readonly id: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** The rules that decide now, or decided before when nothing does now. */
  readonly rules: readonly string[];
}

/** Everything that differs, each list sorted by natural order of id. */
export interface Diff {
  readonly features: readonly Moved[];
  readonly decisions: readonly Moved[];
  readonly items: readonly Moved[];
  readonly slices: readonly Moved[];
  readonly edges: readonly Moved[];
  readonly waves: readonly Moved[];
}
