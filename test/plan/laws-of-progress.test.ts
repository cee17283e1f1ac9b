import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan, Slice } from '../../src/model/plan.ts';
import { runs } from '../support/runs.ts';
import { planOf, type World } from './literals.ts';
import { someRules, worlds } from './worlds.ts';

const small = worlds({ features: 40, groups: 8 });
const slicesOf = (plan: Plan): readonly Slice[] => plan.items.flatMap((item) => item.slices);

/** The slices that have work left and wait for nothing that has. */
function free(plan: Plan): string[] {
  const slices = slicesOf(plan);
  const open = new Set(slices.filter(({ wave }) => wave !== null).map(({ id }) => id));
  return slices
    .filter(({ id, dependsOn }) => open.has(id) && !dependsOn.some((edge) => open.has(edge.id)))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

/** The world in which these features are done. */
const after = (world: World, done: ReadonlySet<string>): World => ({
  ...world,
  features: world.features.map((one) => (done.has(one.id) ? { ...one, done: true } : one)),
});

describe('laws of progress', { timeout: 120_000 }, () => {
  it('starts with exactly the slices that wait for nothing, whatever is done', () => {
    fc.assert(
      fc.property(small, fc.nat(20), fc.nat(1000), (world, number, turn) => {
        const rules = someRules(number);
        const before = planOf(world, rules).plan;
        expect(before.ready).toEqual(free(before));
        expect([...before.ready].sort()).toEqual([...(before.waves[0] ?? [])].sort());
        const ready = slicesOf(before).filter((slice) => before.ready.includes(slice.id));
        const chosen = ready[turn % Math.max(1, ready.length)];
        const done = new Set(chosen?.featureIds);
        const then = planOf(after(world, done), rules).plan;
        expect(then.ready).toEqual(free(then));
        // What is done is nowhere left to do, and stays where it is planned.
        for (const slice of slicesOf(then)) {
          for (const id of slice.featureIds) if (done.has(id)) expect(slice.doneFeatureIds).toContain(id);
        }
        const ids = (plan: Plan): string[] => plan.items.flatMap((item) => item.featureIds).sort();
        expect(ids(then)).toEqual(ids(before));
      }),
      { numRuns: runs(60) },
    );
  });

  it('waits for each feature that another depends on, until it is done', () => {
    fc.assert(
      fc.property(small, (world) => {
        const { plan } = planOf(world);
        const home = new Map(slicesOf(plan).flatMap((one) => one.featureIds.map((id) => [id, one] as const)));
        const circles = plan.questions.filter(({ topic }) => topic === 'cycle').map(({ text }) => text);
        for (const { id, after: first = [] } of world.features) {
          for (const on of first) {
            const [then, before] = [home.get(id), home.get(on)];
            if (!then || !before || then === before || then.wave === null || before.wave === null) continue;
            if (circles.some((text) => text.includes(`that ${id} depends on ${on}.`))) continue;
            expect(plan.ready, `${id} after ${on}`).not.toContain(then.id);
            expect(before.wave, `${id} after ${on}`).toBeLessThan(then.wave);
          }
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('changes nothing but names where groups are called otherwise', () => {
    const renamed = (name: string): string => name.replace(/^Group /, 'Groupx ');
    fc.assert(
      fc.property(small, (world) => {
        const other: World = {
          ...world,
          features: world.features.map((one) => ({
            ...one,
            group: one.group == null ? null : renamed(one.group),
          })),
          groups: Object.fromEntries(
            Object.entries(world.groups ?? {}).map(([name, area]) => [renamed(name), area]),
          ),
          modules: (world.modules ?? []).map((one) => ({ ...one, groups: one.groups.map(renamed) })),
        };
        const text = JSON.stringify(planOf(other).plan).replace(/(group)x/gi, '$1');
        expect(text).toBe(JSON.stringify(planOf(world).plan));
      }),
      { numRuns: runs(60) },
    );
  });
});
