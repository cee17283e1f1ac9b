import { describe, expect, it } from 'vitest';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { contract, decision, edgesOf, planOf, sliceOf, threeAreas } from './literals.ts';

const { areas, features, groups } = threeAreas;

describe('dependencies of features', () => {
  it('become edges of slices and of items, with their reason', () => {
    const { plan } = planOf({
      features: features.map((one) => (one.id === 'B-1' ? { ...one, after: ['A-1'] } : one)),
      areas,
      groups,
    });
    expect(edgesOf(plan, 'b/B-1')).toEqual([['a/A-1', 'B-1 depends on A-1']]);
    expect(plan.items.find((item) => item.id === 'b')?.dependsOn.map((edge) => [edge.id, edge.kind])).toEqual(
      [['a', 'dependency']],
    );
    expect(plan.ready).toEqual(['a/A-1', 'c/C-1']);
    expect(plan.criticalPath).toEqual(['a/A-1', 'b/B-1']);
  });

  it('on a circle are reported whole, with the one that was dropped, always the same', () => {
    const circle = [
      { ...features[0], id: 'A-1', after: ['C-1'] },
      { ...features[1], id: 'B-1', after: ['A-1'] },
      { ...features[2], id: 'C-1', after: ['B-1'] },
    ];
    for (const list of [circle, [...circle].reverse()]) {
      const { plan, findings } = planOf({ features: list, areas, groups });
      const found = findings.filter((one) => one.code === 'plan/dependency-cycle');
      expect(found.map((one) => one.data)).toEqual([
        { cycle: ['A-1', 'C-1', 'B-1', 'A-1'], feature: 'B-1', on: 'A-1' },
      ]);
      const [first] = found;
      expect(first && textOf(first).message).toBe(
        'these features wait for each other: A-1 → C-1 → B-1 → A-1',
      );
      expect(first && textOf(first).hint).toContain('Drop the dependency of B-1 on A-1');
      expect(plan.criticalPath).toEqual(['b/B-1', 'c/C-1', 'a/A-1']);
    }
  });

  it('on themselves are circles of one', () => {
    const { findings } = planOf({ features: [{ id: 'A-1', after: ['A-1'] }] });
    expect(findings.find((one) => one.code === 'plan/dependency-cycle')?.data.cycle).toEqual(['A-1', 'A-1']);
  });

  it('on what is out of scope or unknown are findings', () => {
    const { findings } = planOf({
      features: [
        { id: 'A-1', after: ['L-1', 'X-1'] },
        { id: 'L-1', phase: 'later' },
      ],
    });
    expect(findings.map((one) => one.code)).toEqual(
      expect.arrayContaining(['plan/depends-on-later', 'plan/depends-on-unknown']),
    );
  });

  it('on what is done say nothing, whether that is in scope or not', () => {
    const { findings } = planOf({
      features: [
        { id: 'A-1', after: ['L-1'] },
        { id: 'L-1', phase: 'later', done: true },
      ],
    });
    expect(findings.map((one) => one.code)).not.toContain('plan/depends-on-later');
  });

  it('that run through a slice and back cut the slice, so that all of them hold', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'A', paths: ['core/a'] },
        { id: 'B-1', group: 'B', paths: ['edge/b'], after: ['A-1'] },
        { id: 'A-2', group: 'A', paths: ['core/a'], after: ['B-1'] },
      ],
      areas,
      groups,
    });
    expect(plan.criticalPath).toEqual(['a/A-1', 'b/B-1', 'a/A-2']);
  });
});

describe('dependency rules', () => {
  const rule =
    (group: string, selector: JsonValue) =>
    (item: JsonObject): readonly Decision[] =>
      item.group === group
        ? [
            decision('dependency', 'item', String(item.id), selector, {
              then: { reason: 'as it must' },
              rule: 'my-rule',
            }),
          ]
        : [];

  it.each<[string, JsonValue, string[]]>([
    ['an area', { area: 'core' }, ['a/A-1']],
    ['a group', { group: 'C' }, ['c/C-1']],
    ['a workstream', { workstream: 'far' }, ['c/C-1']],
    ['an item', { item: 'a' }, ['a/A-1']],
    ['several parts at once', { area: 'core', group: 'C' }, []],
    ['either of several selectors', [{ area: 'core' }, { group: 'C' }], ['a/A-1', 'c/C-1']],
  ])('wait for %s', (_, selector, expected) => {
    const { plan, findings } = planOf({ features, areas, groups }, rule('B', selector));
    expect(slice(plan, 'b/B-1').dependsOn.map((edge) => edge.id)).toEqual(expected);
    for (const edge of slice(plan, 'b/B-1').dependsOn)
      expect([edge.kind, edge.rule]).toEqual(['rule', 'my-rule']);
    expect(findings.some((one) => one.code === 'plan/empty-selector')).toBe(expected.length === 0);
  });

  it('hold up what an item builds and not its contract, on which others wait', () => {
    const world: World = {
      features: features.map((one) => (one.id === 'B-1' ? { ...one, paths: ['edge/b'] } : one)),
      areas: [...areas, { name: 'edge api', folder: 'api/edge' }].map((area) =>
        area.name === 'edge'
          ? { ...area, packages: [{ title: 'Half', ids: ['B-1'], paths: ['edge/b', 'api/edge'] }] }
          : area,
      ),
      groups,
    };
    const { plan } = planOf(world, rule('B', { area: 'core' }));
    expect(slice(plan, 'b/half').dependsOn.map((edge) => edge.id)).toContain('a/A-1');
    expect(slice(plan, 'b/half-contract').dependsOn).toEqual([]);
  });

  it('hold up no suites that a package changes along with a contract: these wait for the contract alone', () => {
    const shown = { title: 'Half', ids: ['B-1'], paths: ['api/edge', 'test/edge'] };
    const world: World = {
      features: features.map((one) => (one.id === 'B-1' ? { ...one, paths: ['edge/b'] } : one)),
      areas: [...areas, { name: 'edge api', folder: 'api/edge' }].map((area) =>
        area.name === 'edge' ? { ...area, packages: [shown] } : area,
      ),
      groups,
      streams: { core: 'core', edge: 'edge', api: 'contracts', test: 'contracts' },
      decisions: [
        decision('suite', 'feature', 'B-1', 'edge', { then: { suite: 'edge', path: 'test/edge' } }),
      ],
    };
    const { plan } = planOf(world, rule('B', { area: 'core' }));
    const [contract, tests] = ['b/half', 'b/half-contracts'].map((id) => slice(plan, id));
    expect([contract?.pathPrefixes, contract?.dependsOn]).toEqual([['api/edge/'], []]);
    expect(tests?.pathPrefixes).toEqual(['test/edge/']);
    expect(tests?.dependsOn.map((edge) => edge.id)).toEqual(['b/half']);
    expect(slice(plan, 'b/B-1').dependsOn.map((edge) => edge.id)).toContain('a/A-1');
  });

  it('wait for the contract of their own item where the selector asks for contracts, and not for the rest of it', () => {
    const world: World = {
      features: [
        { id: 'B-1', group: 'B', paths: ['api/edge'] },
        { id: 'B-2', group: 'B', paths: ['edge/b'] },
        { id: 'B-3', group: 'B', paths: ['edge/c'] },
      ],
      areas: [...areas, { name: 'edge api', folder: 'api/edge' }],
      groups,
    };
    const waits = (selector: JsonValue) => {
      const { plan, findings } = planOf(world, rule('B', selector));
      expect(findings.filter((one) => one.code === 'plan/empty-selector')).toEqual([]);
      return ['B-1', 'B-2', 'B-3'].map((id) => edgesOf(plan, `b/${id}`).map(([before]) => before));
    };
    expect(waits({ group: 'B', contract: true })).toEqual([[], ['b/B-1'], ['b/B-1']]);
    expect(waits({ group: 'B' })).toEqual([[], [], []]);
    // An item that is all contract has nothing that could wait for it.
    const alone = {
      ...world,
      features: [...(world.features ?? []).slice(0, 1), { id: 'B-4', group: 'B', paths: ['api/more'] }],
    };
    const { plan, findings } = planOf(alone, rule('B', { group: 'B', contract: true }));
    expect(findings.map((one) => one.code).filter((code) => code.startsWith('plan/edge'))).toEqual([]);
    expect(
      plan.items
        .flatMap((item) => item.slices.flatMap((one) => one.dependsOn))
        .filter((edge) => edge.kind === 'rule'),
    ).toEqual([]);
  });

  it('that contradict what is stronger give way and are reported with the circle', () => {
    const { plan, findings } = planOf(
      {
        features: features.map((one) => (one.id === 'A-1' ? { ...one, after: ['B-1'] } : one)),
        areas,
        groups,
      },
      rule('B', { area: 'core' }),
    );
    expect(edgesOf(plan, 'a/A-1').map(([id]) => id)).toEqual(['b/B-1']);
    expect(slice(plan, 'b/B-1').dependsOn).toEqual([]);
    const found = findings.find((one) => one.code === 'plan/edge-cycle');
    expect(found?.data).toMatchObject({
      cycle: ['b/B-1', 'a/A-1', 'b/B-1'],
      from: 'a/A-1',
      to: 'b/B-1',
      rule: 'my-rule',
    });
  });

  it('leave out what follows from the rest, between slices and not between items', () => {
    const chained = features.map((one) => (one.id === 'C-1' ? { ...one, after: ['A-1'] } : one));
    const { plan } = planOf(
      { features: chained, areas, groups },
      rule('B', [{ group: 'A' }, { group: 'C' }]),
    );
    expect(edgesOf(plan, 'b/B-1')).toEqual([['c/C-1', 'as it must']]);
    const item = plan.items.find((one) => one.id === 'b');
    expect(item?.dependsOn.map((edge) => edge.id)).toEqual(['a', 'c']);
    // What is done leads nowhere: the open slice before it is named still.
    const done = chained.map((one) => (one.id === 'C-1' ? { ...one, done: true } : one));
    const { plan: later } = planOf(
      { features: done, areas, groups },
      rule('B', [{ group: 'A' }, { group: 'C' }]),
    );
    expect(edgesOf(later, 'b/B-1').map(([id]) => id)).toEqual(['a/A-1', 'c/C-1']);
  });

  it('over many slices on both sides draw few edges and still hold', () => {
    const many = (group: string, folder: string): World['features'] =>
      Array.from({ length: 60 }, (_, index) => ({
        id: `${group}-${index + 1}`,
        group,
        paths: [`${folder}/m${index}`],
      }));
    const { plan } = planOf(
      {
        features: [...many('A', 'core'), ...many('B', 'edge')],
        areas,
        groups,
        plan: { maxFeaturesPerSlice: 1 },
      },
      rule('B', { area: 'core' }),
    );
    const slices = plan.items.flatMap((item) => item.slices);
    expect(slices.reduce((sum, one) => sum + one.dependsOn.length, 0)).toBeLessThan(200);
    const last = Math.max(...slices.filter((one) => one.item === 'a').map((one) => one.wave));
    for (const one of slices.filter((two) => two.item === 'b')) expect(one.wave).toBeGreaterThan(last);
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
    const rank = (id: string): number => slice(plan, id).rank;
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

describe('rank', () => {
  it('goes by priority, then risk, then what waits, then id', () => {
    const { plan } = planOf({
      features: ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'].map((id, index) => ({
        id,
        group: `G${index}`,
        paths: [`p${index}`],
        ...(id === 'A-5' ? { priority: 'P0' } : {}),
        ...(id === 'A-2' ? { after: ['A-3'] } : {}),
      })),
      decisions: [decision('risk', 'feature', 'A-4', 'leak', { severity: 'high' })],
    });
    const order = plan.items.flatMap((item) => item.slices).sort((a, b) => a.rank - b.rank);
    expect(order.map((one) => one.featureIds[0])).toEqual(['A-5', 'A-4', 'A-3', 'A-1', 'A-2']);
  });

  it('asks packages for their priority as it asks features', () => {
    const packages = [{ title: 'Lay lanes', label: 'lay', priority: 'P1', paths: ['far'] }];
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'A', paths: ['core'], priority: 'P3' },
        { id: 'B-1', group: 'B', paths: ['edge'], priority: 'P2' },
      ],
      areas: [...areas.slice(0, 2), { name: 'far', folder: 'far', packages }],
      groups,
    });
    const order = plan.items.flatMap((item) => item.slices).sort((a, b) => a.rank - b.rank);
    expect(order.map((one) => one.featureIds[0] ?? one.workPackageIds[0])).toEqual(['far/lay', 'B-1', 'A-1']);
  });

  it('makes a slice as urgent as the most urgent that waits for it', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'A', paths: ['a'] },
        { id: 'A-2', group: 'B', paths: ['b'], priority: 'P3' },
        { id: 'A-3', group: 'C', paths: ['c'], priority: 'P0', after: ['A-2'] },
      ],
    });
    expect(plan.waves.flat()[0]).toBe('b/A-2');
    expect(sliceOf(plan, 'b/A-2').unblocks).toBe(1);
  });
});

describe('shared paths', () => {
  it('keep slices apart at their own level and give items no order', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'A', paths: ['core/a'] },
        { id: 'B-1', group: 'B', paths: ['core/a/deep'] },
      ],
      areas,
      groups: { A: 'core', B: 'core' },
    });
    expect(['a/A-1', 'b/B-1'].map((id) => sliceOf(plan, id).wave)).toEqual([0, 1]);
    expect(edgesOf(plan, 'b/B-1')).toEqual([['a/A-1', 'both touch core/a/deep/']]);
    expect(plan.items.every((item) => item.dependsOn.length === 0)).toBe(true);
  });

  it('say nothing where another edge already does', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'A', paths: ['core/a'] },
        { id: 'B-1', group: 'B', paths: ['core/a'], after: ['A-1'] },
        { id: 'C-1', group: 'C', paths: ['core/a'], after: ['B-1'] },
      ],
      areas,
      groups: { A: 'core', B: 'core', C: 'core' },
    });
    expect(
      plan.items.flatMap((item) => item.slices).flatMap((one) => one.dependsOn.map((edge) => edge.kind)),
    ).toEqual(['dependency', 'dependency']);
  });
});

describe('items', () => {
  it('have an order of their own even where their slices take turns', () => {
    const { plan } = planOf(
      {
        features: [
          { id: 'A-1', group: 'A', paths: ['core/a'] },
          { id: 'B-1', group: 'B', paths: ['edge/b'], after: ['A-1'] },
          { id: 'B-2', group: 'B', paths: ['edge/c'] },
          { id: 'A-2', group: 'A', paths: ['core/b'] },
        ],
        areas: [...areas, { name: 'api x', folder: 'api/x' }],
        groups,
        decisions: [contract('feature', 'A-2', 'Shape', 'api/x')],
        plan: { maxFeaturesPerSlice: 1 },
      },
      (item) =>
        item.group === 'A'
          ? [decision('dependency', 'item', 'a', { item: 'b' }, { then: { reason: 'the other way round' } })]
          : [],
    );
    const rank = new Map(plan.items.map((item) => [item.id, item.rank]));
    for (const item of plan.items) {
      for (const edge of item.dependsOn) expect(rank.get(edge.id)).toBeLessThan(item.rank);
    }
    expect(plan.items.find((item) => item.id === 'b')?.dependsOn.map((edge) => edge.id)).toEqual(['a']);
  });
});
