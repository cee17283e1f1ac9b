import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCycles } from '../../src/plan/cycles.ts';
import { components, graphOf, order, places, way } from '../../src/plan/graph.ts';
import { countAfter, redundant } from '../../src/plan/reach.ts';
import { runs } from '../support/runs.ts';

interface Pair {
  readonly from: number;
  readonly to: number;
}

const size = 30;
const pair = fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1) });
const anyEdges = fc.array(pair, { maxLength: 60, size: 'max' });
/** Edges from smaller to larger numbers have no cycle. */
const forward = anyEdges.map((edges) =>
  edges
    .filter((edge) => edge.from !== edge.to)
    .map(({ from, to }) => ({ from: Math.min(from, to), to: Math.max(from, to) })),
);
const natural = Int32Array.from({ length: size }, (_, index) => index);

/** All nodes that a node leads to, the slow way. */
function reached(edges: readonly Pair[], start: number): Set<number> {
  const found = new Set<number>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const edge of edges) {
      if (edge.from !== at || edge.from === edge.to || found.has(edge.to)) continue;
      found.add(edge.to);
      open.push(edge.to);
    }
  }
  return found;
}

describe('graphs', () => {
  it('finds the components that a slow search finds', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const component = components(graphOf(size, edges));
        for (let a = 0; a < size; a += 1) {
          const fromA = reached(edges, a);
          for (let b = 0; b < size; b += 1) {
            const together = a === b || (fromA.has(b) && reached(edges, b).has(a));
            expect(component[a] === component[b]).toBe(together);
          }
        }
      }),
      { numRuns: runs(40) },
    );
  });

  it('orders so that every edge points forward, smallest key first', () => {
    fc.assert(
      fc.property(forward, (edges) => {
        const sequence = order(graphOf(size, edges), natural);
        const place = places(sequence);
        for (const { from, to } of edges) expect(place[from]).toBeLessThan(place[to] ?? -1);
      }),
    );
    expect([...order(graphOf(4, [{ from: 3, to: 0 }]), Int32Array.from([0, 1, 2, 3]))]).toEqual([1, 2, 3, 0]);
  });

  it('does not pretend to order a cycle', () => {
    const circle = graphOf(2, [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
    ]);
    expect(() => order(circle, Int32Array.from([0, 1]))).toThrow('cycle');
  });

  it('counts what comes after each node', () => {
    fc.assert(
      fc.property(forward, (edges) => {
        const count = countAfter(graphOf(size, edges), natural);
        for (let node = 0; node < size; node += 1) expect(count[node]).toBe(reached(edges, node).size);
      }),
    );
  });

  it('counts across the width of one sweep', () => {
    const length = 2500;
    const chain = Array.from({ length: length - 1 }, (_, index) => ({ from: index, to: index + 1 }));
    const sequence = Int32Array.from({ length }, (_, index) => index);
    const count = countAfter(graphOf(length, chain), sequence);
    expect([count[0], count[1024], count[2499]]).toEqual([2499, 1475, 0]);
    const jump = [{ from: 3, to: 2400 }];
    expect(redundant(graphOf(length, [...chain, ...jump]), sequence, jump).size).toBe(1);
  });

  it('calls an edge redundant exactly when another way leads to the same node', () => {
    fc.assert(
      fc.property(forward, (all) => {
        const edges = [...new Map(all.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
        const spare = redundant(graphOf(size, edges), natural, edges);
        for (const [index, edge] of edges.entries()) {
          const others = edges.filter((other) => other !== edge);
          expect(spare.has(index)).toBe(reached(others, edge.from).has(edge.to));
        }
        const kept = edges.filter((_, index) => !spare.has(index));
        for (let node = 0; node < size; node += 1) expect(reached(kept, node)).toEqual(reached(edges, node));
      }),
    );
  });

  it('finds a shortest way, or none', () => {
    const graph = graphOf(5, [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
      { from: 0, to: 2 },
    ]);
    expect(way(graph, 0, 3)).toEqual([0, 2, 3]);
    expect(way(graph, 3, 0)).toBeNull();
  });
});

describe('dropping edges from cycles', () => {
  const weighed = fc.array(fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1), strength: fc.nat(4) }), {
    maxLength: 60,
    size: 'max',
  });

  it('keeps no cycle, and drops only what closes one', () => {
    fc.assert(
      fc.property(weighed, (edges) => {
        const { kept, dropped } = withoutCycles(size, edges, natural);
        expect(() => order(graphOf(size, kept), natural)).not.toThrow();
        expect(kept.length + dropped.length).toBe(edges.filter((edge) => edge.from !== edge.to).length);
        for (const { edge, cycle } of dropped) {
          expect(cycle[0]).toBe(edge.to);
          expect(cycle.at(-1)).toBe(edge.from);
          for (const [index, node] of cycle.entries()) {
            const next = cycle[index + 1];
            if (next === undefined) continue;
            const step = kept.find((one) => one.from === node && one.to === next);
            expect(step, `${node} before ${next}`).toBeDefined();
          }
        }
      }),
    );
  });

  it('never lets the strongest edges give way when they have no cycle of their own', () => {
    fc.assert(
      fc.property(forward, weighed, (strong, weak) => {
        const first = strong.map((edge) => ({ ...edge, strength: -1 }));
        const { kept } = withoutCycles(size, [...weak, ...first], natural);
        for (const edge of first) expect(kept).toContain(edge);
      }),
    );
  });

  it('says the same whatever the order of the edges', () => {
    fc.assert(
      fc.property(weighed, (edges) => {
        const names = (list: readonly { from: number; to: number; strength: number }[]): string[] =>
          list.map((edge) => `${edge.from} ${edge.to} ${edge.strength}`).sort();
        const forth = withoutCycles(size, edges, natural);
        const back = withoutCycles(size, [...edges].reverse(), natural);
        expect(names(back.kept)).toEqual(names(forth.kept));
      }),
    );
  });
});
