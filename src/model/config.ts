import type { AreaStep } from './areas.ts';
import type { Severity } from './finding.ts';
import type { Span } from './span.ts';

/** Canonical names of the fields of an inventory entry. Each has a list of aliases, tried in order. */
export type FeatureField =
  | 'id'
  | 'title'
  | 'description'
  | 'group'
  | 'category'
  | 'phase'
  | 'done'
  | 'status'
  | 'closed'
  | 'priority'
  | 'owner'
  | 'risk'
  | 'dependencies'
  | 'steps'
  | 'acceptance'
  | 'nested'
  | 'parent'
  | 'tests'
  | 'sourceRefs'
  | 'notes';

export interface InventoryConfig {
  /** Paths or globs below the root, tried in order; the first that matches a file is read. A folder ends with `/`. */
  readonly path: readonly string[];
  /** Paths, globs or folders of more files, whose entries are added. */
  readonly include: readonly string[];
  /** Paths or globs of files whose entries give fields to the entries of the same id. */
  readonly overlays: readonly string[];
  /** Name of the format to read with; null: by what the file looks like. */
  readonly format: string | null;
  /** Absolute paths of script modules that read more formats. */
  readonly adapters: readonly string[];
  /** What a list within an entry (subtasks) becomes: criteria of the entry, or entries of their own. */
  readonly nested: 'criteria' | 'entries';
  /** Kinds of entries (`fields.category`) that are parts of the one that they name as parent, compared as names of fields are. */
  readonly partKinds: readonly string[];
  /** Keys that may hold the list when the file is an object, tried in order; dotted for nesting. */
  readonly list: readonly string[];
  /** Keys that hold what holds entries: its name is the group or the phase of the entries that say none. */
  readonly holders: { readonly group: readonly string[]; readonly phase: readonly string[] };
  /** For each canonical field the names it may have, tried in order; dotted for nesting (`risk.level`). */
  readonly fields: { readonly [F in FeatureField]: readonly string[] };
  /** Phase values that mean MVP, compared without regard to case. */
  readonly mvpPhases: readonly string[];
  /** Phase values that are known and mean later. A phase in neither list is a finding. */
  readonly laterPhases: readonly string[];
  /** Status values that mean done, compared without regard to case. */
  readonly doneStatuses: readonly string[];
  /** Status values that mean neither open nor done: dropped, superseded, deferred. */
  readonly closedStatuses: readonly string[];
  /** Status values that are known and mean open. A status in none of the three lists is open, and a finding. */
  readonly openStatuses: readonly string[];
}

/** Where areas are read from. */
export interface AreasConfig {
  /** The steps, tried in this order. */
  readonly from: readonly AreaStep[];
  /** A step with fewer areas than this leads only when no other step has more. The canonical guide table needs one. */
  readonly atLeast: number;
  /** Globs of documents, besides the design, that may hold a table of areas. */
  readonly documents: readonly string[];
  /** Base names of documents that a folder has about itself, the one that says most first. */
  readonly instructions: readonly string[];
  /** Globs of files that are no code: base names, or paths with a `/`. */
  readonly notCode: readonly string[];
}

/** Regular expressions (source text, flag `i` is on) that find a part of the design by its heading. */
export interface DesignConfig {
  readonly path: readonly string[];
  /** What the design lacks is then reported piece by piece; else one remark says that there is none. */
  readonly required: boolean;
  /** Heading of the section that holds the canonical guide table. */
  readonly guideTable: readonly string[];
  /** Heading of the section that holds the target-module table. */
  readonly moduleTable: readonly string[];
  readonly principles: readonly string[];
  readonly guarantees: readonly string[];
  readonly nonGoals: readonly string[];
  readonly ownership: readonly string[];
  readonly governance: readonly string[];
  /** Column names of those tables, each with aliases, compared without regard to case. */
  readonly columns: {
    readonly area: readonly string[];
    readonly guide: readonly string[];
    readonly module: readonly string[];
    readonly paths: readonly string[];
    readonly responsibilities: readonly string[];
    readonly groups: readonly string[];
    readonly owner: readonly string[];
  };
  /** Patterns of stated counts; each has one named group of `total`, `mvp`, `post_mvp`, or both `group` and `count`. */
  readonly counts: readonly string[];
}

export interface TreeConfig {
  /** A listing file below the root (one path a line, optionally a tab and the size), or null to read the disk. */
  readonly listing: string | null;
  /** Gitignore patterns left out besides those of `.gitignore`. */
  readonly ignore: readonly string[];
  /** File names that alone do not make a folder implemented (`.gitkeep`, guides), as globs on the base name. */
  readonly scaffold: readonly string[];
  /** Globs of test files. */
  readonly tests: readonly string[];
}

/** How ids and priorities look in prose. Regular expressions, matched anywhere. */
export interface PatternConfig {
  /** Feature ids. Null: made from the ids of the inventory itself. */
  readonly featureId: string | null;
  /** Work-package and module labels such as `WP-01` or `RK-03`. */
  readonly label: string;
  /** Priority marks such as `P0`. */
  readonly priority: string;
}

export interface OutputConfig {
  readonly specMap: string;
  readonly guideRecon: string;
  readonly repoHealth: string;
  readonly decisions: string;
  readonly plan: string;
  readonly backlog: string;
  /** The living record, or null for none. */
  readonly record: string | null;
}

export interface PlanConfig {
  readonly maxFeaturesPerSlice: number;
  /** Paths (folders with `/`, or files) that only one workstream may write; glob `x/*` means all of the folder. */
  readonly contractSurfaces: readonly string[];
  /** Order of priorities, most urgent first. */
  readonly priorities: readonly string[];
  /** Area for groups that nothing maps; null makes an area of that name for each. */
  readonly fallbackArea: string | null;
}

export interface GateConfig {
  readonly name: string;
  readonly command: string;
  /** Run when the command cannot run, or its output is not the gate's. */
  readonly fallback: string | null;
  /** Below the root. */
  readonly cwd: string;
  /** Names of environment variables that the gate may see, besides `PATH` and `HOME`. */
  readonly env: readonly string[];
  readonly timeoutSeconds: number;
  readonly blocking: boolean;
  /** A parser's name, or `auto`. */
  readonly parser: string;
}

/** Where what a configuration is about lies: its root, its own file, and the folders within which anything is read. */
export type Ground = Pick<ResolvedConfig, 'root' | 'file' | 'fence' | 'packageFolder'>;

/** The configuration after presets, file and flags are merged, with defaults filled in. */
export interface ResolvedConfig {
  /** Absolute path of the repository that is compiled. */
  readonly root: string;
  /** The configuration file, absolute, or null when only presets and defaults apply. */
  readonly file: string | null;
  /** Why no code runs that a configuration names (scripts, adapters, gates); null when it may. */
  readonly safe: string | null;
  /**
   * Absolute folders that what the configuration names must really lie in (rules, templates, what it extends): its own
   * repository, the root, the package, and what the command line named.
   */
  readonly fence: readonly string[];
  /** Absolute path of this package, which brings rules, templates and presets. */
  readonly packageFolder: string;
  /** Title of the backlog. */
  readonly project: string | null;
  readonly inventory: InventoryConfig;
  readonly design: DesignConfig;
  readonly areas: AreasConfig;
  readonly tree: TreeConfig;
  readonly patterns: PatternConfig;
  /** Absolute folders or files of rules, in order: later ones override earlier ones by rule id. */
  readonly rules: readonly string[];
  readonly templates: {
    /** Absolute folder of the base templates. */
    readonly directory: string;
    /** Partial name → absolute file that replaces it. */
    readonly partials: { readonly [name: string]: string };
  };
  readonly output: OutputConfig;
  readonly plan: PlanConfig;
  readonly gates: readonly GateConfig[];
  /** At most this many gates at once. */
  readonly gateConcurrency: number;
  /** Whether runs may keep what they found out, for later runs, in `.backlogic/cache`. */
  readonly cache: boolean;
  readonly checks: {
    readonly severity: { readonly [code: string]: Severity | 'off' };
    /** Findings of this severity or worse make the exit code 1. */
    readonly failOn: Severity;
    /** Baseline file below the root, or null. */
    readonly baseline: string | null;
  };
  /** JSON pointer of a value → the file (or preset) and place that set it. */
  readonly origins: { readonly [pointer: string]: Span };
}
