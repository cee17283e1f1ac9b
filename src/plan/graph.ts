import { at, held } from '../model/held.ts';

/** A directed graph over the numbers from 0 to `size - 1`. `after[a]` lists what comes after `a`. */
export interface Graph {
  readonly size: number;
  readonly after: readonly (readonly number[])[];
}

/** Makes a graph of edges, each once, its lists in ascending order. */
export function graphOf(
  size: number,
  edges: Iterable<{ readonly from: number; readonly to: number }>,
): Graph {
  const sets: (Set<number> | undefined)[] = new Array(size);
  for (const { from, to } of edges) {
    if (from === to) continue;
    const set = sets[from];
    if (set) set.add(to);
    else sets[from] = new Set([to]);
  }
  return { size, after: Array.from(sets, (set) => (set ? [...set].sort((a, b) => a - b) : [])) };
}

/** For every node the number of its strongly connected component; nodes of one component lie on a common cycle. */
export function components(graph: Graph): Int32Array {
  const { size, after } = graph;
  const component = new Int32Array(size).fill(-1);
  const seen = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = new Int32Array(size);
  const open: number[] = [];
  const path: number[] = [];
  let clock = 0;
  let count = 0;
  for (let start = 0; start < size; start += 1) {
    if (at(seen, start) !== -1) continue;
    path.push(start);
    while (path.length > 0) {
      const node = at(path, path.length - 1);
      if (at(seen, node) === -1) {
        seen[node] = clock;
        low[node] = clock;
        clock += 1;
        open.push(node);
      }
      const targets = at(after, node);
      const target = targets[at(next, node)];
      if (target !== undefined) {
        next[node] = at(next, node) + 1;
        if (at(seen, target) === -1) path.push(target);
        else if (at(component, target) === -1) low[node] = Math.min(at(low, node), at(seen, target));
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(at(low, parent), at(low, node));
      if (at(low, node) !== at(seen, node)) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = count;
        if (member === node) break;
      }
      count += 1;
    }
  }
  return component;
}

/**
 * The nodes in an order in which every edge points forward, the smallest `key` first among those that may come next.
 * `key` is a permutation: the place of each node when nothing binds it. The graph must have no cycle.
 */
export function order(graph: Graph, key: Int32Array): Int32Array {
  const waiting = new Int32Array(graph.size);
  for (const targets of graph.after) for (const target of targets) waiting[target] = at(waiting, target) + 1;
  const heap = new Heap(key);
  for (let node = 0; node < graph.size; node += 1) if (at(waiting, node) === 0) heap.push(node);
  const result = new Int32Array(graph.size);
  let filled = 0;
  for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
    result[filled] = node;
    filled += 1;
    for (const target of at(graph.after, node)) {
      waiting[target] = at(waiting, target) - 1;
      if (at(waiting, target) === 0) heap.push(target);
    }
  }
  if (filled !== graph.size) throw new Error('a graph with a cycle was ordered');
  return result;
}

/** A shortest way from one node to another, both included; null when there is none. */
export function way(graph: Graph, from: number, to: number): number[] | null {
  const before = new Map<number, number>([[from, from]]);
  const queue = [from];
  for (let head = 0; head < queue.length; head += 1) {
    const node = at(queue, head);
    if (node === to) {
      const found = [to];
      for (let step = to; step !== from; ) {
        step = held(before, step);
        found.push(step);
      }
      return found.reverse();
    }
    for (const target of at(graph.after, node)) {
      if (before.has(target)) continue;
      before.set(target, node);
      queue.push(target);
    }
  }
  return null;
}

/** The place of each node in an order. */
export function places(sequence: Int32Array): Int32Array {
  const place = new Int32Array(sequence.length);
  for (let i = 0; i < sequence.length; i += 1) place[at(sequence, i)] = i;
  return place;
}

/** A binary heap of node numbers, the smallest key on top. */
export class Heap {
  readonly #items: number[] = [];
  readonly #key: Int32Array;

  constructor(key: Int32Array) {
    this.#key = key;
  }

  push(node: number): void {
    const items = this.#items;
    let place = items.length;
    items.push(node);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = at(items, parent);
      if (at(this.#key, above) <= at(this.#key, node)) break;
      items[place] = above;
      place = parent;
    }
    items[place] = node;
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= items.length) break;
      const right = items[child + 1];
      if (right !== undefined && at(this.#key, right) < at(this.#key, at(items, child))) child += 1;
      const below = at(items, child);
      if (at(this.#key, below) >= at(this.#key, last)) break;
      items[place] = below;
      place = child;
    }
    items[place] = last;
    return top;
  }
}
