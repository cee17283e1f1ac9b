import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outermost, overlaps } from '../../src/model/paths.ts';
import { graphOf, way } from '../../src/plan/graph.ts';
import { sharedPaths } from '../../src/plan/locks.ts';

const segment = fc.constantFrom('a', 'b', 'c');
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}/`);
const slices = fc.array(fc.array(path, { maxLength: 4 }).map(outermost), { maxLength: 25, size: 'max' });

describe('shared paths', () => {
  it('puts every two slices that touch a common path in order, and no others', () => {
    fc.assert(
      fc.property(slices, (paths) => {
        const edges = sharedPaths(paths.keys(), (slice) => paths[slice] ?? []);
        const graph = graphOf(paths.length, edges);
        for (const [earlier, some] of paths.entries()) {
          for (const [later, others] of paths.entries()) {
            if (earlier >= later) continue;
            const share = some.some((a) => others.some((b) => overlaps(a, b)));
            if (share) expect(way(graph, earlier, later), `${some} then ${others}`).not.toBeNull();
          }
        }
        for (const edge of edges) {
          expect(edge.from).toBeLessThan(edge.to);
          const [some, others] = [paths[edge.from] ?? [], paths[edge.to] ?? []];
          expect(some.some((a) => others.some((b) => overlaps(a, b)))).toBe(true);
        }
      }),
    );
  });

  it('draws a chain, not every pair', () => {
    const many = 500;
    const edges = sharedPaths(Array.from({ length: many }).keys(), () => ['a/b/']);
    expect(edges).toHaveLength(many - 1);
    const nested = sharedPaths(Array.from({ length: many }).keys(), (slice) => [
      slice % 2 === 0 ? 'a/' : `a/${slice}/`,
    ]);
    expect(nested.length).toBeLessThan(2 * many);
  });
});
