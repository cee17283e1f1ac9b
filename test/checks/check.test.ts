import { describe, expect, it } from 'vitest';
import { check } from '../../src/checks/check.ts';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Item, Plan, Slice } from '../../src/model/plan.ts';
import { factsOf } from '../plan/literal-facts.ts';
import { configOf, planOf, type World } from '../plan/literals.ts';

const world: World = {
  features: [
    { id: 'A-1', group: 'A', paths: ['core/a'] },
    { id: 'B-1', group: 'B', paths: ['edge/b'], after: ['A-1'] },
    { id: 'L-1', group: 'A', phase: 'later' },
    { id: 'D-1', group: 'A', status: 'dropped' },
  ],
  areas: [
    { name: 'core', folder: 'core' },
    { name: 'edge', folder: 'edge' },
  ],
  groups: { A: 'core', B: 'edge' },
};
const good = planOf(world).plan;

function codes(plan: Plan, facts = factsOf(world)): string[] {
  const found = check(facts, plan, configOf(world));
  for (const one of found) expect(textOf(one).message).not.toContain('undefined');
  return [...new Set(found.map((one) => one.code))].sort();
}

/** What is found in a plan beside the closed feature that is in every one of them: code, data, subject, line. */
function breaches(plan: Plan, facts = factsOf(world), config = configOf(world)): unknown[] {
  return check(facts, plan, config)
    .filter((one) => one.code !== 'coverage/closed-feature')
    .map(({ code, data, subject, at }) => [code.replace('coverage/', ''), data, subject, at?.file ?? null]);
}

function withItem(id: string, change: (item: Item) => Item): Plan {
  return { ...good, items: good.items.map((item) => (item.id === id ? change(item) : item)) };
}

function withSlice(id: string, change: Partial<Slice>): Plan {
  return {
    ...good,
    items: good.items.map((item) => ({
      ...item,
      slices: item.slices.map((slice) => (slice.id === id ? { ...slice, ...change } : slice)),
    })),
  };
}

function sliceOf(id: string): Slice {
  const found = good.items.flatMap((item) => item.slices).find((slice) => slice.id === id);
  if (!found) throw new Error(`no slice ${id}`);
  return found;
}

function withPrefixes(stream: string, prefixes: readonly string[]): Plan {
  const workstreams = good.workstreams.map((one) => (one.id === stream ? { ...one, prefixes } : one));
  return { ...good, workstreams };
}

describe('checks of a plan', () => {
  it('have nothing to say of a sound plan but what the inventory contradicts itself in', () => {
    expect(codes(good)).toEqual(['coverage/closed-feature']);
  });

  it('say it of the status, where it has a place', () => {
    const [found] = check(factsOf(world), good, configOf(world));
    expect(found).toMatchObject({ data: { id: 'D-1', status: 'dropped' }, subject: 'feature:D-1' });
    const facts = factsOf(world);
    const closed = facts.features.get('D-1');
    if (!closed) throw new Error('no D-1');
    const status = { file: 'docs/features.json', line: 7, column: 9 };
    const placed = { ...closed, spans: { ...closed.spans, status } };
    const [again] = check(
      { ...facts, features: new Map([...facts.features, ['D-1', placed]]) },
      good,
      configOf(world),
    );
    expect(again?.at).toEqual(status);
  });

  const inventory = 'docs/features.json';
  it.each<[string, readonly [string, JsonObject, string | null, string | null][], () => Plan]>([
    [
      'a feature that is missing, with its area',
      [
        ['unplanned-feature', { id: 'B-1', where: 'item' }, 'feature:B-1', inventory],
        ['unplanned-feature', { id: 'B-1', where: 'slice' }, 'feature:B-1', inventory],
        ['area-without-item', { area: 'edge' }, 'area:edge', null],
      ],
      () => ({ ...good, items: good.items.filter((item) => item.id !== 'b') }),
    ],
    [
      'a feature of an item that no slice has',
      [['unplanned-feature', { id: 'B-1', where: 'slice' }, 'feature:B-1', inventory]],
      () => withSlice('b/B-1', { featureIds: [] }),
    ],
    [
      'a feature that is planned twice',
      [['planned-twice', { id: 'A-1', where: ['a', 'b'] }, 'feature:A-1', inventory]],
      () => withItem('b', (item) => ({ ...item, featureIds: ['A-1', 'B-1'] })),
    ],
    [
      'a feature of two slices',
      [['planned-twice', { id: 'A-1', where: ['a/A-1', 'b/B-1'] }, 'feature:A-1', inventory]],
      () => withSlice('b/B-1', { featureIds: ['A-1', 'B-1'] }),
    ],
    [
      'a feature out of scope',
      [['later-feature-planned', { id: 'L-1', where: 'a', state: 'later' }, 'feature:L-1', inventory]],
      () => withItem('a', (item) => ({ ...item, featureIds: ['A-1', 'L-1'] })),
    ],
    [
      'a closed feature',
      [['later-feature-planned', { id: 'D-1', where: 'a', state: 'closed' }, 'feature:D-1', inventory]],
      () => withItem('a', (item) => ({ ...item, featureIds: ['A-1', 'D-1'] })),
    ],
    [
      'an id that is unknown',
      [['later-feature-planned', { id: 'X-1', where: 'a', state: 'unknown' }, 'feature:X-1', null]],
      () => withItem('a', (item) => ({ ...item, featureIds: ['A-1', 'X-1'] })),
    ],
    [
      'an area without an item',
      [['area-without-item', { area: 'edge' }, 'area:edge', null]],
      () => withItem('b', (item) => ({ ...item, area: 'core' })),
    ],
    [
      'a slice that is too large',
      [['slice-too-large', { slice: 'a/A-1', features: 7, limit: 6 }, 'slice:a/A-1', null]],
      () => withSlice('a/A-1', { featureIds: ['A-1', '2', '3', '4', '5', '6', '7'] }),
    ],
    [
      'no slice that is just not too large',
      [],
      () => withSlice('a/A-1', { featureIds: ['A-1', '2', '3', '4', '5', '6'] }),
    ],
    [
      'a slice with nothing to show',
      [['empty-slice', { slice: 'a/A-1' }, 'slice:a/A-1', null]],
      () => withSlice('a/A-1', { doneCriteria: [] }),
    ],
    [
      'a wave that breaks an edge',
      [['order-violated', { from: 'a/A-1', to: 'b/B-1' }, null, inventory]],
      () => withSlice('b/B-1', { wave: 0 }),
    ],
    [
      'a wave that is that of what it waits for',
      [['order-violated', { from: 'a/A-1', to: 'b/B-1' }, null, inventory]],
      () => withSlice('a/A-1', { wave: sliceOf('b/B-1').wave }),
    ],
    [
      'a rank that breaks an edge',
      [['order-violated', { from: 'a/A-1', to: 'b/B-1' }, null, inventory]],
      () => withSlice('a/A-1', { rank: 99 }),
    ],
    [
      'a rank that is no order',
      [['order-violated', { from: 'a/A-1', to: 'b/B-1' }, null, inventory]],
      () => withSlice('a/A-1', { rank: sliceOf('b/B-1').rank }),
    ],
    [
      'an item before what it waits for',
      [['order-violated', { from: 'a', to: 'b' }, null, inventory]],
      () => withItem('b', (item) => ({ ...item, rank: 0 })),
    ],
    [
      'an edge to nothing',
      [['unknown-edge', { from: 'gone', to: 'a/A-1' }, null, null]],
      () =>
        withSlice('a/A-1', {
          dependsOn: [{ id: 'gone', reason: '', kind: 'rule', rule: null, source: null }],
        }),
    ],
    [
      'two slices of a wave, one inside the path of the other',
      [['wave-conflict', { path: 'core/a/deep/', slices: ['a/A-1', 'b/B-1'], wave: 1 }, null, null]],
      () => ({
        ...withSlice('b/B-1', { pathPrefixes: ['core/a/deep/'], workstream: 'core' }),
        waves: [[], ['b/B-1', 'a/A-1']],
      }),
    ],
    [
      'two slices of a wave on one file, with a slash or without',
      [['wave-conflict', { path: 'core/a/x.ts/', slices: ['a/A-1', 'b/B-1'], wave: 0 }, null, null]],
      () => ({
        ...good,
        items: good.items.map((item) => ({
          ...item,
          slices: item.slices.map((slice) => ({
            ...slice,
            workstream: 'core',
            pathPrefixes: slice.id === 'a/A-1' ? ['core/a/x.ts/'] : ['core/a/x.ts'],
          })),
        })),
        waves: [['a/A-1', 'b/B-1']],
      }),
    ],
    [
      'no conflict of a slice with itself, nor with a folder whose name only begins alike',
      [],
      () => ({
        ...withSlice('b/B-1', { pathPrefixes: ['core/ab', 'core/ab/deep/'], workstream: 'core' }),
        waves: [['a/A-1', 'b/B-1', 'unheard-of']],
      }),
    ],
    [
      'a workstream inside another, by its outer one alone',
      [
        [
          'path-of-two-streams',
          { outer: 'core/', inner: 'core/a/x/', streams: ['core', 'edge'] },
          null,
          null,
        ],
        ['path-of-two-streams', { outer: 'core/', inner: 'core/b/', streams: ['core', 'edge'] }, null, null],
      ],
      () => withPrefixes('edge', ['edge', 'core/b', 'core/a/x/']),
    ],
    [
      'no workstream inside one whose name only begins alike',
      [],
      () => withPrefixes('edge', ['corer', 'edge/']),
    ],
    [
      'a path of an item that no workstream has',
      [['path-without-stream', { path: 'nowhere/', of: 'a' }, null, null]],
      () => withItem('a', (item) => ({ ...item, pathPrefixes: ['nowhere/', 'core/a/b/c.ts'] })),
    ],
    [
      'a slice in the wrong workstream',
      [['path-without-stream', { path: 'core/a/', of: 'a/A-1' }, null, null]],
      () => withSlice('a/A-1', { workstream: 'edge' }),
    ],
  ])('see %s', (_, expected, broken) => {
    expect(codes(broken())).toContain('coverage/closed-feature');
    expect(breaches(broken())).toEqual(expected);
  });

  it('ask for no item of an area without a guide', () => {
    const plan = withItem('b', (item) => ({ ...item, area: 'core' }));
    const facts = factsOf(world);
    const areas = facts.areas.map((area) => ({ ...area, guide: null }));
    expect(breaches(plan, { ...facts, areas })).toEqual([]);
  });

  it('take the largest slice from the configuration', () => {
    const config = configOf({ ...world, plan: { maxFeaturesPerSlice: 1 } });
    const plan = withSlice('a/A-1', { featureIds: ['A-1', 'A-2'] });
    expect(breaches(plan, factsOf(world), config)).toEqual([
      ['slice-too-large', { slice: 'a/A-1', features: 2, limit: 1 }, 'slice:a/A-1', null],
    ]);
  });
});
