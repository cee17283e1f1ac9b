import type { Toolchain } from '../../model/packages.ts';
import type { Located } from '../../syntax/located.ts';

/** What a manifest says of itself. */
export interface Manifest {
  /** Null when it gives no name; the folder's then stands in. */
  readonly name: string | null;
  readonly toolchain: Toolchain;
  readonly scripts: readonly string[];
  /** Folders, as globs from its own folder, whose packages belong to it; those that start with `!` do not. */
  readonly members: readonly string[];
}

/** Reads manifests of one tool. A manifest that is cut or wrong gives null: it is not ours to judge. */
export interface ManifestReader {
  /** Base names of the files that it reads. */
  readonly files: readonly string[];
  read(text: string, context: ManifestContext): Manifest | null;
}

export interface ManifestContext {
  /** Path of the manifest. */
  readonly file: string;
  /** True when the repository has this file. */
  has(path: string): boolean;
  json(text: string): Located['value'];
  yaml(text: string): Located['value'];
}

/** The strings of a value that may be a list; anything else is left out. */
export function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A member of a plain object; undefined for everything else. */
export function member(value: unknown, ...keys: readonly string[]): unknown {
  let at: unknown = value;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, key))
      return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
