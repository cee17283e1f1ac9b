import { resolve } from 'node:path';
import type { JsonValue } from '../model/json.ts';
import { type Branch, find, findLeaf, isBranch, type Leaf } from './tree.ts';

/** Typed reading of merged layers. The schema has vetted every layer, and `base` sets every key, so a gap is our fault. */
export class Values {
  readonly tree: Branch;

  constructor(tree: Branch) {
    this.tree = tree;
  }

  text(...path: readonly string[]): string {
    const value = this.#value(path);
    return typeof value === 'string' ? value : missing(path);
  }

  textOrNull(...path: readonly string[]): string | null {
    return this.#value(path) === null ? null : this.text(...path);
  }

  number(...path: readonly string[]): number {
    const value = this.#value(path);
    return typeof value === 'number' ? value : missing(path);
  }

  truth(...path: readonly string[]): boolean {
    const value = this.#value(path);
    return typeof value === 'boolean' ? value : missing(path);
  }

  /** One string is a list of one. */
  list(...path: readonly string[]): readonly string[] {
    return listOf(this.#value(path));
  }

  /** A list of paths, made absolute from the folder of the file that set it. */
  paths(...path: readonly string[]): readonly string[] {
    const leaf = findLeaf(this.tree, ...path);
    return leaf === null ? missing(path) : listOf(leaf.value).map((one) => resolve(leaf.folder, one));
  }

  /** The texts below a branch by key; empty when nothing set one. */
  map(...path: readonly string[]): ReadonlyMap<string, Leaf> {
    const branch = find(this.tree, ...path);
    const entries = new Map<string, Leaf>();
    if (branch === null || !isBranch(branch)) return entries;
    for (const [key, node] of branch) if (!isBranch(node)) entries.set(key, node);
    return entries;
  }

  #value(path: readonly string[]): JsonValue {
    const leaf = findLeaf(this.tree, ...path);
    return leaf === null ? missing(path) : leaf.value;
  }
}

/** One string is a list of one. */
export function listOf(value: JsonValue): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

function missing(path: readonly string[]): never {
  throw new Error(`backlogic: the base preset does not set ${path.join('.')}`);
}
