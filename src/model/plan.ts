import type { GateRun } from './health.ts';
import type { Span } from './span.ts';

/** An edge to something that must land first. */
export interface Edge {
  readonly id: string;
  readonly reason: string;
  /** `contract`, `dependency` (a feature's own), `work_package`, `rule`, `shared_path`. */
  readonly kind: 'contract' | 'dependency' | 'work_package' | 'rule' | 'shared_path';
  readonly rule: string | null;
  readonly source: Span | null;
}

/** A line of a checklist. `id` is the criterion's own or derived from the feature (`A-1.2`). */
export interface DoneCriterion {
  readonly id: string;
  readonly text: string;
  /** The feature or work package it comes from. */
  readonly of: string;
  /** The source says that it is met, though its feature is not done. */
  readonly done?: boolean;
  readonly source: Span;
}

/** A risk flag on a feature or item, with all the rules that raised it. */
export interface RiskFlag {
  readonly flag: string;
  readonly severity: string;
  readonly invariant: string | null;
  readonly rules: readonly string[];
  readonly because: readonly string[];
  /** The features that carry it. */
  readonly features: readonly string[];
}

/** A suite to extend, and why. */
export interface TestToAdd {
  readonly suite: string;
  /** Where the suite lives, or null when it lives beside the code. */
  readonly path: string | null;
  readonly rule: string | null;
  readonly features: readonly string[];
}

/** A command that proves a slice, by rule. */
export interface Command {
  readonly command: string;
  readonly rule: string | null;
}

/** What one person can do and another review in one pull request. */
export interface Slice {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  readonly featureIds: readonly string[];
  /** Those of them that are done already. A slice whose features all are has nothing left to do. */
  readonly doneFeatureIds: readonly string[];
  /** Planned features of other slices that this work serves: its work packages cite them, or they use its contract. */
  readonly relatedFeatureIds: readonly string[];
  readonly workPackageIds: readonly string[];
  readonly divergenceIds: readonly string[];
  readonly pathPrefixes: readonly string[];
  readonly workstream: string;
  readonly contract: boolean;
  /** Id of the contract pull request that it is part of; null when it is no contract slice. */
  readonly contractPr: string | null;
  readonly dependsOn: readonly Edge[];
  readonly doneCriteria: readonly DoneCriterion[];
  readonly tests: readonly TestToAdd[];
  readonly commands: readonly Command[];
  /** How many slices wait for it, directly or not; shared paths do not count. */
  readonly unblocks: number;
  /** Smaller is sooner; unique in the plan. */
  readonly rank: number;
  /** From 0; every slice of a wave can run side by side with the others of it. Null for a slice of which nothing is left to do. */
  readonly wave: number | null;
}

/** The status of a guide module whose ground an item touches. */
export interface TouchedModule {
  readonly name: string;
  readonly area: string;
  readonly status: string | null;
  /** What its guide says of it leaves work. */
  readonly open: boolean;
  readonly source: Span;
}

export interface Item {
  readonly id: string;
  readonly kind: 'group' | 'guide_alignment';
  readonly title: string;
  readonly area: string;
  readonly group: string | null;
  readonly featureIds: readonly string[];
  /** Those of them that are done already. */
  readonly doneFeatureIds: readonly string[];
  /** Planned features of other items that this work serves. */
  readonly relatedFeatureIds: readonly string[];
  readonly workPackageIds: readonly string[];
  readonly divergenceIds: readonly string[];
  readonly pathPrefixes: readonly string[];
  readonly dependsOn: readonly Edge[];
  /** How the item is cut, in one line, from its slices. */
  readonly prBoundary: string;
  readonly doneCriteria: readonly DoneCriterion[];
  readonly tests: readonly TestToAdd[];
  readonly commands: readonly Command[];
  readonly riskFlags: readonly RiskFlag[];
  readonly owner: string | null;
  readonly ownerRule: string | null;
  readonly secondaryAreas: readonly string[];
  readonly modules: readonly TouchedModule[];
  /** Ids of assumptions that it rests on. */
  readonly assumptions: readonly string[];
  readonly slices: readonly Slice[];
  readonly rank: number;
}

export interface Workstream {
  readonly id: string;
  readonly name: string;
  /** Disjoint from every other workstream's: no prefix of one lies below a prefix of another. */
  readonly prefixes: readonly string[];
  /** What its slices wait for, with how many edges come from there, those included that follow from others. */
  readonly dependsOn: readonly { readonly id: string; readonly edges: number; readonly reason: string }[];
  /** Slice ids in execution order. */
  readonly slices: readonly string[];
  readonly hotspots: readonly string[];
  readonly features: number;
}

/** A path that only one workstream writes. */
export interface Hotspot {
  readonly path: string;
  /** The workstream's id. */
  readonly writer: string;
  readonly rule: string | null;
  readonly because: string | null;
}

export interface ContractPr {
  readonly id: string;
  readonly title: string;
  readonly scope: string;
  readonly paths: readonly string[];
  readonly featureIds: readonly string[];
  readonly workPackageIds: readonly string[];
  readonly slices: readonly string[];
  /** Slice ids that wait for it. */
  readonly unblocks: readonly string[];
  /** From 1: the serial order under the one-writer lock. */
  readonly order: number;
  readonly compatibility: string;
  readonly commands: readonly Command[];
}

/** A gate with its failures and their owners. */
export interface GateHealth extends GateRun {
  readonly owned: readonly {
    readonly failure: number;
    readonly area: string | null;
    readonly owner: string | null;
    readonly rule: string | null;
  }[];
}

export interface PlanHealth {
  /** Null when no run is recorded: then nothing is said about gates but that they did not run. */
  readonly recordedAt: string | null;
  readonly stale: boolean;
  readonly gates: readonly GateHealth[];
  /** Configured gates without a recorded run. */
  readonly notRun: readonly { readonly name: string; readonly command: string }[];
  readonly inventory: {
    readonly total: number;
    readonly done: number;
    readonly mvpTotal: number;
    readonly mvpDone: number;
  };
  readonly broken: readonly string[];
  readonly mended: readonly string[];
}

/** Something that the plan takes for true without a source that says so. */
export interface Assumption {
  readonly id: string;
  /** What kind it is, for grouping: `mapping`, `design`, `claim`, `citation`, `count`, `status`, `owner`, `section`. */
  readonly topic: string;
  readonly text: string;
  readonly subject: string;
  readonly rule: string | null;
  readonly source: Span | null;
  /** How many features rest on it; for some topics how many slices, ids, areas or ties it is about. */
  readonly weight: number;
}

/** Something that a person must answer. */
export interface Question extends Assumption {
  /** What changes with the answer. */
  readonly affects: readonly string[];
}

/** An out-of-scope id that documents cite. */
export interface Deferred {
  readonly id: string;
  readonly title: string;
  readonly citedBy: readonly { readonly what: string; readonly at: Span }[];
}

export interface Coverage {
  readonly mvp: number;
  readonly mapped: number;
  readonly areas: number;
  readonly areasCovered: number;
  readonly guides: number;
  readonly guidesFound: number;
}

/** The whole plan: plain data, ordered, complete. */
export interface Plan {
  readonly items: readonly Item[];
  readonly workstreams: readonly Workstream[];
  readonly hotspots: readonly Hotspot[];
  readonly contractPrs: readonly ContractPr[];
  /** Ids of slices with work left, by wave. */
  readonly waves: readonly (readonly string[])[];
  /** Slice ids, first to last. */
  readonly criticalPath: readonly string[];
  /** Slices with nothing before them. */
  readonly ready: readonly string[];
  readonly health: PlanHealth;
  readonly assumptions: readonly Assumption[];
  readonly questions: readonly Question[];
  readonly deferred: readonly Deferred[];
  readonly coverage: Coverage;
}
