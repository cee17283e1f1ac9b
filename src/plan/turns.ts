import { at } from '../model/held.ts';
import { pathKey } from '../model/paths.ts';
import { type Graph, Heap } from './graph.ts';

/**
 * The length of the longest chain of open work that starts at each node, itself included; what is done holds nobody up, so it ends
 * a chain. `sequence` is a topological order.
 */
export function tails(graph: Graph, sequence: Int32Array, isDone: (node: number) => boolean): Int32Array {
  const tail = new Int32Array(graph.size);
  for (let i = sequence.length - 1; i >= 0; i -= 1) {
    const node = at(sequence, i);
    if (isDone(node)) continue;
    let longest = 0;
    for (const target of at(graph.after, node)) longest = Math.max(longest, at(tail, target));
    tail[node] = longest + 1;
  }
  return tail;
}

interface Folder {
  readonly children: Map<string, Folder>;
  /** The last round in which this very path was taken. */
  taken: number;
  /** The last round in which a path inside was taken. */
  inside: number;
}

/** Nodes in the order of their turns, and the round of each. */
export interface Turns {
  readonly order: Int32Array;
  readonly round: Int32Array;
  readonly rounds: number;
}

/**
 * The order in which nodes take their turns on paths that they share: round by round, of those that nothing holds up, the one
 * with the smallest `key` first, and nobody in a round touches what another of that round touches. `key` is a permutation. Nodes
 * that find a path taken queue up at it, and only the first of a queue asks again, so the time is near linear.
 */
export function takeTurns(graph: Graph, key: Int32Array, paths: (node: number) => readonly string[]): Turns {
  const waiting = new Int32Array(graph.size);
  for (const targets of graph.after) for (const target of targets) waiting[target] = at(waiting, target) + 1;
  const root: Folder = { children: new Map(), taken: -1, inside: -1 };
  const trails = Array.from({ length: graph.size }, (_, node) =>
    paths(node).map((path) => trailOf(root, path)),
  );
  const queues = new Map<Folder, Heap>();
  const order = new Int32Array(graph.size);
  const rounds = new Int32Array(graph.size);
  let filled = 0;
  let next: number[] = [];
  for (let node = 0; node < graph.size; node += 1) if (at(waiting, node) === 0) next.push(node);
  let round = 0;
  for (; filled < graph.size; round += 1) {
    const asking = new Heap(key);
    /** Which queue a node was called from. */
    const from = new Map<number, Folder>();
    const call = (folder: Folder): void => {
      const first = queues.get(folder)?.pop();
      if (first === undefined) queues.delete(folder);
      else {
        from.set(first, folder);
        asking.push(first);
      }
    };
    for (const node of next) asking.push(node);
    for (const folder of [...queues.keys()]) call(folder);
    next = [];
    const before = filled;
    for (let node = asking.pop(); node !== undefined; node = asking.pop()) {
      const queued = from.get(node);
      const taken = at(trails, node).filter((trail) => isTaken(trail, round));
      if (taken.length > 0) {
        const ends = taken.map((trail) => at(trail, trail.length - 1));
        const folder = ends.find((end) => end === queued) ?? at(ends, 0);
        const queue = queues.get(folder) ?? new Heap(key);
        queue.push(node);
        queues.set(folder, queue);
        // Held up elsewhere: the next one of its queue may have better luck.
        if (queued && queued !== folder) call(queued);
        continue;
      }
      for (const trail of at(trails, node)) take(trail, round);
      order[filled] = node;
      rounds[node] = round;
      filled += 1;
      for (const target of at(graph.after, node)) {
        waiting[target] = at(waiting, target) - 1;
        if (at(waiting, target) === 0) next.push(target);
      }
    }
    if (filled === before) throw new Error('a graph with a cycle was ordered');
  }
  return { order, round: rounds, rounds: round };
}

/** The folders from the top down to the path itself. */
function trailOf(root: Folder, path: string): Folder[] {
  const trail: Folder[] = [];
  let folder = root;
  for (const name of pathKey(path).split('/')) {
    let child = folder.children.get(name);
    if (!child) {
      child = { children: new Map(), taken: -1, inside: -1 };
      folder.children.set(name, child);
    }
    trail.push(child);
    folder = child;
  }
  return trail;
}

function isTaken(trail: readonly Folder[], round: number): boolean {
  return trail.at(-1)?.inside === round || trail.some((folder) => folder.taken === round);
}

function take(trail: readonly Folder[], round: number): void {
  for (const [depth, folder] of trail.entries()) {
    if (depth === trail.length - 1) folder.taken = round;
    else folder.inside = round;
  }
}
