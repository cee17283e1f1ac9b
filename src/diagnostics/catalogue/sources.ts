import type { Entry } from '../entry.ts';
import { type DesignFindings, designEntries } from './design.ts';
import { type InventoryFindings, inventoryEntries } from './inventory.ts';
import { type InventoryFileFindings, inventoryFileEntries } from './inventory-files.ts';
import { type InventoryKeyFindings, inventoryKeyEntries } from './inventory-keys.ts';
import { type TreeFindings, treeEntries } from './tree.ts';

/** Findings about what is read: inventory, design, guides, tree, ownership file, recorded health, Markdown. */
export type SourceFindings = InventoryFindings &
  InventoryFileFindings &
  InventoryKeyFindings &
  DesignFindings &
  TreeFindings;

export const sourceEntries: { readonly [C in keyof SourceFindings]: Entry<SourceFindings[C]> } = {
  ...inventoryEntries,
  ...inventoryFileEntries,
  ...inventoryKeyEntries,
  ...designEntries,
  ...treeEntries,
};
