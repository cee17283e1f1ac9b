import type { AreaSource, AreaStep, Certainty } from '../../model/areas.ts';
import type { AreasConfig, DesignConfig } from '../../model/config.ts';
import type { MarkdownDocument } from '../../model/markdown.ts';
import type { PackageSource } from '../../model/packages.ts';
import type { Inventory, OwnershipRule, ReadDesign } from '../../model/sources.ts';
import type { FolderIndex } from './folder-index.ts';

/** What areas can be read from. */
export interface AreaWorld {
  readonly config: AreasConfig;
  /** Words that head the columns of areas and guides. */
  readonly columns: DesignConfig['columns'];
  readonly design: ReadDesign | null;
  readonly inventory: Inventory;
  readonly ownership: readonly OwnershipRule[];
  readonly packages: readonly PackageSource[];
  readonly folders: FolderIndex;
  /** Documents that may hold a table of areas: the design first, then those of the configuration in its order. */
  readonly documents: readonly MarkdownDocument[];
  /** The first heading of a document of the repository, or null. Reads no more than it has to. */
  title(path: string): { readonly text: string; readonly line: number } | null;
}

/** An area before it is known that its step is used. */
export type FoundArea = Omit<AreaSource, 'from'>;

/** One way to read areas. To add one: a file with a finder, a name in `AreaStep`, a line in `survey.ts`. */
export interface AreaFinder {
  readonly step: AreaStep;
  readonly certainty: Certainty;
  /** Its areas may complete those of a surer step, where the ground is free. */
  readonly adds: boolean;
  find(world: AreaWorld): { readonly areas: readonly FoundArea[]; readonly source: string | null };
}

export const nothing: ReturnType<AreaFinder['find']> = { areas: [], source: null };
