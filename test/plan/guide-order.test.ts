import { describe, expect, it } from 'vitest';
import { type AreaParts, contract, planOf, type World } from './literals.ts';

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
