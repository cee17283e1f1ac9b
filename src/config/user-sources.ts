// What a configuration says of the documents and files that are read. See user-config.ts.

import type { AreaStep } from '../model/areas.ts';
import type { OneOrMany, UserFields } from './user-fields.ts';

/** The feature inventory: where it is and how its fields are called. */
export interface UserInventory {
  /**
   * Paths or globs below the root, tried in order; the first that matches a file is read. One that ends with `/` is a folder of
   * items, one a file.
   * @example ["docs/features.json", "backlog/tasks/"]
   */
  readonly path?: OneOrMany;
  /**
   * Paths, globs or folders of more files, whose entries are added to those of the first.
   * @example "features/*.json"
   */
  readonly include?: OneOrMany;
  /**
   * Paths or globs of files whose entries give fields to the entries of the same id, such as a status kept elsewhere, or
   * which entry is superseded. A field that they give wins.
   * @example "docs/feature_status.json"
   */
  readonly overlays?: OneOrMany;
  /**
   * The format to read with: `json`, `json-lines`, `yaml`, `csv`, `markdown`, `task-master`, `sphinx-needs`, `doorstop`,
   * `openfasttrace`, `jira`, `markdown-table`, `markdown-checklist`, `markdown-headings`, or the name of an adapter. Null: by what the file looks like.
   * @example "markdown"
   */
  readonly format?: string | null;
  /**
   * Script modules, relative to this file, that read formats of your own.
   * @example "./adapters/minutes.mjs"
   */
  readonly adapters?: OneOrMany;
  /**
   * What a list within an entry (its subtasks) becomes: done criteria of the entry, or entries of their own.
   * @example "entries"
   */
  readonly nested?: 'criteria' | 'entries';
  /**
   * Keys that may hold the list of entries when the file is an object, tried in order; dotted for nesting.
   * @example ["features", "catalog.entries"]
   */
  readonly list?: OneOrMany;
  /** Keys that hold what holds entries, such as `phases: [{ name, features: [] }]`. */
  readonly holders?: UserHolders;
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
  /**
   * Status values that are known and mean open. A status in none of the three lists is open too, and is reported.
   * @example ["todo", "in progress"]
   */
  readonly openStatuses?: OneOrMany;
  /**
   * Kinds of entries that are parts of the entry that they name as parent: its criteria, not work of their own. A kind is what
   * `fields.category` finds, such as the type of a tracker's entry.
   * @example ["task", "sub-task"]
   */
  readonly partKinds?: OneOrMany;
}

/** Keys of lists and maps whose members hold entries. The member's name is used where an entry does not say. */
export interface UserHolders {
  /**
   * Its members are feature groups.
   * @example ["categories", "epics"]
   */
  readonly group?: OneOrMany;
  /**
   * Its members are phases.
   * @example ["phases", "milestones"]
   */
  readonly phase?: OneOrMany;
}

/** Column names of the design's tables, each with aliases, compared without regard to case. */
export interface UserColumns {
  /**
   * The area, in the canonical guide table.
   * @example "Area"
   */
  readonly area?: OneOrMany;
  /**
   * The guide's path, in the canonical guide table. A link leads from the document's own folder or from the root, code from the root or from there.
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
  /**
   * Who owns the area, in a table that states the areas.
   * @example ["Owner", "Team"]
   */
  readonly owner?: OneOrMany;
}

/**
 * The system design: where it is, and regular expressions (the source text, without slashes; case never matters) that
 * find its parts. A pattern is tried on headings and on the words that introduce a list.
 */
export interface UserDesign {
  /**
   * Whether a design with its tables is expected. If so, or where `path` is set, what is missing of it is reported piece by
   * piece; else one remark says what was not found, and areas come from elsewhere.
   * @example true
   */
  readonly required?: boolean;
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

/** Where areas are read from when no canonical guide table states them. */
export interface UserAreas {
  /**
   * The steps, tried in this order; the first that finds enough areas leads. `guide-table`: the canonical guide table of the design;
   * `tables`: any table that leads from names to folders or guides; `codeowners`: the folders of the ownership file; `instructions`:
   * folders with instructions or a README of their own; `workspaces`: members of the workspaces of npm, pnpm, yarn, cargo, go,
   * Maven, Gradle, uv; `folders`: top-level folders with code; `groups`: the inventory's own groups.
   * @example ["guide-table", "workspaces", "groups"]
   */
  readonly from?: AreaStep | readonly AreaStep[];
  /**
   * A step with fewer areas leads only when no other step has more.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @example 3
   */
  readonly atLeast?: number;
  /**
   * Globs of documents, besides the design, that may hold a table of areas.
   * @example ["README.md", "docs/*.md"]
   */
  readonly documents?: OneOrMany;
  /**
   * Names of documents that a folder has about itself, the one that says most first.
   * @example ["AGENTS.md", "README.md"]
   */
  readonly instructions?: OneOrMany;
  /**
   * Globs of files that are no code; one without a slash is matched on the file name.
   * @example ["*.md", "docs/**"]
   */
  readonly notCode?: OneOrMany;
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
