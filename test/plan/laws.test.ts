import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnder } from '../../src/model/paths.ts';
import type { Edge, Plan } from '../../src/model/plan.ts';
import { runs } from '../support/runs.ts';
import { planOf, type World } from './literals.ts';
import { someRules, worlds } from './worlds.ts';

const seed = fc.nat(20);
const small = worlds({ features: 40, groups: 8 });

function slicesOf(plan: Plan): Plan['items'][number]['slices'] {
  return plan.items.flatMap((item) => item.slices);
}

/** Hundreds of features in dozens of groups. Without a bias towards small numbers, which would leave these untried. */
const large = fc.noBias(worlds({ features: 500, groups: 40 }));

/** Checks a law over generated worlds: many small ones, where failures are easy to read, and some large ones. */
function law(holds: (plan: Plan, world: World) => void): void {
  lawOf(holds, 100, small);
  lawOf(holds, 4, large);
}

function lawOf(holds: (plan: Plan, world: World) => void, tries: number, world: fc.Arbitrary<World>): void {
  fc.assert(
    fc.property(world, seed, (one, number) => holds(planOf(one, someRules(number)).plan, one)),
    { numRuns: runs(tries) },
  );
}

function planned(world: World): string[] {
  return world.features
    .filter((feature) => feature.phase !== 'later' && (feature.done || feature.status !== 'dropped'))
    .map((feature) => feature.id)
    .sort();
}

describe('laws of every plan', { timeout: 120_000 }, () => {
  it('holds every feature in scope in exactly one item and one slice, and no other', () => {
    law((plan, world) => {
      expect(plan.items.flatMap((item) => item.featureIds).sort()).toEqual(planned(world));
      expect(
        slicesOf(plan)
          .flatMap((slice) => slice.featureIds)
          .sort(),
      ).toEqual(planned(world));
      expect(plan.coverage.mapped).toBe(plan.coverage.mvp);
    });
  });

  it('holds every open work package and divergence exactly once in an item', () => {
    law((plan, world) => {
      const later = new Set(
        world.features.filter((one) => !planned(world).includes(one.id)).map((one) => one.id),
      );
      const packages = (world.areas ?? []).flatMap((area) => area.packages ?? []);
      const expected = packages.filter((one) => one.open && !one.deferred).map((one) => one.id ?? '');
      expect(plan.items.flatMap((item) => item.workPackageIds).sort()).toEqual(expected.sort());
      const gaps = (world.areas ?? [])
        .flatMap((area) => area.divergences ?? [])
        .filter(
          (one) => one.open && !((one.ids ?? []).length > 0 && (one.ids ?? []).every((id) => later.has(id))),
        );
      expect(plan.items.flatMap((item) => item.divergenceIds).sort()).toEqual(
        gaps.map((one) => one.id ?? '').sort(),
      );
    });
  });

  it('covers every area', () => {
    law((plan, world) => {
      const areas = new Set(plan.items.map((item) => item.area));
      for (const area of world.areas ?? []) expect(areas).toContain(area.name);
    });
  });

  it('keeps slices within size, of one workstream, contract changes apart', () => {
    law((plan, world) => {
      for (const slice of slicesOf(plan)) {
        expect(slice.featureIds.length).toBeLessThanOrEqual(world.plan?.maxFeaturesPerSlice ?? 6);
        expect(slice.doneCriteria.length).toBeGreaterThan(0);
        expect(slice.tests.length).toBeGreaterThan(0);
        const surfaces = (world.plan?.contractSurfaces ?? []).map((one) => one.replace('/*', '/'));
        if (slice.contract) continue;
        for (const path of slice.pathPrefixes) {
          expect(surfaces.filter((surface) => isUnder(path, surface) || isUnder(surface, path))).toEqual([]);
        }
      }
    });
  });

  it('gives workstreams prefixes that are disjoint and total', () => {
    law((plan, world) => {
      const prefixes = plan.workstreams.flatMap((stream) =>
        stream.prefixes.map((path) => ({ path, stream: stream.id })),
      );
      for (const a of prefixes) {
        for (const b of prefixes)
          if (a !== b) expect(isUnder(a.path, b.path), `${a.path} in ${b.path}`).toBe(false);
      }
      const owners = (path: string): string[] =>
        prefixes.filter((one) => isUnder(path, one.path)).map((one) => one.stream);
      for (const item of plan.items) {
        for (const path of item.pathPrefixes) expect(owners(path), path).toHaveLength(1);
        for (const slice of item.slices) {
          for (const path of slice.pathPrefixes) expect(owners(path), path).toEqual([slice.workstream]);
        }
      }
      // The ground of an area may be of several workstreams: then each known part of it is of one.
      for (const area of world.areas ?? []) {
        const covered = prefixes.some(
          (one) => isUnder(`${area.folder}/`, one.path) || isUnder(one.path, area.folder),
        );
        expect(covered, area.folder).toBe(true);
      }
    });
  });

  it('has at least three workstreams where there are three areas and no rules', () => {
    law((plan, world) => {
      const distinct = new Set((world.areas ?? []).map((area) => area.folder));
      const nested = [...distinct].some((a) => [...distinct].some((b) => a !== b && isUnder(a, b)));
      if (
        world.streams === undefined &&
        distinct.size >= 3 &&
        distinct.size === world.areas?.length &&
        !nested
      ) {
        expect(plan.workstreams.length).toBeGreaterThanOrEqual(3);
      }
    });
  });

  it('orders slices and items so that rank and wave respect every edge', () => {
    law((plan) => {
      respects(slicesOf(plan).map((slice) => ({ ...slice, at: [slice.rank] })));
      const open = slicesOf(plan).filter(({ wave }) => wave !== null);
      const here = new Set(open.map(({ id }) => id));
      for (const slice of slicesOf(plan)) expect(isFinished(slice), slice.id).toBe(slice.wave === null);
      respects(
        open.map(({ id, dependsOn, wave }) => ({
          id,
          dependsOn: dependsOn.filter((edge) => here.has(edge.id)),
          at: [wave ?? -1],
        })),
      );
      respects(plan.items.map((item) => ({ ...item, at: [item.rank] })));
      expect(new Set(slicesOf(plan).map((slice) => slice.rank)).size).toBe(slicesOf(plan).length);
      expect(plan.waves.flat().sort()).toEqual(open.map((slice) => slice.id).sort());
    });
  });

  it('lets no two slices of one wave touch a common path', () => {
    law((plan) => {
      const byId = new Map(slicesOf(plan).map((slice) => [slice.id, slice]));
      for (const wave of plan.waves) {
        const paths = wave.flatMap((id) => (byId.get(id)?.pathPrefixes ?? []).map((path) => ({ id, path })));
        for (const a of paths) {
          for (const b of paths) {
            if (a.id !== b.id)
              expect(isUnder(a.path, b.path), `${a.id} and ${b.id} on ${a.path}`).toBe(false);
          }
        }
      }
    });
  });

  it('has a critical path of open slices, each waiting for the one before', () => {
    law((plan) => {
      const byId = new Map(slicesOf(plan).map((slice) => [slice.id, slice]));
      for (const [index, id] of plan.criticalPath.entries()) {
        const slice = byId.get(id);
        expect(slice && isFinished(slice), id).toBe(false);
        const before = plan.criticalPath[index - 1];
        if (before !== undefined) expect(byId.get(id)?.dependsOn.map((edge) => edge.id)).toContain(before);
      }
    });
  });

  it('respects every dependency of features but those on a circle', () => {
    law((plan, world) => {
      const place = new Map(
        slicesOf(plan).flatMap((slice) => slice.featureIds.map((id) => [id, slice] as const)),
      );
      const questions = plan.questions
        .filter((question) => question.topic === 'cycle')
        .map((one) => one.text);
      for (const feature of world.features) {
        for (const on of feature.after ?? []) {
          const [then, first] = [place.get(feature.id), place.get(on)];
          if (!then || !first || then.id === first.id) continue;
          if (questions.some((text) => text.includes(`that ${feature.id} depends on ${on}.`))) continue;
          expect(first.rank, `${feature.id} after ${on}`).toBeLessThan(then.rank);
        }
      }
    });
  });

  it('keeps the contracts ahead of the features that the rules say need them', () => {
    law((plan) => {
      const slices = new Map(slicesOf(plan).map((slice) => [slice.id, slice]));
      for (const pr of plan.contractPrs) {
        for (const id of pr.slices) expect(slices.get(id)?.contract).toBe(true);
      }
      const inPr = plan.contractPrs.flatMap((pr) => pr.slices).sort();
      expect(inPr).toEqual(
        [...slices.values()]
          .filter((slice) => slice.contract)
          .map((slice) => slice.id)
          .sort(),
      );
      expect(plan.contractPrs.map((pr) => pr.order)).toEqual(plan.contractPrs.map((_, index) => index + 1));
    });
  });

  it('has nothing to complain of in the eyes of the checks', () => {
    fc.assert(
      fc.property(small, seed, (world, number) => {
        const { complaints } = planOf(world, someRules(number));
        expect(complaints.filter((one) => one.severity === 'error')).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
});

/** Nothing of it is left to do. */
function isFinished(slice: Plan['items'][number]['slices'][number]): boolean {
  const { workPackageIds, divergenceIds, featureIds, doneFeatureIds } = slice;
  const tasks = workPackageIds.length + divergenceIds.length;
  return tasks === 0 && featureIds.length > 0 && doneFeatureIds.length === featureIds.length;
}

function respects(list: readonly { id: string; dependsOn: readonly Edge[]; at: readonly number[] }[]): void {
  const byId = new Map(list.map((one) => [one.id, one]));
  expect(byId.size).toBe(list.length);
  for (const one of list) {
    for (const edge of one.dependsOn) {
      const first = byId.get(edge.id);
      expect(first, edge.id).toBeDefined();
      for (const [index, value] of one.at.entries()) expect(first?.at[index]).toBeLessThan(value);
    }
  }
}
