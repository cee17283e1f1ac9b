import { describe, expect, it } from 'vitest';
import type { AreaParts } from './literal-facts.ts';
import { planOf } from './literals.ts';

type Package = NonNullable<AreaParts['packages']>[number];
type Gap = NonNullable<AreaParts['divergences']>[number];

describe('the order of guides puts a package that closes a gap of a module before what is built in that module', () => {
  const features = ['A-1', 'A-2', 'B-1'].map((id) => ({ id, group: id.slice(0, 1) }));
  /** The edges for such a gap: `from < to (why)`. */
  const gaps = (work: Partial<Package>, gap: Gap = { title: 'XY-01 Lanes' }) =>
    planOf({
      features,
      areas: [
        {
          name: 'core',
          folder: 'core',
          modules: [
            { name: 'XY-01 Lanes', id: 'XY-01', ids: ['A-1', 'B-1'], paths: ['core/lanes', 'core/far'] },
            { name: 'XY-02 Doors', id: 'XY-02', ids: ['A-2'], paths: ['core/doors'] },
          ],
          packages: [{ title: 'Lay lanes', label: 'W-1', paths: ['core/lanes'], ...work }],
          divergences: [{ paths: ['core/lanes'], ...gap }],
        },
      ],
      groups: { A: 'core', B: 'core' },
    })
      .plan.items.flatMap((item) => item.slices)
      .flatMap((slice) =>
        slice.dependsOn
          .filter((edge) => edge.kind === 'work_package')
          .map((edge) => `${edge.id} < ${slice.id} (${edge.reason})`),
      );
  const both = ['a/A-1', 'b/B-1'].map(
    (id) => `core-w-1/w-1 < ${id} ("Lay lanes" closes a gap of XY-01 Lanes)`,
  );

  it('though it cites none of the features', () => expect(gaps({}).sort()).toEqual(both));

  it.each<[string, Partial<Package>, Gap]>([
    ['not where it writes elsewhere', { paths: ['core/x'] }, { title: 'XY-01 Lanes', paths: ['core/x'] }],
    ['not where the gap is closed', {}, { title: 'XY-01 Lanes', open: false }],
  ])('%s', (_name, work, gap) => expect(gaps(work, gap)).toEqual([]));
});
