import { describe, expect, it } from 'vitest';
import type { Slice } from '../../src/model/plan.ts';
import { type AreaParts, nowhere } from './literal-facts.ts';
import { decision, planOf } from './literals.ts';

const streams = { core: 'core', tools: 'tools', test: 'tests' };

/** The slices of one package that names these paths, in a repository where a rule puts a suite into `test/replay`. */
function slicesOf(paths: readonly string[], suites: readonly string[] = ['test/replay']): readonly Slice[] {
  const areas: AreaParts[] = [
    {
      name: 'Tools',
      folder: 'tools',
      packages: [{ id: 'tools/p1', label: 'P1', title: 'Read recorded calls', paths }],
    },
    { name: 'Core', folder: 'core' },
  ];
  const { plan } = planOf({
    features: [{ id: 'A-1', group: 'A', paths: ['core/a'] }],
    areas,
    groups: { A: 'Core' },
    streams,
    decisions: suites.map((path) =>
      decision('suite', 'feature', 'A-1', path, { then: { suite: path, path } }),
    ),
  });
  return plan.items.flatMap((item) => item.slices).filter((slice) => slice.workPackageIds.length > 0);
}

const waits = (slices: readonly Slice[]) =>
  slices.map((slice) => [slice.workstream, slice.dependsOn.map((edge) => edge.id), slice.wave]);

describe('a package of a later phase', () => {
  it('waits for the one before it in every workstream', () => {
    const packages = [
      { id: 'tools/p1', label: 'P1', title: 'First', phase: 'One', order: 0, paths: ['tools/a/'] },
      { id: 'tools/p2', label: 'P2', title: 'Then', phase: 'Two', order: 1, paths: ['tools/b/', 'core/b/'] },
    ];
    const { plan } = planOf({
      features: [],
      areas: [{ name: 'Tools', folder: 'tools', packages }],
      streams,
    });
    expect(waits(plan.items.flatMap((item) => item.slices))).toEqual([
      ['tools', [], 0],
      ['tools', ['tools-p1/p1'], 1],
      ['core', ['tools-p1/p1'], 1],
    ]);
  });
});

describe('a package whose ground a rule names', () => {
  const packages = [
    { id: 'tools/p1', label: 'P1', title: 'Read recorded calls', paths: ['tools/replay/', 'core/reader/'] },
  ];
  const gap = { id: 'tools/g1', title: 'Reader is slow', paths: ['core/reader/'] };
  const slicesWith = (ruled: readonly string[]): readonly Slice[] =>
    planOf({
      features: [],
      areas: [{ name: 'Tools', folder: 'tools', packages, divergences: [gap] }],
      streams,
      decisions: ruled.length === 0 ? [] : [decision('home', 'work_package', 'tools/p1', [...ruled])],
    }).plan.items.flatMap((item) => item.slices);

  it('is done there and nowhere else, and closes the gaps that lie there alone', () => {
    const ground = (slices: readonly Slice[]) =>
      slices.map((one) => [one.pathPrefixes, one.workPackageIds, one.divergenceIds]);
    expect(ground(slicesWith([]))).toEqual([
      [['tools/replay/'], ['tools/p1'], []],
      [['core/reader/'], ['tools/p1'], ['tools/g1']],
    ]);
    expect(ground(slicesWith(['tools/replay']))).toEqual([
      [['tools/replay/'], ['tools/p1'], []],
      [['core/reader/'], [], ['tools/g1']],
    ]);
  });
});

describe('the parts of a package', () => {
  it('have the one of the workstream of its guide first, which does what names no path', () => {
    const doneWhen = ['`tools/far/deep` meets', 'all is counted'].map((text) => ({
      text,
      ids: [],
      at: nowhere,
    }));
    const { plan } = planOf({
      features: [],
      areas: [
        {
          name: 'Tools',
          folder: 'tools',
          packages: [
            { id: 'tools/p1', label: 'P1', title: 'Count', paths: ['tools/far/deep/', 'tools/a/'], doneWhen },
          ],
        },
      ],
      streams: { tools: 'tools', 'tools/far/deep': 'far' },
    });
    const [main, other] = plan.items.flatMap((item) => item.slices);
    expect([main?.workstream, main?.id.split('/').at(-1)]).toEqual(['tools', 'p1']);
    expect([other?.workstream, other?.id.split('/').at(-1)]).toEqual(['far', 'p1-far']);
    expect(main?.doneCriteria.map(({ text }) => text)).toEqual(['all is counted']);
  });

  it('are those that it names, and what the tree has below these: a folder that another workstream has yet to make is not meant', () => {
    const made = (files: readonly string[], paths: readonly string[]) =>
      planOf({
        features: [],
        areas: [
          {
            name: 'Tools',
            folder: 'tools',
            packages: [{ id: 'tools/p1', label: 'P1', title: 'Count', paths }],
          },
        ],
        streams: { tools: 'tools', 'tools/fixtures/far': 'far' },
        files: ['tools/fixtures/near.json', ...files],
      }).plan.items.flatMap((item) => item.slices.map((slice) => slice.workstream));
    expect(made([], ['tools/fixtures/'])).toEqual(['tools']);
    expect(made(['tools/fixtures/far/a.json'], ['tools/fixtures/'])).toEqual(['tools', 'far']);
    expect(made([], ['tools/fixtures/', 'tools/fixtures/far/new/'])).toEqual(['tools', 'far']);
    expect(made([], ['tools/fixtures/far/'])).toEqual(['far']);
  });

  it('have no suites first where there is something that these show, wherever its features belong', () => {
    const doneWhen = [{ text: 'types and suites agree', ids: [], at: nowhere }];
    const { plan } = planOf({
      features: [{ id: 'A-1', group: 'A', paths: ['core/a'] }],
      areas: [
        { name: 'Core', folder: 'core' },
        {
          name: 'Types',
          folder: 'api',
          packages: [
            {
              id: 'api/p1',
              label: 'P1',
              title: 'Agree',
              ids: ['A-1'],
              paths: ['test/api/', 'api/'],
              doneWhen,
            },
          ],
        },
      ],
      groups: { A: 'Core' },
      streams: { core: 'core', api: 'contracts', test: 'contracts' },
      plan: { contractSurfaces: ['api/'] },
      decisions: [decision('suite', 'feature', 'A-1', 'api', { then: { suite: 'api', path: 'test/api' } })],
    });
    const slices = plan.items.flatMap((item) => item.slices).filter((one) => one.workPackageIds.length > 0);
    expect(slices.map((one) => [one.id, one.contract, one.doneCriteria.map(({ text }) => text)])).toEqual([
      ['a/api-p1', true, ['types and suites agree']],
      ['a/api-p1-contracts', false, ['The part in `test/api/` is done: types and suites agree']],
    ]);
  });

  it('that work on suites alone come after those that build what the suites show', () => {
    const slices = slicesOf(['tools/replay/', 'core/reader/', 'test/replay/']);
    expect(waits(slices)).toEqual([
      ['tools', [], 0],
      ['core', [], 0],
      ['tests', ['tools-p1/p1', 'tools-p1/p1-core'], 1],
    ]);
    const [edge] = slices.at(-1)?.dependsOn ?? [];
    expect(edge).toMatchObject({
      kind: 'work_package',
      reason: 'its suites show what "Read recorded calls" builds',
      source: { file: expect.any(String) as string },
    });
  });

  it('that build something beside the suites wait for none of the others', () => {
    const parts = waits(slicesOf(['tools/replay/', 'test/replay/', 'test/support/']));
    expect(parts).toEqual([
      ['tools', [], 0],
      ['tests', [], 0],
    ]);
  });

  it('of a package that is about suites and nothing else have no order', () => {
    const parts = waits(slicesOf(['core/proof/', 'test/replay/'], ['test/replay', 'core/proof']));
    expect(parts.map(([, after]) => after)).toEqual([[], []]);
  });
});
