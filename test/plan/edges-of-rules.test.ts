import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/model/decision.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { decision, edgesOf, planOf, sliceOf, threeAreas, type World } from './literals.ts';

const { areas, features, groups } = threeAreas;

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
    expect(sliceOf(plan, 'b/B-1').dependsOn.map((edge) => edge.id)).toEqual(expected);
    for (const edge of sliceOf(plan, 'b/B-1').dependsOn)
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
    expect(sliceOf(plan, 'b/half').dependsOn.map((edge) => edge.id)).toContain('a/A-1');
    expect(sliceOf(plan, 'b/half-contract').dependsOn).toEqual([]);
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
    const [contract, tests] = ['b/half', 'b/half-contracts'].map((id) => sliceOf(plan, id));
    expect([contract?.pathPrefixes, contract?.dependsOn]).toEqual([['api/edge/'], []]);
    expect(tests?.pathPrefixes).toEqual(['test/edge/']);
    expect(tests?.dependsOn.map((edge) => edge.id)).toEqual(['b/half']);
    expect(sliceOf(plan, 'b/B-1').dependsOn.map((edge) => edge.id)).toContain('a/A-1');
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
    expect(sliceOf(plan, 'b/B-1').dependsOn).toEqual([]);
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
    const last = Math.max(...slices.filter((one) => one.item === 'a').map((one) => one.wave ?? 0));
    for (const one of slices.filter((two) => two.item === 'b')) expect(one.wave).toBeGreaterThan(last);
  });
});
