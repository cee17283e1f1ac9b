import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../src/model/paths.ts';
import { graphOf } from '../../src/plan/graph.ts';
import { tails, takeTurns } from '../../src/plan/turns.ts';

const size = 14;
const edges = fc.array(
  fc
    .tuple(fc.nat(size - 1), fc.nat(size - 1))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  { maxLength: 16 },
);
const path = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
  .map((parts) => `${parts.join('/')}/`);
const paths = fc.array(fc.array(path, { maxLength: 3 }), { minLength: size, maxLength: size });
const keys = fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size });

describe('turns', () => {
  it('respect every edge, and nobody touches what another of the round touches', () => {
    fc.assert(
      fc.property(edges, paths, keys, (list, taken, key) => {
        const turns = takeTurns(graphOf(size, list), Int32Array.from(key), (node) => taken[node] ?? []);
        const round = (node: number): number => turns.round[node] ?? -1;
        expect([...turns.order].sort((a, b) => a - b)).toEqual([...Array(size).keys()]);
        for (const { from, to } of list) if (from !== to) expect(round(from)).toBeLessThan(round(to));
        for (const [a, some] of taken.entries()) {
          for (const [b, others] of taken.entries()) {
            if (a >= b || round(a) !== round(b)) continue;
            expect(some.some((one) => others.some((other) => overlaps(one, other)))).toBe(false);
          }
        }
        for (const [place, node] of turns.order.entries()) {
          const before = turns.order[place - 1];
          if (before !== undefined) expect(round(before)).toBeLessThanOrEqual(round(node));
        }
        expect(turns.rounds).toBe(Math.max(...turns.round) + 1);
      }),
    );
  });

  it('go first to what the longest chain waits for', () => {
    // 0, 1 and 2 share a path; 3 to 6 are a chain behind 2.
    const chain = graphOf(
      7,
      [2, 3, 4, 5].map((from) => ({ from, to: from + 1 })),
    );
    const tail = tails(chain, Int32Array.from(Array(7).keys()), () => false);
    expect([...tail]).toEqual([1, 1, 5, 4, 3, 2, 1]);
    const same = (node: number): readonly string[] => (node < 3 ? ['a/'] : []);
    expect(takeTurns(chain, Int32Array.from([0, 1, 2, 3, 4, 5, 6]), same).rounds).toBe(7);
    expect(takeTurns(chain, Int32Array.from([5, 6, 0, 1, 2, 3, 4]), same).rounds).toBe(5);
  });

  it('end a chain at what is done, which holds nobody up', () => {
    const chain = graphOf(
      4,
      [0, 1, 2].map((from) => ({ from, to: from + 1 })),
    );
    expect([...tails(chain, Int32Array.from([0, 1, 2, 3]), (node) => node === 1)]).toEqual([1, 0, 2, 1]);
  });

  it('take near linear time where very many want one path', () => {
    const many = 20_000;
    const key = Int32Array.from({ length: many }, (_, index) => index);
    const turns = takeTurns(graphOf(many, []), key, () => ['a/b/']);
    expect(turns.rounds).toBe(many);
    expect(turns.order[many - 1]).toBe(many - 1);
  });
});
