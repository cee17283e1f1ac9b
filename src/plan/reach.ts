import { pushTo } from '../model/grouped.ts';
import { at } from '../model/held.ts';
import type { Graph } from './graph.ts';

/** How many bits one sweep carries for every node. */
const width = 1024;
const words = width / 32;

/**
 * Counts for every node how many others come after it, directly or not. `sequence` is a topological order. Sweeps of 1024
 * targets at a time keep memory linear; in each only the nodes that reach one of them are worked on.
 */
export function countAfter(graph: Graph, sequence: Int32Array): Int32Array {
  const count = new Int32Array(graph.size);
  sweep(graph.size, (first, bits, reaches) => {
    for (let i = sequence.length - 1; i >= 0; i -= 1) {
      const node = at(sequence, i);
      for (const target of at(graph.after, node)) {
        if (at(reaches, target) === 1) join(bits, reaches, node, target);
        mark(bits, reaches, node, target - first);
      }
      if (at(reaches, node) === 0) continue;
      const own = node * words;
      let sum = 0;
      for (let w = 0; w < words; w += 1) sum += ones(at(bits, own + w));
      count[node] = at(count, node) + sum;
    }
  });
  return count;
}

/**
 * Those of `edges` that say nothing new: another way leads from their first to their second node. Removing all of them at
 * once changes no order, because the graph has no cycle.
 */
export function redundant(
  graph: Graph,
  sequence: Int32Array,
  edges: readonly { readonly from: number; readonly to: number }[],
): Set<number> {
  const into: number[][] = Array.from({ length: graph.size }, () => []);
  for (let node = 0; node < graph.size; node += 1) {
    for (const target of at(graph.after, node)) at(into, target).push(node);
  }
  const asked = new Map<number, number[]>();
  for (const [index, edge] of edges.entries()) pushTo(asked, edge.to, index);
  const found = new Set<number>();
  sweep(graph.size, (first, bits, reached) => {
    for (let i = 0; i < sequence.length; i += 1) {
      const node = at(sequence, i);
      const own = node * words;
      // What reaches a predecessor reaches this node by a way of two steps or more.
      for (const before of at(into, node)) if (at(reached, before) === 1) join(bits, reached, node, before);
      if (at(reached, node) === 1) {
        for (const index of asked.get(node) ?? []) {
          const offset = at(edges, index).from - first;
          if (offset < 0 || offset >= width) continue;
          if ((at(bits, own + (offset >> 5)) & (1 << (offset & 31))) !== 0) found.add(index);
        }
      }
      for (const before of at(into, node)) mark(bits, reached, node, before - first);
    }
  });
  return found;
}

/** Calls for each 1024 nodes from `first` on, with room for a bit for each of them at every node, and whether a node has any. */
function sweep(size: number, visit: (first: number, bits: Int32Array, any: Uint8Array) => void): void {
  const bits = new Int32Array(size * words);
  const any = new Uint8Array(size);
  for (let first = 0; first < size; first += width) {
    visit(first, bits, any);
    for (let node = any.indexOf(1); node !== -1; node = any.indexOf(1, node + 1)) {
      bits.fill(0, node * words, (node + 1) * words);
      any[node] = 0;
    }
  }
}

/** Gives a node the bits of another. */
function join(bits: Int32Array, any: Uint8Array, node: number, other: number): void {
  const own = node * words;
  const theirs = other * words;
  for (let w = 0; w < words; w += 1) bits[own + w] = at(bits, own + w) | at(bits, theirs + w);
  any[node] = 1;
}

function mark(bits: Int32Array, any: Uint8Array, node: number, offset: number): void {
  if (offset < 0 || offset >= width) return;
  const word = node * words + (offset >> 5);
  bits[word] = at(bits, word) | (1 << (offset & 31));
  any[node] = 1;
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
