import { describe, expect, it } from 'vitest';
import { features, world } from './alignment-world.ts';
import { planOf } from './literals.ts';

describe('divergences', () => {
  it('belong to the work package that shares a path, an id or the words', () => {
    const { plan } = planOf(
      world({
        packages: [
          { title: 'Loop', label: 'WP-01', paths: ['core/lanes'] },
          { title: 'Store', label: 'WP-02', ids: ['A-1', 'B-1'], paths: ['core/store'] },
          { title: 'Check the scope of a cancel', label: 'WP-03', paths: ['core/cancel'] },
        ],
        divergences: [
          { title: 'By path', paths: ['core/lanes/router.go'] },
          { title: 'By id', ids: ['B-1'] },
          { title: 'Cancel scope values', paths: [] },
          { title: 'None', open: false },
        ],
      }),
    );
    const own = plan.items.filter((item) => item.kind === 'guide_alignment');
    expect(own.map((item) => [item.id, item.divergenceIds])).toEqual([
      ['core-wp-01', ['core/gap/by-path']],
      ['core-wp-02', ['core/gap/by-id']],
      ['core-wp-03', ['core/gap/cancel-scope-values']],
    ]);
    expect(own[0]?.doneCriteria.map((line) => line.id)).toContain('core/gap/by-path');
  });

  it('relate their features to the package that closes them, which builds what these stand on', () => {
    const { plan } = planOf(
      world({
        packages: [{ title: 'Queue', label: 'WP-01', ids: ['A-1'], paths: ['core/queue'] }],
        divergences: [{ title: 'No queue', paths: ['core/queue'], ids: ['A-1', 'B-1'] }],
        modules: [{ name: 'Queue', paths: ['core/queue'], ids: ['B-1'] }],
      }),
    );
    const slices = plan.items.flatMap((item) => item.slices);
    expect(slices.find((one) => one.id === 'lanes/wp-01')?.relatedFeatureIds).toEqual(['B-1']);
    const waits = slices.find((one) => one.featureIds.includes('B-1'))?.dependsOn;
    expect(waits?.find(({ id }) => id === 'lanes/wp-01')?.kind).toBe('work_package');
  });

  it('of a module are closed where the features of that module are built', () => {
    const { plan } = planOf(
      world({
        modules: [{ name: 'Lane scheduler', paths: ['core/lanes'], ids: ['A-1', 'A-2'] }],
        divergences: [{ title: 'Lane scheduler' }],
      }),
    );
    const slice = plan.items.flatMap((item) => item.slices).find((one) => one.divergenceIds.length > 0);
    expect(slice?.featureIds).toContain('A-1');
  });

  it('that nothing covers are gathered by module, not by area', () => {
    const { plan } = planOf(
      world({
        modules: [
          { name: 'Broker', paths: ['core/broker'] },
          { name: 'Kernel', paths: ['core/kernel'] },
        ],
        divergences: [
          { title: 'No broker yet', paths: ['core/broker'] },
          { title: 'Broker has no tests' },
          { title: 'Kernel is a stub', paths: ['core/kernel'] },
        ],
      }),
    );
    const own = plan.items.filter((item) => item.kind === 'guide_alignment');
    expect(own.map((item) => [item.id, item.divergenceIds.length, item.pathPrefixes])).toEqual([
      ['core-broker', 2, ['core/broker/']],
      ['core-kernel', 1, ['core/kernel/']],
    ]);
  });

  it('about ids out of scope only are no work', () => {
    const { plan } = planOf(
      world(
        { divergences: [{ title: 'Later', ids: ['L-1'] }] },
        { features: [...features, { id: 'L-1', phase: 'later' }] },
      ),
    );
    expect(plan.items.flatMap((item) => item.divergenceIds)).toEqual([]);
  });
});
