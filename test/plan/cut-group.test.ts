import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/model/sources.ts';
import { cutGroup } from '../../src/plan/cut-group.ts';
import type { Ground } from '../../src/plan/ground.ts';
import type { Home } from '../../src/plan/homes.ts';
import { planOf } from './literals.ts';

const home = (parts: Partial<Home> = {}): Home => ({
  stream: 'core',
  contract: false,
  prefixes: ['core/'],
  basis: 'module',
  module: null,
  moduleArea: null,
  touches: [],
  ...parts,
});

/** Cuts a group of features that are given with their homes; nothing of it asks for ground. */
function cut(
  features: readonly (readonly [id: string, Partial<Home>, Partial<Feature>?])[],
  maxFeatures: number,
) {
  const homes = new Map(features.map(([id, parts]) => [id, home(parts)]));
  return cutGroup(
    {
      group: {
        name: 'Lanes',
        slug: 'lanes',
        area: 'Core',
        basis: 'rule',
        decision: null,
        features: features.map(
          ([id, , more]) => ({ id, title: null, description: `Do ${id}`, done: false, ...more }) as Feature,
        ),
      },
      areaSlug: 'core',
      home: (id) => homes.get(id) ?? home(),
      packages: [],
      divergences: () => [],
      contractPr: (id) => (id.startsWith('P') ? 'Envelope' : null),
      maxFeatures,
    },
    {} as Ground,
  );
}

/** Features of modules on one ground, by how many each has, numbered in turn; with the modules in which slices are cut. */
const packed = (most: number, ...modules: readonly (readonly string[])[]): (readonly string[])[] =>
  cut(
    modules.flatMap((ids, index) => ids.map((id) => [id, { module: `Module ${index}` }] as const)),
    most,
  ).map((slice) => slice.featureIds);

describe('features on one ground are packed: a module', () => {
  it('goes where it leaves least room', () => {
    const modules = [['A-1', 'A-2', 'A-3'], ['B-1', 'B-2', 'B-3', 'B-4'], ['C-1'], ['D-1', 'D-2']];
    expect(packed(5, ...modules)).toEqual([
      ['A-1', 'A-2', 'A-3', 'D-1', 'D-2'],
      ['B-1', 'B-2', 'B-3', 'B-4', 'C-1'],
    ]);
  });

  it('goes to the first of slices that have as much room, and the next to the next', () => {
    const modules = [
      ['A-1', 'A-2', 'A-3'],
      ['B-1', 'B-2', 'B-3'],
      ['C-1', 'C-2'],
      ['D-1', 'D-2'],
    ];
    expect(packed(5, ...modules)).toEqual([
      ['A-1', 'A-2', 'A-3', 'C-1', 'C-2'],
      ['B-1', 'B-2', 'B-3', 'D-1', 'D-2'],
    ]);
  });

  it('takes larger room where the least is used up', () => {
    const modules = [['A-1', 'A-2', 'A-3', 'A-4'], ['B-1', 'B-2', 'B-3'], ['C-1'], ['D-1'], ['E-1', 'E-2']];
    expect(packed(5, ...modules)).toEqual([
      ['A-1', 'A-2', 'A-3', 'A-4', 'C-1'],
      ['B-1', 'B-2', 'B-3', 'D-1'],
      ['E-1', 'E-2'],
    ]);
  });

  it('that does not fit anywhere opens slices of its own, the last of which has room', () => {
    expect(packed(3, ['A-1', 'A-2', 'A-3', 'A-4'], ['B-1', 'B-2'])).toEqual([
      ['A-1', 'A-2', 'A-3'],
      ['A-4', 'B-1', 'B-2'],
    ]);
    expect(packed(0.5, ['A-1', 'A-2'])).toEqual([['A-1'], ['A-2']]);
  });

  it('stands among others in natural order', () => {
    expect(packed(5, ['A-2', 'A-10'], ['A-3'])).toEqual([['A-2', 'A-3', 'A-10']]);
  });

  it('is none where no guide names it: then all is one', () => {
    expect(
      cut(
        [
          ['A-1', {}],
          ['A-2', {}],
          ['A-3', {}],
        ],
        2,
      ).map((slice) => slice.featureIds),
    ).toEqual([['A-1', 'A-2'], ['A-3']]);
  });
});

describe('a slice of features', () => {
  it('is of one ground, workstream and contract, and all done or all open', () => {
    const slices = cut(
      [
        ['A-1', {}],
        ['A-2', { prefixes: ['edge/'] }],
        ['A-3', { stream: 'edge' }],
        ['A-4', {}, { done: true }],
        ['A-5', { contract: true }],
        ['P-6', { contract: true }],
        ['A-7', {}],
      ],
      9,
    );
    expect(slices.map((slice) => [slice.featureIds, slice.doneIds, slice.contractPr])).toEqual([
      [['A-1', 'A-7'], [], null],
      [['A-2'], [], null],
      [['A-3'], [], null],
      [['A-4'], ['A-4'], null],
      [['A-5'], [], 'Lanes'],
      [['P-6'], [], 'Envelope'],
    ]);
  });

  it.each<[string, Parameters<typeof cut>[0], string]>([
    ['the title of its only feature', [['A-1', {}, { title: 'Wait' }]], 'Wait'],
    ['what its only feature does', [['A-1', {}]], 'Do A-1'],
    [
      'group and module, where it is of one',
      [
        ['A-1', { module: 'Loop' }],
        ['A-2', { module: 'Loop' }],
      ],
      'Lanes: Loop',
    ],
    [
      'group and ground, where it is of several',
      [
        ['A-1', { module: 'Loop' }],
        ['A-2', { module: 'End' }],
      ],
      'Lanes: core/',
    ],
    [
      'group and area without ground',
      [
        ['A-1', { prefixes: [] }],
        ['A-2', { prefixes: [] }],
      ],
      'Lanes: Core',
    ],
    [
      'its first feature and how many more, where the ground repeats the group',
      [
        ['A-1', { module: 'Lanes' }],
        ['A-2', { module: 'Lanes' }],
        ['A-3', { module: 'Lanes' }],
      ],
      'Do A-1 and 2 more',
    ],
    [
      'at most two paths',
      [
        ['A-1', { prefixes: ['a/', 'b/'] }],
        ['A-2', { prefixes: ['a/', 'b/'] }],
      ],
      'Lanes: a/, b/',
    ],
    [
      'one path of more than two',
      [
        ['A-1', { prefixes: ['a/', 'b/', 'c/'] }],
        ['A-2', { prefixes: ['a/', 'b/', 'c/'] }],
      ],
      'Lanes: a/ and 2 more',
    ],
  ])('is called by %s', (_, features, title) => {
    expect(cut(features, 9).map((slice) => slice.title)).toEqual([title]);
  });

  it('says of which features the ground is assumed', () => {
    const bases = ['module', 'path', 'siblings', 'area'] as const;
    const slices = cut(
      bases.map((basis) => [basis, { basis }] as const),
      9,
    );
    expect(slices.map((slice) => slice.assumedIds)).toEqual([['area', 'siblings']]);
  });
});

describe('a work package of a group', () => {
  const modules = [
    { name: 'One', paths: ['core/one'], ids: ['A-1', 'A-2', 'A-3', 'A-4', 'A-10'] },
    { name: 'Two', paths: ['core/two', 'core/too'], ids: ['A-5'] },
  ];
  const slices = (ids: readonly string[], paths: readonly string[], most = 3) =>
    planOf({
      features: ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-10'].map((id) => ({
        id,
        group: 'Lanes',
        done: id === 'A-4',
      })),
      areas: [{ name: 'Core', folder: 'core', modules, packages: [{ title: 'Work', ids, paths }] }],
      groups: { Lanes: 'Core' },
      plan: { maxFeaturesPerSlice: most },
    }).plan.items[0]?.slices.filter((slice) => slice.workPackageIds.length > 0);

  it('takes the open features that it cites and that are built on its ground, as many as a slice holds', () => {
    const [main] = slices(['A-10', 'A-2', 'A-1', 'A-3', 'A-4', 'A-2'], ['core/one/deep', 'core/else']) ?? [];
    expect(main).toMatchObject({
      featureIds: ['A-1', 'A-2', 'A-3'],
      relatedFeatureIds: ['A-4', 'A-10'],
      pathPrefixes: ['core/else/', 'core/one/deep/'],
    });
    expect(slices(['A-5'], ['core/one'])?.[0]).toMatchObject({ featureIds: [], relatedFeatureIds: ['A-5'] });
    expect(slices(['A-5'], ['core/too'])?.[0]?.featureIds).toEqual(['A-5']);
  });

  it('that names no path has the ground of what it cites, and says that it is assumed', () => {
    expect(slices(['A-5', 'A-1'], [])?.[0]?.pathPrefixes).toEqual(['core/one/', 'core/too/', 'core/two/']);
  });
});
