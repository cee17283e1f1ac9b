import type { JsonValue } from './json.ts';

/** One entry as an adapter gives it: fields by whatever names, which `inventory.fields` maps as it does for every format. */
export interface AdapterEntry {
  readonly fields: { readonly [name: string]: JsonValue };
  /** Where the entry stands in the file, both from 1; without them it is the top of the file. */
  readonly line?: number;
  readonly column?: number;
  /** The group and the phase of an entry that says none itself. */
  readonly group?: string;
  readonly phase?: string;
}

/**
 * A format of inventories that a repository brings itself: the default export of a module in `inventory.adapters`. Both functions
 * are plain and synchronous, and must give the same for the same text.
 *
 *     export default {
 *       name: 'minutes',
 *       matches: (path) => path.endsWith('.minutes'),
 *       read: (text) => text.split('\n').map((title, index) => ({ fields: { title }, line: index + 1 })),
 *     };
 */
export interface InventoryAdapter {
  /** What `inventory.format` calls it. */
  readonly name: string;
  /** Whether the file is in this format. Without it, only `inventory.format` chooses the adapter. */
  matches?(path: string, text: string): boolean;
  read(text: string, path: string): Iterable<AdapterEntry>;
}
