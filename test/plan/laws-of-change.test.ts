import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, Slice } from '../../src/model/plan.ts';
import { runs } from '../support/runs.ts';
import { planOf, type World } from './literals.ts';
import { someRules, worlds } from './worlds.ts';

const seed = fc.nat(20);
const strangeGround = fc.subarray(['core/a', 'new/ground', 'strange/land', 'edge']);
const slicesOf = (plan: Plan): readonly Slice[] => plan.items.flatMap((item) => item.slices);

const sizes = [
  ['small worlds', worlds({ features: 40, groups: 8 }), 100],
  // Without a bias towards small numbers, which would leave large ones untried.
  ['large worlds', fc.noBias(worlds({ features: 500, groups: 40 })), 4],
] as const;

describe('laws of change', { timeout: 120_000 }, () => {
  it.each(sizes)('says the same whatever the order of its input: %s', (_, some, numRuns) => {
    fc.assert(
      fc.property(some, seed, fc.nat(1000), (world, number, turn) => {
        const rotate = <T>(list: readonly T[]): T[] => {
          const cut = list.length === 0 ? 0 : turn % list.length;
          return [...list.slice(cut), ...list.slice(0, cut)].reverse();
        };
        const shuffled: World = {
          ...world,
          features: rotate(world.features),
          modules: rotate(world.modules ?? []),
          decisions: rotate(world.decisions ?? []),
          groups: Object.fromEntries(rotate(Object.entries(world.groups ?? {}))),
          ...(world.streams ? { streams: Object.fromEntries(rotate(Object.entries(world.streams))) } : {}),
        };
        expect(JSON.stringify(planOf(shuffled, someRules(number)).plan)).toBe(
          JSON.stringify(planOf(world, someRules(number)).plan),
        );
      }),
      { numRuns: runs(numRuns) },
    );
  });

  it.each(sizes)(
    'renames nothing when an unrelated feature comes, goes or moves in the list: %s',
    (_, some, numRuns) => {
      fc.assert(
        fc.property(some, fc.nat(1000), strangeGround, (world, turn, ground) => {
          const before = planOf(world).plan;
          const stranger = { id: 'Z-1', group: 'Strangers', paths: ground };
          const cut = turn % (world.features.length + 1);
          const features = [...world.features.slice(0, cut), stranger, ...world.features.slice(cut)];
          const after = planOf({ ...world, features }).plan;
          const ids = new Set(after.items.map((item) => item.id));
          for (const item of before.items) if (!item.id.endsWith('-guide')) expect(ids).toContain(item.id);
          const slices = new Map(slicesOf(after).map((slice) => [slice.id, slice.featureIds]));
          for (const slice of slicesOf(before)) {
            if (!slice.item.endsWith('-guide'))
              expect(slices.get(slice.id), slice.id).toEqual(slice.featureIds);
          }
          const known = new Set([...after.assumptions, ...after.questions].map((note) => note.id));
          for (const note of [...before.assumptions, ...before.questions]) {
            if (note.topic !== 'serial' && note.topic !== 'owner') expect(known).toContain(note.id);
          }
        }),
        { numRuns: runs(numRuns) },
      );
    },
  );
});
