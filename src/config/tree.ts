import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';
import { jsonPointer, type Layer } from './layer.ts';

/** A value with the layer and the place that set it. A list is one value: a later list replaces it whole. */
export interface Leaf {
  readonly value: JsonValue;
  readonly at: Span;
  /** Places of a list's members. */
  readonly members: readonly Span[];
  /** Folder of the file that set it, for relative paths. */
  readonly folder: string;
}

/** Merged layers: keys in the order in which they were first set. */
export interface Branch extends ReadonlyMap<string, Leaf | Branch> {}

type OpenBranch = Map<string, Leaf | OpenBranch>;

/** Merges layers, the later over the earlier: objects by key, gates by name, everything else replaced. */
export function mergeLayers(layers: readonly Layer[]): Branch {
  const root: OpenBranch = new Map();
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer.value)) {
      if (key === 'extends' || key === '$schema') continue;
      if (key === 'gates') mergeGates(root, layer, value);
      else merge(root, key, value, [key], layer);
    }
  }
  return root;
}

function merge(into: OpenBranch, key: string, value: JsonValue, pointer: Pointer, layer: Layer): void {
  if (!isJsonObject(value)) {
    into.set(key, leaf(value, pointer, layer));
    return;
  }
  const branch = openBranch(into, key);
  for (const [name, member] of Object.entries(value)) merge(branch, name, member, [...pointer, name], layer);
}

function mergeGates(root: OpenBranch, layer: Layer, gates: JsonValue): void {
  const byName = openBranch(root, 'gates');
  for (const [index, gate] of (Array.isArray(gates) ? gates : []).entries()) {
    if (isJsonObject(gate)) merge(byName, String(gate.name), gate, ['gates', index], layer);
  }
}

function openBranch(into: OpenBranch, key: string): OpenBranch {
  const there = into.get(key);
  if (there instanceof Map) return there;
  const branch: OpenBranch = new Map();
  into.set(key, branch);
  return branch;
}

function leaf(value: JsonValue, pointer: Pointer, layer: Layer): Leaf {
  const members = Array.isArray(value) ? value.map((_, index) => layer.at([...pointer, index])) : [];
  return { value, at: layer.at(pointer), members, folder: layer.folder };
}

/** What stands at a path of keys, or null. */
export function find(branch: Branch, ...path: readonly string[]): Leaf | Branch | null {
  let found: Leaf | Branch | undefined = branch;
  for (const key of path) found = found instanceof Map ? found.get(key) : undefined;
  return found ?? null;
}

/** The leaf at a path of keys, or null when there is none. */
export function findLeaf(branch: Branch, ...path: readonly string[]): Leaf | null {
  const found = find(branch, ...path);
  return found === null || isBranch(found) ? null : found;
}

export function isBranch(node: Leaf | Branch): node is Branch {
  return node instanceof Map;
}

/** JSON pointer → place of every value, list and list member. Gates are counted in their order. */
export function originsOf(root: Branch, layers: readonly Layer[]): Map<string, Span> {
  const origins = new Map<string, Span>();
  for (const layer of layers) {
    // Gates of several files make one list; the list itself is the last one's.
    if (layer.value.gates !== undefined) origins.set('/gates', layer.at(['gates']));
  }
  const visit = (node: Leaf | Branch, pointer: Pointer): void => {
    if (!isBranch(node)) {
      origins.set(jsonPointer(pointer), node.at);
      for (const [index, at] of node.members.entries()) origins.set(jsonPointer([...pointer, index]), at);
      return;
    }
    const keys = [...node.keys()];
    for (const [index, key] of keys.entries()) {
      const member = node.get(key);
      const step = pointer.length === 1 && pointer[0] === 'gates' ? index : key;
      if (member) visit(member, [...pointer, step]);
    }
  };
  visit(root, []);
  return origins;
}
