import type { InventoryConfig } from '../../model/config.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Tell } from '../../model/progress.ts';
import type { Note } from '../../model/sources.ts';
import type { Span } from '../../model/span.ts';
import type { Pointer } from '../../syntax/located.ts';
import type { FindingLog } from '../finding-log.ts';
import type { WantedId } from '../wanted.ts';

/** A file of the inventory. */
export interface InputFile {
  /** Below the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The text piece by piece, read anew by each call, where `text` would be made for whoever asks only. */
  readonly pieces?: () => Iterable<string>;
}

/** What holds an entry: a phase, a category, a tag. Its name stands in where the entry has no group or phase. */
export interface Holder {
  readonly role: 'group' | 'phase' | 'tag' | 'state';
  readonly name: string;
  /** What it is called beside its name: a dependency on it is one on all that it holds. */
  readonly id?: string;
  /** What it says of all that it holds, and what all of that waits for: one list each for all of its entries. */
  readonly notes?: readonly Note[];
  readonly waits?: readonly WantedId[];
  readonly at: Span;
}

/** One entry as the format gives it, before any field is read. */
export interface RawRecord {
  readonly object: JsonObject;
  /** Place of a value within the entry; of the entry itself at the empty pointer. */
  at(pointer: Pointer): Span;
  /** A number within the entry as it is written, where that is more than the number (`007`); else null. */
  written?(pointer: Pointer): string | null;
  /** Outermost first. */
  readonly holders: readonly Holder[];
  /** The name under which a map or a file keeps it: its id where it has none. Null in a list. */
  readonly key: string | null;
  /** Its place among all that stands there, from 0, where some could not be read. */
  readonly index?: number;
  /** The entry that it is nested in, when nested ones are entries of their own: its place among the records. */
  readonly parent: number | null;
}

/** A place where entries stand, or where they might. */
export interface ListPlace {
  /** Keys joined by dots; `*` stands for any index or name (`phases.*.features`). */
  readonly path: string;
  readonly kind: 'list' | 'map' | 'lines' | 'rows' | 'files';
  readonly entries: number;
}

/** A number beside the entries, named by its dotted path. */
export interface StatedNumber {
  readonly what: string;
  readonly count: number;
  readonly at: Span;
}

/** What one format read. */
export interface FormatReading {
  readonly records: readonly RawRecord[];
  /** How many entries stand there, readable or not. */
  readonly entries: number;
  /** Where the entries stand. */
  readonly taken: readonly ListPlace[];
  /** Other lists of objects beside them. */
  readonly left: readonly ListPlace[];
  /** Numbers beside the entries, named by their dotted path. */
  readonly stated: readonly StatedNumber[];
}

/**
 * A format of inventory files. Each stands in its own file; `formats` lists them in the order in which they are tried. A
 * format gives records with places, and knows nothing of what their fields mean.
 */
export interface InventoryFormat {
  readonly name: string;
  /** Whether the files look like it. All of them together are one inventory: one file, or the files of a folder. */
  matches(files: readonly InputFile[], config: InventoryConfig): boolean;
  /** Reads the records. What can not be read is a finding, and the rest is given all the same. `tell`, where there may be very many. */
  read(files: readonly InputFile[], config: InventoryConfig, log: FindingLog, tell: Tell): FormatReading;
}

export const nothingRead: FormatReading = { records: [], entries: 0, taken: [], left: [], stated: [] };
