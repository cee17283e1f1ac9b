import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compilation } from '../../src/compile.ts';
import { explainKnown } from '../../src/explain.ts';
import { knownOf } from '../../src/known.ts';
import { isUnder } from '../../src/model/paths.ts';
import { type FeatureParts, type Repository, repository } from '../support/repository.ts';

/** A repository as people write it: an inventory, a design, guides of several houses, a tree. */
interface World {
  readonly features: readonly FeatureParts[];
  readonly areas: readonly { readonly folder: string; readonly guide: string }[];
  readonly files: readonly string[];
  readonly modules: readonly { readonly paths: readonly string[]; readonly groups: readonly string[] }[];
}

const folders = ['core', 'edge', 'api', 'far', 'deploy', 'test', 'pkg', 'ops'].flatMap((top) => [
  top,
  `${top}/a`,
  `${top}/b`,
  `${top}/b/c`,
]);
const folder = fc.constantFrom(...folders);
const groupName = (index: number): string => `Group ${index}`;
const featureId = (index: number): string => `F-${index}`;

/** Any number of features, groups and guides up to the limits; `dependencies` may run in circles. */
function worlds(most: { readonly features: number; readonly groups: number }): fc.Arbitrary<World> {
  // A bias towards small numbers would leave the large ones untried.
  const world = fc
    .record({ count: fc.integer({ min: 1, max: most.features }), groups: fc.nat(most.groups) })
    .chain(({ count, groups }) => {
      const id = fc.nat(count).map(featureId);
      const feature = fc.record({
        // Without groups an entry has the empty name.
        group: groups === 0 ? fc.constant('') : fc.nat(groups - 1).map(groupName),
        phase: fc.constantFrom('mvp', 'mvp', 'mvp', 'later'),
        passes: fc.constantFrom(false, false, true),
        dependencies: fc.array(id, { maxLength: 2 }),
        steps: fc.array(fc.constantFrom('Start it', 'Stop it', 'Verify that it stops', 'Cancel it'), {
          minLength: 1,
          maxLength: 4,
        }),
      });
      return fc.record({
        features: fc
          .array(feature, { minLength: count, maxLength: count, size: 'max' })
          .map((list) => list.map((parts, index) => ({ id: featureId(index), ...parts }))),
        areas: fc.uniqueArray(fc.record({ folder, guide: guides(id) }), {
          maxLength: 8,
          selector: (area) => area.folder,
        }),
        files: fc.subarray(folders.map((path) => `${path}/main.go`)),
        modules: fc.array(
          fc.record({
            paths: fc.subarray(folders, { maxLength: 3 }),
            groups: fc.array(fc.nat(Math.max(0, groups - 1)).map(groupName), { maxLength: 4 }),
          }),
          { maxLength: 6 },
        ),
      });
    });
  return most.features > 100 ? fc.noBias(world) : world;
}

/** Sections that the shipped rules know, in any order and number. */
function guides(id: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const ids = fc.array(id, { maxLength: 3 }).map((list) => list.map((one) => `\`${one}\``).join(', '));
  const title = fc.constantFrom('Queue', 'Lanes', 'Replay', 'Gate', 'Lease', 'Adapter');
  const row = fc.tuple(
    title,
    folder,
    ids,
    fc.constantFrom('implemented', 'partial', 'not started', 'scaffold only'),
  );
  const rows = fc.array(row, { minLength: 1, maxLength: 4 });
  const section = fc.oneof(
    rows.map(
      (list) =>
        `## Module status\n\n| Module | Path | Status | Features |\n| --- | --- | --- | --- |\n${list
          .map(([name, path, cited, status]) => `| ${name} | \`${path}\` | ${status} | ${cited} |`)
          .join('\n')}`,
    ),
    rows.map(
      (list) =>
        `## Work packages\n\n| ID | Work package | Files | Features |\n| --- | --- | --- | --- |\n${list
          .map(([name, path, cited], at) => `| WP-0${at + 1} | ${name} | \`${path}\` | ${cited} |`)
          .join('\n')}`,
    ),
    rows.map(
      (list) =>
        `## Implementation plan\n\n${list
          .map(
            ([name, path, cited], at) =>
              `### Phase ${at + 1}: ${name}\n\nFiles: \`${path}\`\n\nDone when:\n\n- ${name} works (${cited})`,
          )
          .join('\n\n')}`,
    ),
    rows.map(
      (list) =>
        `## Work plan\n\n### P0: first\n\n${list
          .map(
            ([name, path, cited], at) =>
              `${at + 1}. ${name} in \`${path}\` ${cited}\n   - Done when: ${name} is there.`,
          )
          .join('\n')}`,
    ),
    rows.map(
      (list) =>
        `## Known divergences\n\n| Module | Target | Current | Divergence |\n| --- | --- | --- | --- |\n${list
          .map(([name, path, cited]) => `| ${name} | \`${path}\` | none | ${name} is missing ${cited} |`)
          .join('\n')}`,
    ),
  );
  return fc.array(section, { maxLength: 4 }).map((sections) => `# Guide\n\n${sections.join('\n\n')}\n`);
}

function build(world: World): Repository {
  const built = repository().config({ plan: { contractSurfaces: ['api/'], maxFeaturesPerSlice: 6 } });
  for (const [index, area] of world.areas.entries()) built.area(`Area ${index}`, area.folder, area.guide);
  for (const [index, module] of world.modules.entries()) {
    built.module(`Module ${index}`, module.paths, module.groups);
  }
  for (const file of world.files) built.file(file, '// code\n');
  return built.feature(...world.features);
}

function compiled(world: World): Compilation {
  return build(world).compile();
}

/** Everything that two compilations must agree on when only the places of the input differ. */
function shape({ plan }: Compilation): unknown {
  return {
    items: plan.items.map((item) => [item.id, item.area, item.rank, item.dependsOn.map((edge) => edge.id)]),
    slices: plan.items.flatMap((item) =>
      item.slices.map((slice) => [slice.id, slice.featureIds, slice.wave, slice.rank, slice.pathPrefixes]),
    ),
    workstreams: plan.workstreams.map((stream) => [stream.id, stream.prefixes, stream.slices]),
    ready: plan.ready,
    path: plan.criticalPath,
  };
}

function holds(world: World): void {
  const compilation = compiled(world);
  const { plan, artifacts } = compilation;
  const slices = plan.items.flatMap((item) => item.slices);
  const mvp = world.features.filter((feature) => feature.phase === 'mvp').map((feature) => feature.id);

  expect(plan.items.flatMap((item) => item.featureIds).sort()).toEqual(mvp.sort());
  expect(slices.flatMap((slice) => slice.featureIds).sort()).toEqual(mvp);
  expect(new Set(slices.map((slice) => slice.id)).size).toBe(slices.length);

  const prefixes = plan.workstreams.flatMap((stream) =>
    stream.prefixes.map((path) => ({ path, id: stream.id })),
  );
  for (const a of prefixes) {
    for (const b of prefixes)
      if (a !== b) expect(isUnder(a.path, b.path), `${a.path} in ${b.path}`).toBe(false);
  }
  const place = new Map(slices.map((slice) => [slice.id, slice]));
  for (const slice of slices) {
    expect(slice.featureIds.length).toBeLessThanOrEqual(6);
    expect(slice.tests.length).toBeGreaterThan(0);
    expect(slice.doneCriteria.length).toBeGreaterThan(0);
    for (const path of slice.pathPrefixes) {
      expect(prefixes.filter((one) => isUnder(path, one.path)).map((one) => one.id)).toEqual([
        slice.workstream,
      ]);
    }
    for (const edge of slice.dependsOn) {
      expect(edge.reason).not.toBe('');
      const before = place.get(edge.id)?.wave ?? -1;
      if (slice.wave !== null) expect(before, `${edge.id} before ${slice.id}`).toBeLessThan(slice.wave);
      expect(place.get(edge.id)?.rank).toBeLessThan(slice.rank);
    }
  }
  expect(artifacts.map(({ path }) => path)).toContain('docs/mvp_backlog.md');
  const known = knownOf(compilation);
  for (const { id } of [...plan.items.slice(0, 10), ...slices.slice(0, 10), ...world.features.slice(0, 10)])
    expect(explainKnown(known, id), id).not.toEqual([]);
}

function again(world: World, turn: number): void {
  const first = compiled(world);
  const second = compiled(world);
  expect(second.artifacts).toEqual(first.artifacts);
  const cut = turn % world.features.length;
  const moved = [...world.features.slice(cut), ...world.features.slice(0, cut)].reverse();
  expect(shape(compiled({ ...world, features: moved }))).toEqual(shape(first));
}

function keepsIds(world: World, turn: number): void {
  const first = compiled(world);
  const before = first.plan;
  // Where no entry has a group, the category stands in for it.
  const stranger = {
    id: 'Z-1',
    group: 'Strangers',
    category: 'strange',
    description: 'What nobody else does',
  };
  const cut = turn % (world.features.length + 1);
  const then = compiled({
    ...world,
    features: [...world.features.slice(0, cut), stranger, ...world.features.slice(cut)],
  });
  const after = then.plan;
  // Where nothing has a group, nothing is asked about groups.
  if (world.features.some(({ group }) => group !== '')) expect(ofFeatures(then)).toEqual(ofFeatures(first));
  const slices = new Map(
    after.items.flatMap((item) => item.slices).map((slice) => [slice.id, slice.featureIds]),
  );
  for (const slice of before.items.flatMap((item) => item.slices)) {
    // What keeps an area in step with its guide stands only while nothing else is planned there.
    if (!slice.item.endsWith('-guide')) expect(slices.get(slice.id), slice.id).toEqual(slice.featureIds);
  }
}

/** What is decided of each feature but the stranger, and by which rule. */
function ofFeatures({ log }: Compilation): unknown {
  return log.all
    .filter(({ subject }) => subject.kind === 'feature' && subject.id !== 'Z-1')
    .map(({ subject, decides, value, rule }) => [subject.id, decides, value, rule]);
}

const sizes = [
  ['small', { features: 25, groups: 6 }, 30],
  ['of up to 500 features in up to 40 groups', { features: 500, groups: 40 }, 6],
] as const;

describe.each(sizes)('repositories, %s', (_, most, numRuns) => {
  const timeout = 120_000;
  it('give a whole plan', { timeout }, () => {
    fc.assert(fc.property(worlds(most), holds), { numRuns });
  });

  it('give the same bytes twice, and the same plan in any order', { timeout }, () => {
    fc.assert(fc.property(worlds(most), fc.nat(1000), again), { numRuns: Math.ceil(numRuns / 2) });
  });

  it('keep every id when an unrelated feature comes or goes', { timeout }, () => {
    fc.assert(fc.property(worlds(most), fc.nat(1000), keepsIds), { numRuns: Math.ceil(numRuns / 2) });
  });
});
