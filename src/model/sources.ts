import type { AreaSurvey } from './areas.ts';
import type { RecordedHealth } from './health.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { DocumentExtent, MarkdownDocument, Text } from './markdown.ts';
import type { PackageSource } from './packages.ts';
import type { Span } from './span.ts';

/** A check that ends a feature: a step to verify, an acceptance criterion, a test plan's line. */
export interface Criterion {
  /** The criterion's own id where the inventory gives one, else null. */
  readonly id: string | null;
  readonly text: string;
  /** It says of itself that it is met, whatever its entry says. */
  readonly done?: boolean;
  /** What the source says of it besides, such as its measure. */
  readonly note?: string;
  readonly at: Span;
}

/** What an entry says besides its fields, under the words of its key. */
export interface Note extends Text {
  readonly name: string;
}

/** What an epic, a section or a phase says of all that it holds. Its description has no name. */
export interface GroupNote extends Note {
  /** What says it, by its name. */
  readonly of: string;
}

export interface GroupNotes {
  /** Null for entries that have no group. */
  readonly group: string | null;
  readonly notes: readonly GroupNote[];
}

/** One entry of the inventory, its fields found by the configured aliases. */
export interface Feature {
  readonly id: string;
  /** Where it stands in the inventory, from 0. Never used to decide anything. */
  readonly index: number;
  readonly title: string | null;
  readonly description: string;
  readonly group: string | null;
  /** A rule gave it its group: the inventory names none. */
  readonly groupByRule?: boolean;
  readonly category: string | null;
  /** The phase as written, or null. */
  readonly phase: string | null;
  /** True when the phase is one of the configured MVP values (or no phase field exists and everything open is in scope). */
  readonly mvp: boolean;
  /** Done and not closed. */
  readonly done: boolean;
  /** Neither open nor done: dropped, superseded, put off. */
  readonly closed: boolean;
  /** The status word as written, or null. */
  readonly status: string | null;
  /** The priority as written (`P0`, `high`, `3`), or null. */
  readonly priority: string | null;
  readonly owner: string | null;
  /** The risk level as written, or null. */
  readonly risk: string | null;
  readonly riskSummary: string | null;
  /** How the entry says that its risk is met, or null. */
  readonly riskMitigation: Text | null;
  readonly dependencies: readonly Text[];
  readonly steps: readonly Criterion[];
  readonly acceptance: readonly Criterion[];
  /** Kinds of test that the entry itself names (`contract`, `replay`, …). */
  readonly tests: readonly string[];
  /** What has to fail. */
  readonly negativeTests: readonly Text[];
  readonly sourceRefs: readonly string[];
  /** What it says besides, to be shown with it. */
  readonly notes: readonly Note[];
  /** Every field that no alias claimed, as it was. */
  readonly extra: JsonObject;
  /** Where each named field's value is; the key is the canonical field name. */
  readonly spans: { readonly [field: string]: Span };
  readonly at: Span;
}

export interface Inventory {
  /** The file, or the folder of files. */
  readonly file: string;
  /** How it was read: the name of the format, or empty when nothing was. */
  readonly format: string;
  readonly features: readonly Feature[];
  /** How many entries there are, readable or not. */
  readonly entries: number;
  /** How many entries have an id that another had before. */
  readonly duplicates: number;
  /** How many ids were made of the entries' own words. */
  readonly derivedIds: number;
  /** What holds the entries of a group says of them, for groups of which something is said. */
  readonly groupNotes: readonly GroupNotes[];
  /** Subtasks and the like that are read as criteria of their entry. */
  readonly nested: { readonly entries: number; readonly done: number };
  /** Dependencies that entries state, and how many of them name an entry. */
  readonly edges: { readonly stated: number; readonly resolved: number; readonly dangling: number };
  /**
   * Numbers beside the entries, named by their dotted path, with the place of each, and what the entries give for it: null
   * where the number is no count of them.
   */
  readonly stated: readonly {
    readonly what: string;
    readonly count: number;
    readonly counted: number | null;
    readonly at: Span;
  }[];
}

/** A row of the canonical guide table. */
export interface GuideRow {
  readonly area: string;
  readonly guide: string;
  readonly at: Span;
}

/** A row of the target-module table. */
export interface ModuleRow {
  readonly name: string;
  readonly paths: readonly Text[];
  readonly responsibilities: string;
  readonly groups: readonly Text[];
  readonly at: Span;
}

/** A count that a document states, such as "214 entries total". */
export interface StatedCount {
  readonly what: 'total' | 'mvp' | 'post_mvp' | 'group';
  /** The group's name when `what` is `group`, else null. `phase` says which phase a group count is of. */
  readonly group: string | null;
  readonly phase: 'mvp' | 'post_mvp' | null;
  readonly count: number;
  readonly at: Span;
}

/** The system design, read by the headings and columns that the configuration names. */
export interface Design {
  readonly file: string;
  readonly document: DocumentExtent;
  readonly guides: readonly GuideRow[];
  readonly modules: readonly ModuleRow[];
  readonly guarantees: readonly Text[];
  readonly nonGoals: readonly Text[];
  readonly principles: readonly Text[];
  readonly ownershipRules: readonly Text[];
  readonly governanceRules: readonly Text[];
  readonly statedCounts: readonly StatedCount[];
}

/** The system design with its text. */
export interface ReadDesign extends Design {
  readonly document: MarkdownDocument;
}

/** A document that speaks for an area. */
export interface GuideSource {
  readonly area: string;
  readonly path: string;
  /** Null when the guide is missing or unreadable (then there is a finding). */
  readonly document: DocumentExtent | null;
  /** Where it is named. */
  readonly at: Span;
}

/** A guide with its text. */
export interface ReadGuide extends GuideSource {
  readonly document: MarkdownDocument | null;
}

export interface TreeFile {
  readonly path: string;
  /** Size; null when a listing does not say, and of the rules by which all this is compiled. */
  readonly bytes: number | null;
}

/** The repository's files, sorted by path. */
export interface RepositoryTree {
  readonly files: readonly TreeFile[];
}

/** Lines of an ownership file such as CODEOWNERS, in order. */
export interface OwnershipRule {
  readonly pattern: string;
  readonly owners: readonly string[];
  readonly at: Span;
}

/** Everything that was read. Texts of documents are there only for as long as it takes to make facts of them: see `ReadSources`. */
export interface Sources {
  readonly inventory: Inventory;
  readonly design: Design | null;
  /** The areas, and where they were read from. */
  readonly areas: AreaSurvey;
  readonly guides: readonly GuideSource[];
  /** Folders with a manifest of a tool, sorted by folder. */
  readonly packages: readonly PackageSource[];
  readonly tree: RepositoryTree;
  readonly ownership: readonly OwnershipRule[];
  /** The last recorded gate runs, or null when none is recorded. */
  readonly health: RecordedHealth | null;
  /** SHA-256 over every byte that was read, by path: says whether recorded health is older than the inputs. */
  readonly digest: string;
}

/** Everything that was read, before anything is made of it: with the texts of its documents, which are most of it. */
export interface ReadSources extends Sources {
  readonly design: ReadDesign | null;
  readonly guides: readonly ReadGuide[];
}

export type { JsonValue };
