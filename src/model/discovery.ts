/** One thing that speaks for or against a choice. */
export interface Reason {
  /** Below zero: against it. */
  readonly points: number;
  readonly text: string;
}

/** What the reader of inventories makes of a file or a folder: exactly what a build would count. */
export interface InventoryLook {
  /** The format that it is read with. */
  readonly format: string;
  /** Where the entries stand, in keys joined by dots; empty for the document itself. */
  readonly place: string;
  /** Other lists of objects there that were left, likewise. */
  readonly left: readonly string[];
  readonly counts: {
    /** Entries that stand there, readable or not. */
    readonly entries: number;
    readonly groups: number;
    readonly open: number;
    readonly done: number;
    /** Neither open nor done. */
    readonly closed: number;
    /** Entries whose id another one has already. */
    readonly duplicates: number;
    /** Ids that were made of the entries' own words. */
    readonly derivedIds: number;
    /** Dependencies that name an entry, and those that name none. */
    readonly edges: number;
    readonly dangling: number;
  };
  /** Field → the keys that give it, the one that counts first, the share of entries that have it, a few values. */
  readonly fields: {
    readonly [field: string]: {
      readonly keys: readonly string[];
      readonly share: number;
      readonly examples: readonly string[];
    };
  };
  /** Fields that no name told → the key that gives them, by what stands there; they are among `fields`. */
  readonly byContent: { readonly [field: string]: string };
  /** Fields that nothing gives → a key that could. */
  readonly fits: { readonly [field: string]: string };
  /** Keys that no field reads and that would be shown nowhere, those of most entries first. */
  readonly unread: readonly string[];
  /** The group with the most entries. */
  readonly largestGroup: string | null;
  /** Phases as written, and what the preset takes them to mean. */
  readonly phases: readonly { readonly value: string; readonly means: 'mvp' | 'later' | 'unknown' }[];
  /** Codes of findings that would keep a build from writing, and of all others, each once. */
  readonly errors: readonly string[];
  readonly slips: readonly string[];
}

/** A file or folder that may be the inventory. */
export interface InventoryCandidate {
  /** Below the root; a folder ends with `/`. */
  readonly path: string;
  /** The preset whose names it has, or whose form. */
  readonly preset: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** With the files beside it. */
  readonly look: InventoryLook;
  /** Files of its shape whose entries are added to its own, and the patterns that find them. */
  readonly beside: readonly string[];
  readonly include: readonly string[];
}

/** A command of the repository's own tools that can say whether it is healthy. */
export interface GateProposal {
  readonly name: string;
  readonly command: string;
  /** The folder below the root that it runs in, where that is not the root. */
  readonly cwd?: string;
  /** What was seen: `Makefile has the target verify`. */
  readonly why: string;
}

/** A file that other code depends on by its form. */
export interface SurfaceProposal {
  readonly path: string;
  readonly why: string;
}

/** A document that the presets find, others that they might mean, and what it gives. */
export interface DesignFound {
  readonly path: string;
  readonly others: readonly string[];
  /** Guides that its table names. */
  readonly guides: number;
  readonly modules: number;
  /** Codes of what a design that is required would be said to lack, each once. */
  readonly lacks: readonly string[];
}

/** Areas that a table states. */
export interface StatedAreas {
  readonly areas: number;
  /** Guides that the table names. */
  readonly guides: number;
  /** The document that it stands in. */
  readonly source: string | null;
  /** The same, when no preset looks there and the configuration has to name it; else null. */
  readonly document: string | null;
}

/** Something that a document names with its ground: an area, a module, a rule of ownership. */
export interface StatedGround {
  /** The name, or the sentence. */
  readonly name: string;
  /** Of the places that it names those that are there; folders end with `/`. */
  readonly paths: readonly string[];
  /** The document. */
  readonly place: string;
  /** A sentence about the places, not their name. */
  readonly sentence: boolean;
}

/** Everything that a scan of a repository found. */
export interface Discovery {
  /** Most likely first; empty when nothing looks like an inventory. */
  readonly inventories: readonly InventoryCandidate[];
  /** Places that are called like one and were passed over, the likeliest first, each with why. */
  readonly passed: readonly { readonly path: string; readonly why: string }[];
  /** Files that were opened for it, and those that were left out because there were too many. */
  readonly opened: number;
  readonly unopened: number;
  readonly gates: readonly GateProposal[];
  readonly surfaces: readonly SurfaceProposal[];
  readonly design: DesignFound | null;
  /** Null where no table states areas. */
  readonly areas: StatedAreas | null;
  /** The ownership file and how many lines of it name owners. */
  readonly owners: { readonly path: string; readonly lines: number } | null;
}

/** A file that is to be written, or was left as it is because it was there. */
export interface ProposedFile {
  readonly path: string;
  readonly text: string;
  readonly state: 'proposed' | 'written' | 'kept';
}
