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

  it('on what is out of scope or unknown stand on the page, once for each of these, but not for what is done', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', after: ['L-1', 'X-1'] },
        { id: 'A-2', after: ['X-1'] },
        { id: 'A-3', after: ['X-2'], done: true },
        { id: 'L-1', phase: 'later' },
      ],
    });
    const outside = [...plan.questions, ...plan.assumptions].filter(({ topic }) => topic === 'outside');
    expect(outside.map(({ id, text }) => [id, text])).toEqual([
      [
        'Q-outside-x-1',
        'What is "X-1"? A-1 and A-2 wait for it, and the inventory has no such entry. The plan goes on without it.',
      ],
      ['A-outside-l-1', 'L-1 is out of scope, though A-1 waits for it. The plan goes on without it.'],
    ]);
  });

  it('on what is done hold nobody up: it is in no wave, and what follows it can begin', () => {
    const { plan } = planOf({
      features: features.map((one) => {
        if (one.id === 'A-1') return { ...one, done: true };
        return one.id === 'B-1' ? { ...one, after: ['A-1'] } : one;
      }),
      areas,
      groups,
    });
    expect(sliceOf(plan, 'a/A-1')?.wave).toBeNull();
    expect(edgesOf(plan, 'b/B-1')).toEqual([['a/A-1', 'B-1 depends on A-1']]);
    expect(plan.waves).toEqual([['b/B-1', 'c/C-1']]);
    expect(plan.ready).toEqual(['b/B-1', 'c/C-1']);
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
