import type { Severity } from '../model/finding.ts';

// The JSON Schema, the validator and the key list of docs/reference/configuration.md are generated from these types
// and their docstrings by `npm run schemas`. A docstring's first paragraph is the meaning; `@example` is one JSON value.

/** One string, or a list of them. */
export type OneOrMany = string | readonly string[];

/** The feature inventory: where it is and how its fields are called. */
export interface UserInventory {
  /**
   * Paths or globs below the root, tried in order; the first that matches a file is read.
   * @example "docs/features.json"
   */
  readonly path?: OneOrMany;
  /**
   * Keys that may hold the list of entries when the file is an object, tried in order; dotted for nesting.
   * @example ["features", "catalog.entries"]
   */
  readonly list?: OneOrMany;
  /** For each field of an entry the names it may have, tried in order; dotted for nesting. */
  readonly fields?: UserFields;
  /**
   * Phase values that mean MVP, compared without regard to case.
   * @example ["mvp", "v1"]
   */
  readonly mvpPhases?: OneOrMany;
  /**
   * Phase values that are known and mean later. A phase in neither list is reported.
   * @example ["post_mvp", "v2"]
   */
  readonly laterPhases?: OneOrMany;
  /**
   * Status values that mean done, compared without regard to case.
   * @example ["done", "shipped"]
   */
  readonly doneStatuses?: OneOrMany;
  /**
   * Status values that mean neither open nor done: dropped, superseded, put off.
   * @example ["superseded", "won't do"]
   */
  readonly closedStatuses?: OneOrMany;
}

/** Names that the fields of an inventory entry may have. */
export interface UserFields {
  /**
   * The entry's id.
   * @example ["id", "key"]
   */
  readonly id?: OneOrMany;
  /**
   * A short name.
   * @example "title"
   */
  readonly title?: OneOrMany;
  /**
   * What the feature is.
   * @example ["description", "summary"]
   */
  readonly description?: OneOrMany;
  /**
   * The feature group that it belongs to; a group becomes one item of the backlog.
   * @example ["group", "epic"]
   */
  readonly group?: OneOrMany;
  /**
   * A classification that is not the group, such as functional and non-functional.
   * @example "category"
   */
  readonly category?: OneOrMany;
  /**
   * The release phase; `mvpPhases` and `laterPhases` say what its values mean.
   * @example ["release_phase", "milestone"]
   */
  readonly phase?: OneOrMany;
  /**
   * A boolean that says whether the feature is done.
   * @example "passes"
   */
  readonly done?: OneOrMany;
  /**
   * A status word; `doneStatuses` and `closedStatuses` say what its values mean.
   * @example "status"
   */
  readonly status?: OneOrMany;
  /**
   * How urgent it is; `plan.priorities` gives the order.
   * @example "priority"
   */
  readonly priority?: OneOrMany;
  /**
   * Who owns it.
   * @example ["owner.team", "assignee"]
   */
  readonly owner?: OneOrMany;
  /**
   * How risky it is.
   * @example ["risk.level", "risk"]
   */
  readonly risk?: OneOrMany;
  /**
   * Ids of the entries that must come first.
   * @example ["depends_on", "blockedBy"]
   */
  readonly dependencies?: OneOrMany;
  /**
   * Steps that verify the feature; they become done criteria.
   * @example ["steps", "verification_steps"]
   */
  readonly steps?: OneOrMany;
  /**
   * Acceptance criteria; they become done criteria.
   * @example ["acceptance_criteria", "acceptance"]
   */
  readonly acceptance?: OneOrMany;
  /**
   * The kinds of test that it needs, or a test plan.
   * @example ["test_plan.test_types", "tests"]
   */
  readonly tests?: OneOrMany;
  /**
   * Documents that it comes from.
   * @example ["source_refs", "links"]
   */
  readonly sourceRefs?: OneOrMany;
}

/** Column names of the design's tables, each with aliases, compared without regard to case. */
export interface UserColumns {
  /**
   * The area, in the canonical guide table.
   * @example "Area"
   */
  readonly area?: OneOrMany;
  /**
   * The guide's path, in the canonical guide table.
   * @example ["Canonical file", "Guide"]
   */
  readonly guide?: OneOrMany;
  /**
   * The module's name, in the target-module table.
   * @example "Target module"
   */
  readonly module?: OneOrMany;
  /**
   * The module's paths, in the target-module table.
   * @example "Primary repository paths"
   */
  readonly paths?: OneOrMany;
  /**
   * What the module answers for, in the target-module table.
   * @example "Responsibilities"
   */
  readonly responsibilities?: OneOrMany;
  /**
   * The module's feature groups, in the target-module table.
   * @example "Primary feature groups"
   */
  readonly groups?: OneOrMany;
}

/**
 * The system design: where it is, and regular expressions (the source text, without slashes; case never matters) that
 * find its parts. A pattern is tried on headings and on the words that introduce a list.
 */
export interface UserDesign {
  /**
   * Paths or globs below the root, tried in order; the first that matches a file is read.
   * @example "docs/system_design.md"
   */
  readonly path?: OneOrMany;
  /**
   * Heading of the canonical guide table.
   * @example "^canonical guides$"
   */
  readonly guideTable?: OneOrMany;
  /**
   * Heading of the target-module table.
   * @example "target modules"
   */
  readonly moduleTable?: OneOrMany;
  /**
   * Introduces the principles.
   * @example "core principles"
   */
  readonly principles?: OneOrMany;
  /**
   * Introduces the guarantees.
   * @example "guarantees"
   */
  readonly guarantees?: OneOrMany;
  /**
   * Introduces the non-goals.
   * @example ["non-goals", "is not:?$"]
   */
  readonly nonGoals?: OneOrMany;
  /**
   * Introduces the ownership rules.
   * @example "ownership rules"
   */
  readonly ownership?: OneOrMany;
  /**
   * Introduces the rules of governance and documentation.
   * @example ["documentation policy", "change control"]
   */
  readonly governance?: OneOrMany;
  /** Column names of those tables. */
  readonly columns?: UserColumns;
  /**
   * Patterns of counts that the design states, to compare with the inventory's. Each has one named group of `total`, `mvp`,
   * `post_mvp`, or both `group` and `count`.
   * @example ["(?<total>\\d+) features in total", "^(?<group>[^(]+) \\((?<count>\\d+)\\)$"]
   */
  readonly counts?: OneOrMany;
}

/** The repository's own files. */
export interface UserTree {
  /**
   * A listing file below the root (one path a line, optionally a tab and the size in bytes, as `git ls-files` prints), for a
   * repository that is not checked out; null reads the disk.
   * @example "docs/tree.tsv"
   */
  readonly listing?: string | null;
  /**
   * Patterns in `.gitignore` form that are left out besides those of `.gitignore`.
   * @example ["vendor/", "*.min.js"]
   */
  readonly ignore?: OneOrMany;
  /**
   * Globs on file names that alone do not make a folder implemented.
   * @example [".gitkeep", "*_guide.md"]
   */
  readonly scaffold?: OneOrMany;
  /**
   * Globs of test files; one without a slash is matched on the file name.
   * @example ["*_test.go", "test/**"]
   */
  readonly tests?: OneOrMany;
}

/** How ids and priorities look in prose: regular expressions (source text), matched anywhere, case matters. */
export interface UserPatterns {
  /**
   * Feature ids; null makes the pattern from the ids of the inventory.
   * @example "\\bREQ-\\d+\\b"
   */
  readonly featureId?: string | null;
  /**
   * Labels of work packages and modules.
   * @example "\\bWP-\\d+\\b"
   */
  readonly label?: string;
  /**
   * Priority marks.
   * @example "\\bP[0-3]\\b"
   */
  readonly priority?: string;
}

/** What the backlog looks like. */
export interface UserTemplates {
  /**
   * Folder of the base templates, relative to this file. Default: `templates/` beside the configuration file when it exists,
   * else the templates that come with backlogic.
   * @example "planning/templates"
   */
  readonly directory?: string;
  /**
   * Partial name → file that replaces it, relative to this file.
   * @example { "section-b": "planning/workstreams.md.hbs" }
   */
  readonly partials?: { readonly [name: string]: string };
}

/** Where the artifacts go: paths below the root. */
export interface UserOutput {
  /**
   * The map of the specification.
   * @example "build/spec_map.json"
   */
  readonly specMap?: string;
  /**
   * What each guide says, normalised.
   * @example "build/guide_recon.json"
   */
  readonly guideRecon?: string;
  /**
   * The gates' own output.
   * @example "build/repo_health.txt"
   */
  readonly repoHealth?: string;
  /**
   * Every decision with its rule, facts and losers.
   * @example "build/decisions.json"
   */
  readonly decisions?: string;
  /**
   * Items, slices, edges, waves, workstreams.
   * @example "build/plan.json"
   */
  readonly plan?: string;
  /**
   * The backlog that people read.
   * @example "BACKLOG.md"
   */
  readonly backlog?: string;
  /**
   * The living record of the runs; null for none.
   * @example "docs/record.md"
   */
  readonly record?: string | null;
}

/** How work is cut and ordered. */
export interface UserPlan {
  /**
   * A slice, which one person reviews as one pull request, has at most this many features.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @example 4
   */
  readonly maxFeaturesPerSlice?: number;
  /**
   * Paths below the root (folders with `/`, or files) that only one workstream may write and whose changes go ahead of
   * their consumers.
   * @example ["api/*", "schemas/events.json"]
   */
  readonly contractSurfaces?: OneOrMany;
  /**
   * Order of priorities, most urgent first, compared without regard to case.
   * @example ["P0", "P1", "P2"]
   */
  readonly priorities?: OneOrMany;
  /**
   * Area of groups that no rule maps; null gives each an area of its own name.
   * @example "Platform"
   */
  readonly fallbackArea?: string | null;
}

/** A command that says whether the repository is healthy. */
export interface UserGate {
  /**
   * Letters, digits, `-` and `_`; `verify-quick` closes its report with `VERIFY_QUICK_EXIT=0`.
   * @pattern ^[A-Za-z][A-Za-z0-9_-]*$
   * @example "verify-quick"
   */
  readonly name: string;
  /**
   * The command, as a shell takes it.
   * @pattern \S
   * @example "make verify-quick"
   */
  readonly command: string;
  /**
   * Run when the command cannot run, or its output is not the gate's; null for none.
   * @default null
   * @example "go test ./..."
   */
  readonly fallback?: string | null;
  /**
   * Folder below the root that it runs in.
   * @default "."
   * @example "services/api"
   */
  readonly cwd?: string;
  /**
   * Names of environment variables that the gate may see, besides `PATH` and `HOME`.
   * @default []
   * @example ["CI", "GOFLAGS"]
   */
  readonly env?: OneOrMany;
  /**
   * Seconds until it is ended.
   * @minimum 1
   * @maximum 86400
   * @default 600
   * @example 120
   */
  readonly timeoutSeconds?: number;
  /**
   * Whether a failure makes `backlogic health` fail.
   * @default true
   * @example false
   */
  readonly blocking?: boolean;
  /**
   * The name of the parser that reads its output, or `auto`.
   * @default "auto"
   * @example "go"
   */
  readonly parser?: string;
}

/** How findings are judged. */
export interface UserChecks {
  /**
   * Finding code → severity; `off` silences it.
   * @example { "claims/missing-path": "warning" }
   */
  readonly severity?: { readonly [code: string]: Severity | 'off' };
  /**
   * Findings of this severity or worse make the exit code 1.
   * @example "warning"
   */
  readonly failOn?: Severity;
  /**
   * A file below the root with findings that are accepted; null for none.
   * @example "planning/baseline.json"
   */
  readonly baseline?: string | null;
}

/**
 * What a configuration file says. Every key may be left out: presets fill it in. Where a list is expected, one string is a
 * list of one.
 */
export interface UserConfig {
  /**
   * The JSON Schema of this file, for editors; backlogic ignores it.
   * @example "./node_modules/backlogic/schemas/config.schema.json"
   */
  readonly $schema?: string;
  /**
   * Presets by name, and configuration files relative to this one. Later ones win over earlier ones, this file wins over
   * all: objects merge, lists replace, gates merge by name. `base` always comes first.
   * @default ["canonical-guide-map"]
   * @example ["canonical-guide-map", "../shared/backlog.yaml"]
   */
  readonly extends?: OneOrMany;
  /**
   * The repository that is compiled, relative to this file. Default: this file's folder. `--root` wins.
   * @default "."
   * @example ".."
   */
  readonly root?: string;
  /**
   * Title of the backlog; null takes the system design's title.
   * @example "Payments platform"
   */
  readonly project?: string | null;
  /** The feature inventory. */
  readonly inventory?: UserInventory;
  /** The system design. */
  readonly design?: UserDesign;
  /** The repository's own files. */
  readonly tree?: UserTree;
  /** How ids and priorities look in prose. */
  readonly patterns?: UserPatterns;
  /**
   * Folders or files of rules, relative to this file; later ones override earlier ones by rule id. `backlogic:rules` stands for
   * the rules that come with backlogic. Default: `rules/` beside the configuration file when it exists, else those.
   * @example ["backlogic:rules", "planning/rules"]
   */
  readonly rules?: OneOrMany;
  /** What the backlog looks like. */
  readonly templates?: UserTemplates;
  /** Where the artifacts go. */
  readonly output?: UserOutput;
  /** How work is cut and ordered. */
  readonly plan?: UserPlan;
  /**
   * Commands that say whether the repository is healthy.
   * @example [{ "name": "verify-quick", "command": "make verify-quick" }]
   */
  readonly gates?: readonly UserGate[];
  /**
   * At most this many gates at once.
   * @minimum 1
   * @maximum 64
   * @asType integer
   * @example 2
   */
  readonly gateConcurrency?: number;
  /** How findings are judged. */
  readonly checks?: UserChecks;
}
