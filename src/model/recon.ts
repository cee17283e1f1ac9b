import type { Text } from './markdown.ts';
import type { Span } from './span.ts';

/** A feature id that a document cites, with the place. A range (`A-1` to `A-4`) gives one for each id that it spans. */
export interface Citation {
  readonly id: string;
  readonly at: Span;
  /** `known`: in the inventory and in scope; `later`: in the inventory, out of scope; `unknown`: not in it. */
  readonly state: 'known' | 'later' | 'unknown';
}

/** What a claimed path is in the tree. */
export type PathState = 'missing' | 'scaffold' | 'stub' | 'code' | 'tested';

/** A path that a document names, and what the tree has there. */
export interface PathClaim {
  readonly path: string;
  readonly at: Span;
  readonly state: PathState;
}

/** A statement with the feature ids it cites. */
export interface Statement extends Text {
  readonly ids: readonly string[];
}

/** A module that a guide describes. */
export interface GuideModule {
  /** The name as the guide writes it, without inline marks. */
  readonly name: string;
  /** The short id in it (`XY-01`), or null. */
  readonly id: string | null;
  readonly paths: readonly string[];
  readonly responsibilities: string;
  readonly ids: readonly string[];
  readonly at: Span;
}

/** A status that a guide gives to a module, with the normalised value. */
export interface ModuleStatus {
  readonly name: string;
  readonly id: string | null;
  readonly paths: readonly string[];
  /** The words as written. */
  readonly phrase: string;
  /** The normalised status, or null when no rule knows the phrase. */
  readonly status: string | null;
  /** True when the status leaves work to do. */
  readonly open: boolean;
  /** The path that the tree shows to be otherwise than the status says, with what it is; null when they agree. */
  readonly contradiction: { readonly path: string; readonly state: PathState } | null;
  readonly evidence: string;
  readonly ids: readonly string[];
  readonly at: Span;
}

/** A difference between target and code that a guide admits. */
export interface Divergence {
  /** Stable: the guide's area slug, then the subject's slug. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly action: string | null;
  readonly paths: readonly string[];
  /** Those of the paths that the action names: where the difference ends. The others say where it is seen. */
  readonly actionPaths: readonly string[];
  readonly ids: readonly string[];
  /** False when the text says that there is none. */
  readonly open: boolean;
  readonly area: string;
  readonly at: Span;
}

/** A piece of planned work in a guide, in whichever form the guide writes it. */
export interface WorkPackage {
  /** Stable and unique in the compilation: the guide's area slug, then the package's own id or its title's slug. */
  readonly id: string;
  /** The id as written (`WP-01`, `P0-A`, `OBS-01`), or null. */
  readonly label: string | null;
  readonly title: string;
  readonly area: string;
  readonly guide: string;
  /** `P0`, `P1`, … as written, or null. */
  readonly priority: string | null;
  /** The phase it stands under, or null. */
  readonly phase: string | null;
  /** Its place in the guide's own order, from 0. */
  readonly order: number;
  readonly scope: readonly Statement[];
  readonly paths: readonly string[];
  readonly doneWhen: readonly Statement[];
  readonly tests: readonly Statement[];
  readonly ids: readonly string[];
  /** False when the guide marks it as done. */
  readonly open: boolean;
  /** True when the guide puts it after the MVP, or every id it cites is out of scope. */
  readonly deferred: boolean;
  /** Ids of work packages of the same guide that it names as coming before it. */
  readonly after: readonly string[];
  readonly at: Span;
}

/** Who owns what, as a guide says. */
export interface OwnershipNote {
  readonly role: 'primary' | 'review';
  readonly owner: string;
  /** What it is about, when the guide restricts it. */
  readonly scope: string | null;
  readonly at: Span;
}

/** Columns that are not read, by their headers: of planned work or differences those that no rule knows, of modules what they depend on. */
export interface UnreadColumns {
  readonly table: 'work packages' | 'gaps' | 'modules';
  readonly columns: readonly Text[];
}

/** What a work package names and its guide does not have: a package that comes first, or a path that is none of the repository. */
export interface LostReference extends Text {
  readonly kind: 'after' | 'path';
  /** The id of the package. */
  readonly from: string;
}

/** Everything that one guide says, normalised, each piece with its place. */
export interface GuideRecon {
  readonly area: string;
  readonly path: string;
  readonly title: string;
  readonly found: boolean;
  readonly headings: readonly {
    readonly text: string;
    readonly level: number;
    readonly section: string | null;
    readonly at: Span;
  }[];
  readonly responsibilities: readonly Statement[];
  readonly prohibited: readonly Statement[];
  readonly invariants: readonly Statement[];
  readonly modules: readonly GuideModule[];
  readonly statuses: readonly ModuleStatus[];
  readonly workPackages: readonly WorkPackage[];
  readonly divergences: readonly Divergence[];
  /** What ends the work of its area as a whole, beside that of any one package. */
  readonly doneWhen: readonly Statement[];
  /** What every change in its area has to bring along. */
  readonly changeRules: readonly Statement[];
  /** Paths under a contract surface that the guide touches. */
  readonly contractSurfaces: readonly PathClaim[];
  /** Commands and suites that it names. */
  readonly tests: readonly Text[];
  readonly ownership: readonly OwnershipNote[];
  readonly relatedDocs: readonly Text[];
  readonly claims: readonly PathClaim[];
  readonly citations: readonly Citation[];
  readonly unread: readonly UnreadColumns[];
  readonly lost: readonly LostReference[];
}
