import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import type { AreaParts } from './literal-facts.ts';
import { contract, decision, edgesOf, planOf, sliceOf, type World } from './literals.ts';

type Package = NonNullable<AreaParts['packages']>[number];

/** The edges between the packages of one guide: `a < b (why)`, by their labels. */
function order(packages: readonly Package[], more: Partial<World> = {}): string[] {
  const { plan } = planOf({
    features: [],
    areas: [{ name: 'Core', folder: 'core', packages }],
    ...more,
  });
  const name = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
  return plan.items
    .flatMap((item) => item.slices)
    .flatMap((slice) =>
      slice.dependsOn
        .filter((edge) => edge.kind === 'work_package')
        .map((edge) => `${name(edge.id)} < ${name(slice.id)} (${edge.reason})`),
    )
    .sort();
}
const work = (label: string, parts: Partial<Package> = {}): Package => ({
  title: `Work ${label}`,
  label,
  paths: [`core/${label}`],
  ...parts,
});

describe('packages of one guide wait for each other', () => {
  it('one after the other where it gives neither phase nor priority, in its own sequence', () => {
    const packages = [work('b', { order: 2 }), work('a', { order: 3 }), work('c', { order: 1 })];
    expect(order(packages)).toEqual([
      'b < a (the guide lists "Work b" first)',
      'c < b (the guide lists "Work c" first)',
    ]);
    // Where it does not say which is first either, as their ids count.
    const even = [work('w-10', { order: 1 }), work('w-9', { order: 1 })];
    expect(order(even)).toEqual(['w-9 < w-10 (the guide lists "Work w-9" first)']);
  });

  it('in two lists where some stand beside its phases: neither comes before the other', () => {
    const packages = [
      work('a', { order: 1, phase: 'Now' }),
      work('b', { order: 2, phase: 'Then' }),
      work('c', { order: 3 }),
      work('d', { order: 4 }),
    ];
    expect(order(packages)).toEqual([
      'a < b (the guide puts Then after Now)',
      'c < d (the guide lists "Work c" first)',
    ]);
  });

  it('phase after phase, in the order in which they stand', () => {
    const packages = [work('a', { phase: 'Now' }), work('b', { phase: 'Now' }), work('c', { phase: 'Then' })];
    expect(order(packages)).toEqual([
      'a < c (the guide puts Then after Now)',
      'b < c (the guide puts Then after Now)',
    ]);
  });

  it.each<[string, string, string]>([
    ['Phase 1: the ground', 'Phase 2: the walls', 'Phase 2 after Phase 1'],
    // What stands before the colon tells nothing here.
    ['Phase: the ground', 'Phase: the walls', '"Phase: the walls" after "Phase: the ground"'],
    ['A phase of very many words', 'B', 'B after "A phase of very many words"'],
    ['«Ground»', '«Walls»', '"«Walls»" after "«Ground»"'],
  ])('phases %j and %j are called so that one tells them apart', (one, other, reason) => {
    expect(order([work('a', { phase: one }), work('b', { phase: other })])).toEqual([
      `a < b (the guide puts ${reason})`,
    ]);
  });

  it('pair by pair, or through one package where that were too many pairs', () => {
    const phase = (name: string, count: number): Package[] =>
      Array.from({ length: count }, (_, index) => work(`${name}-${index + 1}`, { phase: name }));
    const pairs = order([...phase('x', 8), ...phase('y', 8)]);
    expect(pairs).toHaveLength(64);
    const many = order([...phase('x', 9), ...phase('y', 8)]);
    expect(many).toHaveLength(16);
    expect(many.filter((edge) => edge.startsWith('x-9 < y-'))).toHaveLength(8);
    expect(many.filter((edge) => edge.endsWith('< x-9 (it closes x)'))).toHaveLength(8);
  });

  it('as they say themselves, whatever the guide says; what is postponed holds nothing up', () => {
    const packages = [
      work('a', { after: ['core/b', 'core/later', 'core/none'] }),
      work('b'),
      work('later', { deferred: true, paths: [] }),
    ];
    expect(order(packages)).toEqual(['b < a (the guide puts it after core/b)']);
  });

  it('contract before contract, and the rest before the rest', () => {
    const surfaces = { plan: { contractSurfaces: ['api/*'] } };
    const both = (label: string): Package => work(label, { paths: [`core/${label}`, `api/${label}`] });
    const edges = order([both('a'), both('b')], surfaces);
    expect(edges).toContain('a < b (the guide lists "Work a" first)');
    expect(edges).toContain('a-contract < b-contract (the guide lists "Work a" first)');
    expect(edges.filter((edge) => /a < b-contract|a-contract < b /.test(edge))).toEqual([]);
  });
});

describe('packages of different priority wait for each other only where they meet', () => {
  const [first, second] = [{ priority: 'P0' }, { priority: 'P1' }];

  it('on a path, or a folder around it', () => {
    expect(order([work('a', second), work('b', first)])).toEqual([]);
    expect(
      order([work('a', { ...second, paths: ['core/x'] }), work('b', { ...first, paths: ['core/x'] })]),
    ).toEqual(['b < a (the guide puts P1 after P0)']);
    expect(
      order([work('a', { ...second, paths: ['core/x'] }), work('b', { ...first, paths: ['core/x/y/z'] })]),
    ).toEqual(['b < a (the guide puts P1 after P0)']);
    expect(
      order([work('a', { ...second, paths: ['core/x'] }), work('b', { ...first, paths: ['core/xy'] })]),
    ).toEqual([]);
  });

  it('on a feature that both cite', () => {
    const features = [
      { id: 'A-1', group: 'Lanes' },
      { id: 'B-1', group: 'Doors' },
    ];
    const ids = ['A-1', 'B-1'];
    expect(order([work('a', { ...second, ids }), work('b', { ...first, ids })], { features })).toContain(
      'b < a (the guide puts P1 after P0)',
    );
  });

  it('and meet all that is present of the priority before', () => {
    const paths = ['core/x'];
    const packages = [
      work('c', { priority: 'P2', paths }),
      work('b', { priority: 'P1' }),
      work('a', { priority: 'P0', paths }),
      work('d', { priority: 'P2' }),
    ];
    expect(order(packages)).toEqual(['a < c (the guide puts P2 after P0)']);
  });

  it('also below headings that are a priority and no more', () => {
    const phases = (one: string, other: string): string[] =>
      order([work('a', { phase: one, priority: 'P0' }), work('b', { phase: other, priority: 'P1' })]);
    expect(phases('P0: what hurts', 'p1 what comes next ')).toEqual([]);
    expect(phases(' P0', 'P1')).toEqual([]);
    expect(phases('P0-like', 'P1: next')).toEqual(['a < b (the guide puts P1 after P0-like)']);
    expect(phases('P01', 'P1')).toEqual(['a < b (the guide puts P1 after P01)']);
    expect(phases('Urgent', 'P1')).toEqual(['a < b (the guide puts P1 after Urgent)']);
    expect(phases('P0', 'Calm')).toEqual(['a < b (the guide puts Calm after P0)']);
  });

  it('while phases among them still come one after the other', () => {
    const packages = [
      work('a', { phase: 'Now', priority: 'P1' }),
      work('b', { phase: 'Now', priority: 'P0' }),
      work('c', { phase: 'Then', priority: 'P0' }),
    ];
    expect(order(packages)).toEqual(['a < c (the guide puts Then after P1)']);
  });
});

describe('a contract and who waits for it', () => {
  it('is named by its pull request', () => {
    const { plan } = planOf({
      features: [{ id: 'A-1', group: 'Lanes', paths: ['core/a'] }],
      areas: [
        { name: 'Core', folder: 'core' },
        { name: 'API', folder: 'api' },
      ],
      groups: { Lanes: 'Core' },
      decisions: [contract('feature', 'A-1', 'Envelope', 'api/events')],
    });
    const slice = plan.items.flatMap((item) => item.slices).find((one) => one.featureIds.includes('A-1'));
    expect(slice?.dependsOn.map((edge) => edge.reason)).toEqual(['A-1 uses the contract "Envelope"']);
  });
});

describe('the order of guides', () => {
  const order = (packages: NonNullable<World['areas']>[number]['packages']): Plan =>
    planOf({ features: [], areas: [{ name: 'Core', folder: 'core', packages: packages ?? [] }] }).plan;

  it('puts a package after those that it names', () => {
    const plan = order([
      { title: 'First', label: 'W-1', phase: 'x', paths: ['core/1'] },
      { title: 'Second', label: 'W-2', phase: 'x', paths: ['core/2'], after: ['core/w-1'] },
    ]);
    expect(edgesOf(plan, 'core-w-2/w-2')).toEqual([['core-w-1/w-1', 'the guide puts it after core/w-1']]);
  });

  it.each<[string, { ids?: readonly string[]; path: string }, string[]]>([
    ['a path', { path: 'core/1/deep' }, ['core-w-1/w-1']],
    ['a cited feature', { ids: ['A-1'], path: 'core/2' }, ['core-w-3/w-3']],
    ['nothing', { path: 'core/2' }, []],
  ])('puts a priority after another where they meet on %s', (_, { ids = [], path }, expected) => {
    const plan = order([
      { title: 'Urgent', label: 'W-1', priority: 'P0', paths: ['core/1'] },
      { title: 'Last', label: 'W-2', priority: 'P2', phase: null, paths: [path], ids },
      { title: 'Also urgent', label: 'W-3', priority: 'P0', paths: ['core/3'], ids: ['A-1'] },
      { title: 'Soon', label: 'W-4', priority: 'P1', paths: ['core/4'] },
    ]);
    expect(edgesOf(plan, 'core-w-2/w-2').map(([id]) => id)).toEqual(expected);
    for (const id of ['core-w-1/w-1', 'core-w-3/w-3', 'core-w-4/w-4']) expect(edgesOf(plan, id)).toEqual([]);
    const rank = (id: string): number => sliceOf(plan, id).rank;
    expect(rank('core-w-3/w-3')).toBeLessThan(rank('core-w-4/w-4'));
    expect(rank('core-w-4/w-4')).toBeLessThan(rank('core-w-2/w-2'));
  });

  it('takes a heading that is a priority for one, and puts phase after phase', () => {
    const headed = order([
      { title: 'One', label: 'W-1', phase: 'P0: what hurts', priority: 'P0', paths: ['core/1'] },
      { title: 'Two', label: 'W-2', phase: 'P1: what helps', priority: 'P1', paths: ['core/2'] },
    ]);
    expect(edgesOf(headed, 'core-w-2/w-2')).toEqual([]);
    const phased = order([
      { title: 'One', label: 'W-1', phase: 'Phase A', paths: ['core/1'] },
      { title: 'Two', label: 'W-2', phase: 'Phase B', paths: ['core/2'] },
    ]);
    expect(edgesOf(phased, 'core-w-2/w-2')).toEqual([
      ['core-w-1/w-1', 'the guide puts Phase B after Phase A'],
    ]);
  });

  it('follows the list where there is neither', () => {
    const plan = order([
      { title: 'One', label: 'W-1', paths: ['core/1'] },
      { title: 'Two', label: 'W-2', paths: ['core/2'] },
    ]);
    expect(edgesOf(plan, 'core-w-2/w-2')).toEqual([['core-w-1/w-1', 'the guide lists "One" first']]);
  });

  it('puts a package before the features that stand on its ground, unless it is about suites or about everything', () => {
    const ids = Array.from({ length: 14 }, (_, index) => `A-${index + 1}`);
    const plan = planOf({
      features: ids.map((id, index) => ({ id, group: index % 2 ? 'A' : 'B', paths: ['core/a'] })),
      areas: [
        {
          name: 'core',
          folder: 'core',
          modules: [
            { name: 'Engine', ids: ['A-1'], paths: ['core/a'] },
            { name: 'Belt', ids, paths: ['core/g', 'core/e', 'test/replay'] },
          ],
          packages: [
            { title: 'Ground', ids: ['A-1', 'A-2'], paths: ['core/g'] },
            { title: 'Elsewhere', ids: ['A-1', 'A-2'], paths: ['core/f'] },
            { title: 'Everything', ids, paths: ['core/e'] },
            { title: 'Suites', ids: ['A-1', 'A-2'], paths: ['test/replay/x'] },
          ],
        },
      ],
      groups: { A: 'core', B: 'core' },
      decisions: [
        decision('suite', 'feature', 'A-9', 'replay', { then: { suite: 'replay', path: 'test/replay' } }),
      ],
    }).plan;
    const cited = plan.items
      .flatMap((item) => item.slices)
      .flatMap((one) => one.dependsOn)
      .filter((edge) => edge.reason.includes('is ground for'))
      .map((edge) => edge.id);
    expect(new Set(cited)).toEqual(new Set(['core-ground/ground']));
  });
});
