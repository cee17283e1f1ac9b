import { describe, expect, it } from 'vitest';
import { features, groups, world } from './alignment-world.ts';
import { nowhere } from './literal-facts.ts';
import { planOf } from './literals.ts';

function text(line: string): { text: string; at: typeof nowhere; ids: string[] } {
  return { text: line, at: nowhere, ids: [] };
}

describe('work packages', () => {
  it('become a slice of the group that all their features belong to', () => {
    const { plan } = planOf(
      world({
        packages: [
          {
            title: 'Dispatch loop',
            label: 'WP-01',
            ids: ['A-2', 'A-3'],
            paths: ['core/lanes'],
            doneWhen: [text('Saturation proves it')],
          },
        ],
      }),
    );
    expect(plan.items.map((item) => item.id).sort()).toEqual(['lanes', 'queues']);
    const slice = plan.items.flatMap((item) => item.slices).find((one) => one.workPackageIds.length > 0);
    expect(slice).toMatchObject({
      id: 'lanes/wp-01',
      title: 'Dispatch loop',
      featureIds: ['A-2', 'A-3'],
      workPackageIds: ['core/wp-01'],
      pathPrefixes: ['core/lanes/'],
    });
    expect(slice?.doneCriteria.map((line) => line.text)).toContain('Saturation proves it');
  });

  it('have the name of their guide in their id where it is not that of the group, whoever else is called so', () => {
    const own = { title: 'Dispatch loop', label: 'WP-01', ids: ['A-2'], paths: ['core/lanes'] };
    const foreign = { title: 'Door of the lanes', label: 'WP-01', ids: ['A-3'], paths: ['edge/door'] };
    const idsOf = (core: readonly (typeof own)[], edge: readonly (typeof own)[]) => {
      const areas = [
        { name: 'Core', folder: 'core', packages: core },
        { name: 'Edge', folder: 'edge', packages: edge },
      ];
      const { plan } = planOf({ features, areas, groups });
      const slices = plan.items.flatMap((item) => item.slices);
      return slices.flatMap(({ id, workPackageIds }) => (workPackageIds.length > 0 ? [id] : [])).sort();
    };
    expect(idsOf([own], [])).toEqual(['lanes/wp-01']);
    expect(idsOf([], [foreign])).toEqual(['lanes/edge-wp-01']);
    expect(idsOf([own], [foreign])).toEqual(['lanes/edge-wp-01', 'lanes/wp-01']);
  });

  it('take the features that they cite where these are built, and leave the others on their own ground', () => {
    const modules = [
      { name: 'Lanes', paths: ['core/lanes'], ids: ['A-2'] },
      { name: 'Queue', paths: ['core/queue'], ids: ['A-3'] },
    ];
    const package_ = { title: 'Dispatch loop', label: 'WP-01', ids: ['A-2', 'A-3'], paths: ['core/lanes'] };
    const { plan } = planOf(world({ modules, packages: [package_] }));
    const slices = plan.items.flatMap((item) => item.slices);
    expect(slices.find((one) => one.id === 'lanes/wp-01')).toMatchObject({
      featureIds: ['A-2'],
      relatedFeatureIds: ['A-3'],
    });
    expect(slices.find((one) => one.featureIds.includes('A-3'))?.pathPrefixes).toEqual(['core/queue/']);
  });

  it('keep to the contract, where they change one, and go before the features behind it', () => {
    const package_ = { title: 'Types', label: 'WP-01', ids: ['A-2', 'A-3'], paths: ['core/api'] };
    const { plan } = planOf(
      world(
        { packages: [package_] },
        { plan: { contractSurfaces: ['core/api/*'] }, files: ['core/lanes/loop.go', 'core/api/types.go'] },
      ),
    );
    const slices = plan.items.flatMap((item) => item.slices);
    expect(slices.find((one) => one.id === 'lanes/wp-01')).toMatchObject({ contract: true, featureIds: [] });
    const built = slices.find((one) => one.featureIds.includes('A-2'));
    expect(built?.contract).toBe(false);
    expect(built?.dependsOn.map((edge) => edge.id)).toContain('lanes/wp-01');
  });

  it('share their sentences out among their parts', () => {
    const package_ = {
      title: 'Loop',
      label: 'WP-01',
      paths: ['core/lanes', 'test/load', 'test/replay'],
      doneWhen: [text('The loop drains'), text('`test/load` saturates it')],
    };
    const { plan } = planOf(
      world(
        { packages: [package_] },
        { streams: { core: 'core', 'test/load': 'load', 'test/replay': 'replay' } },
      ),
    );
    const said = plan.items
      .flatMap((item) => item.slices)
      .filter((slice) => slice.workPackageIds.length > 0)
      .map((slice) => [slice.workstream, ...slice.doneCriteria.map((line) => line.text)]);
    expect(said.sort()).toEqual([
      ['core', 'The loop drains'],
      ['load', '`test/load` saturates it'],
      ['replay', 'The part in `test/replay/` is done: The loop drains'],
    ]);
  });

  it('are items of their own, without features, when they cite several groups or none', () => {
    const { plan } = planOf(
      world({
        packages: [
          { title: 'Both', label: 'WP-01', ids: ['A-1', 'B-1'], paths: ['core/x'] },
          { title: 'Neither', label: 'WP-02', paths: ['core/y'] },
        ],
      }),
    );
    const own = plan.items.filter((item) => item.kind === 'guide_alignment');
    expect(own.map((item) => [item.id, item.featureIds, item.relatedFeatureIds])).toEqual([
      ['core-wp-01', [], ['A-1', 'B-1']],
      ['core-wp-02', [], []],
    ]);
  });

  it('are done on the ground of their own guide, where they name none and their features are of another area', () => {
    const bare = { title: 'Make the folders', label: 'Phase 0', ids: ['A-1'] };
    const edge = {
      name: 'Edge',
      folder: 'edge',
      packages: [bare, { ...bare, label: 'P-2', paths: ['edge/a'] }],
    };
    const { plan } = planOf(world({}, { areas: [{ name: 'Core', folder: 'core' }, edge] }));
    const slices = plan.items.flatMap((item) => item.slices);
    const place = slices.flatMap((one) =>
      one.workPackageIds.map((id) => [id, one.item, ...one.pathPrefixes]),
    );
    expect(place.sort()).toEqual([
      ['edge/p-2', 'lanes', 'edge/a/'],
      ['edge/phase-0', 'edge-phase-0', 'edge/'],
    ]);
  });

  it('never turn ids out of scope into work', () => {
    const { plan } = planOf(
      world(
        {
          packages: [{ title: 'Some day', ids: ['L-1', 'A-1', 'X-9'], paths: ['core/x'] }],
          recon: { citations: [{ id: 'L-1', at: nowhere, state: 'later' }] },
        },
        { features: [...features, { id: 'L-1', group: 'Lanes', phase: 'later' }] },
      ),
    );
    const everywhere = plan.items.flatMap((item) => [...item.featureIds, ...item.relatedFeatureIds]);
    expect(everywhere).not.toContain('L-1');
    expect(everywhere).not.toContain('X-9');
    expect(plan.deferred.map((one) => one.id)).toEqual(['L-1']);
    expect(plan.deferred[0]?.citedBy.map((place) => place.what).sort()).toEqual([
      'guide of Core',
      'work package core/some-day',
    ]);
  });

  it('that are done or put after the release are no work', () => {
    const { plan } = planOf(
      world({
        packages: [
          { title: 'Done', open: false },
          { title: 'Later', deferred: true },
        ],
      }),
    );
    expect(plan.items.map((item) => item.kind)).toEqual(['group', 'group']);
    expect(plan.assumptions.map((one) => one.id)).toContain('A-scope-core');
  });

  it('that are steps of one phase on the same files are one review', () => {
    const steps = ['Add a type', 'Add its check', 'Add its tests'].map((title) => ({
      title,
      phase: 'P0: shapes',
      priority: 'P0',
      paths: ['core/types.go', 'core/shapes/a.go'],
    }));
    const { plan } = planOf(world({ packages: steps }));
    const [item] = plan.items.filter((one) => one.kind === 'guide_alignment');
    expect(item).toMatchObject({ id: 'core-p0-shapes', title: 'P0: shapes' });
    expect(item?.slices.map((slice) => slice.workPackageIds)).toEqual([
      ['core/add-a-type', 'core/add-its-check', 'core/add-its-tests'],
    ]);
  });

  it('are cut along workstreams, each with its own slice', () => {
    const { plan } = planOf(
      world(
        {
          packages: [
            {
              title: 'Loop',
              label: 'WP-01',
              paths: ['core/lanes', 'test/load'],
              tests: [text('Extend `test/load` for saturation')],
            },
          ],
        },
        { streams: { core: 'core', test: 'tests' } },
      ),
    );
    const [item] = plan.items.filter((one) => one.kind === 'guide_alignment');
    expect(item?.slices.map((slice) => [slice.id, slice.workstream, slice.pathPrefixes])).toEqual([
      ['core-wp-01/wp-01', 'core', ['core/lanes/']],
      ['core-wp-01/wp-01-tests', 'tests', ['test/load/']],
    ]);
    expect(item?.slices[1]?.doneCriteria.map((line) => line.text)).toEqual([
      'Extend `test/load` for saturation',
    ]);
  });

  it('without paths take those of the module that bears their label', () => {
    const { plan } = planOf(
      world({
        modules: [{ name: 'Replay', id: 'XY-07', paths: ['core/replay'] }],
        packages: [{ title: 'Replay engine', label: 'XY-07' }],
      }),
    );
    expect(plan.items.find((one) => one.id === 'core-xy-07')?.pathPrefixes).toEqual(['core/replay/']);
  });
});
