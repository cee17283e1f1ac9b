import { describe, expect, it } from 'vitest';
import { check } from '../../src/checks/check.ts';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { DecisionIndex } from '../../src/model/decision.ts';
import type { Item, Plan, Slice } from '../../src/model/plan.ts';
import { configOf, factsOf, planOf, type World } from '../plan/literals.ts';

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
  const found = check(facts, plan, new DecisionIndex([]), configOf(world));
  for (const one of found) expect(textOf(one).message).not.toContain('undefined');
  return [...new Set(found.map((one) => one.code))].sort();
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

describe('checks of a plan', () => {
  it('have nothing to say of a sound plan but what the inventory contradicts itself in', () => {
    expect(codes(good)).toEqual(['coverage/closed-feature']);
  });

  const always = 'coverage/closed-feature';
  it.each<[string, string[], () => Plan]>([
    [
      'a feature that is missing',
      ['coverage/unplanned-feature'],
      () => ({ ...good, items: good.items.filter((item) => item.id !== 'b') }),
    ],
    [
      'a feature that is planned twice',
      ['coverage/planned-twice'],
      () => withItem('b', (item) => ({ ...item, featureIds: ['A-1', 'B-1'] })),
    ],
    [
      'a feature out of scope',
      ['coverage/later-feature-planned'],
      () => withItem('a', (item) => ({ ...item, featureIds: ['A-1', 'L-1'] })),
    ],
    [
      'a closed feature',
      ['coverage/later-feature-planned'],
      () => withItem('a', (item) => ({ ...item, featureIds: ['A-1', 'D-1'] })),
    ],
    [
      'an id that is unknown',
      ['coverage/later-feature-planned'],
      () => withItem('a', (item) => ({ ...item, featureIds: ['A-1', 'X-1'] })),
    ],
    [
      'an area without an item',
      ['coverage/area-without-item'],
      () => withItem('b', (item) => ({ ...item, area: 'core' })),
    ],
    [
      'a slice that is too large',
      ['coverage/slice-too-large'],
      () => withSlice('a/A-1', { featureIds: ['A-1', '2', '3', '4', '5', '6', '7'] }),
    ],
    [
      'a slice with nothing to show',
      ['coverage/empty-slice'],
      () => withSlice('a/A-1', { doneCriteria: [] }),
    ],
    ['an order that breaks an edge', ['coverage/order-violated'], () => withSlice('b/B-1', { wave: 0 })],
    ['a rank that breaks an edge', ['coverage/order-violated'], () => withSlice('a/A-1', { rank: 99 })],
    [
      'an edge to nothing',
      ['coverage/unknown-edge'],
      () =>
        withSlice('a/A-1', {
          dependsOn: [{ id: 'gone', reason: '', kind: 'rule', rule: null, source: null }],
        }),
    ],
    [
      'two slices of a wave on one path',
      ['coverage/wave-conflict'],
      () => ({
        ...withSlice('b/B-1', { pathPrefixes: ['core/a/deep/'], workstream: 'core' }),
        waves: [['a/A-1', 'b/B-1']],
      }),
    ],
    [
      'workstreams inside each other',
      ['coverage/path-of-two-streams'],
      () => ({
        ...good,
        workstreams: good.workstreams.map((one) =>
          one.id === 'edge' ? { ...one, prefixes: ['core/a/x/', 'edge/'] } : one,
        ),
      }),
    ],
    [
      'a path that no workstream has',
      ['coverage/path-without-stream'],
      () => withItem('a', (item) => ({ ...item, pathPrefixes: ['nowhere/'] })),
    ],
    [
      'a slice in the wrong workstream',
      ['coverage/path-without-stream'],
      () => withSlice('a/A-1', { workstream: 'edge' }),
    ],
  ])('see %s', (_, expected, broken) => {
    const found = codes(broken());
    for (const code of expected) expect(found).toContain(code);
    expect(found).toContain(always);
  });
});
