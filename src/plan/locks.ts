import { pathKey } from '../model/paths.ts';

/** Two slices that may not run side by side, the earlier one first, and the path that they share. */
export interface SharedPath {
  readonly from: number;
  readonly to: number;
  readonly path: string;
}

interface LockNode {
  readonly children: Map<string, LockNode>;
  /** The last slice that took this very path. */
  last: number;
}

/**
 * Walks slices in the order in which they shall run and finds, for each, the latest earlier ones that share a path with it: a
 * chain on every path, not every pair. Two prefixes are shared when one holds the other. `paths` gives what a slice takes.
 * Takes time linear in the number of prefixes, times their depth.
 */
export function sharedPaths(
  sequence: Iterable<number>,
  paths: (slice: number) => readonly string[],
): SharedPath[] {
  const root: LockNode = { children: new Map(), last: -1 };
  const found: SharedPath[] = [];
  for (const slice of sequence) {
    const before = new Map<number, string>();
    for (const path of paths(slice)) take(root, path, slice, before);
    for (const [from, path] of before) found.push({ from, to: slice, path });
  }
  return found;
}

function take(root: LockNode, path: string, slice: number, before: Map<number, string>): void {
  let node = root;
  let above = -1;
  for (const name of pathKey(path).split('/')) {
    if (node.last !== -1 && node.last !== slice) above = node.last;
    let child = node.children.get(name);
    if (!child) {
      child = { children: new Map(), last: -1 };
      node.children.set(name, child);
    }
    node = child;
  }
  const below = node.children.size > 0 ? clear(node, slice) : [];
  const own = node.last !== -1 && node.last !== slice ? node.last : -1;
  // Whoever took a folder above took it before the last one here did, or after and then cleared what is below.
  const nearest = own === -1 ? above : own;
  if (nearest !== -1 && !before.has(nearest)) before.set(nearest, path);
  for (const earlier of below) if (!before.has(earlier)) before.set(earlier, path);
  node.last = slice;
}

/** Takes out everything below the node; every later slice meets the one that took the node instead. */
function clear(node: LockNode, slice: number): number[] {
  const found: number[] = [];
  const stack = [...node.children.values()];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.last !== -1 && at.last !== slice) found.push(at.last);
    for (const child of at.children.values()) stack.push(child);
  }
  node.children.clear();
  return found;
}
