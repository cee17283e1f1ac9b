import type { Span } from './span.ts';

/** Where areas can be read from, the surest first. `docs/decisions` has the reasons for the order. */
export type AreaStep =
  | 'guide-table'
  | 'tables'
  | 'codeowners'
  | 'instructions'
  | 'workspaces'
  | 'folders'
  | 'groups';

/** What the areas of a step are, in words: "areas are …". */
export const areaStepWords: { readonly [S in AreaStep]: string } = {
  'guide-table': 'the rows of the canonical guide table',
  tables: 'the rows of a table that leads to folders or guides',
  codeowners: 'the folders that the ownership file tells apart',
  instructions: 'the folders that have instructions or a README of their own',
  workspaces: 'the members of the workspace',
  folders: 'the folders that hold code',
  groups: "the inventory's own groups, with no ground that is known",
};

/** How sure a step is: somebody `stated` the areas; somebody drew these lines for another purpose (`likely`); nobody did (`guessed`). */
export type Certainty = 'stated' | 'likely' | 'guessed';

/** An area as a source gives it. */
export interface AreaSource {
  readonly name: string;
  /** Documents that speak for it; the first is its guide. None for most areas that no table names. */
  readonly guides: readonly string[];
  /** What is its own: folders, ending in `/`, and files. */
  readonly paths: readonly string[];
  /** Other names of it, such as that of its package. */
  readonly aliases: readonly string[];
  readonly owners: readonly string[];
  /** Feature groups of the inventory that its row names. */
  readonly groups?: readonly string[];
  /** Where it is named; null where only the tree says it. */
  readonly at: Span | null;
  readonly from: AreaStep;
}

/** What one step found, and what became of it. */
export interface AreaStepResult {
  readonly step: AreaStep;
  readonly certainty: Certainty;
  readonly found: number;
  /** `leads`: its areas are the areas; `adds`: those of its areas that stand on free ground were added; `passed`: not used. */
  readonly use: 'leads' | 'adds' | 'passed';
  /** How many of its areas are used. */
  readonly used: number;
  /** The document or file that it rests on, or null. */
  readonly source: string | null;
}

/** The areas of a repository, and how they became known. */
export interface AreaSurvey {
  readonly areas: readonly AreaSource[];
  /** The step whose areas lead; null when none found any. */
  readonly from: AreaStep | null;
  readonly certainty: Certainty | null;
  readonly steps: readonly AreaStepResult[];
}
