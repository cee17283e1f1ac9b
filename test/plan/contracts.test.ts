import { describe, expect, it } from 'vitest';
import type { Plan, Slice } from '../../src/model/plan.ts';
import { contract, planOf, type World } from './literals.ts';

const areas = [
  { name: 'Core', folder: 'core' },
  { name: 'Edge', folder: 'edge' },
  { name: 'Events API', folder: 'api/events' },
  { name: 'Control API', folder: 'api/control' },
];
const groups = { Lanes: 'Core', Events: 'Events API' };

function slicesOf(plan: Plan): Map<string, Slice> {
  return new Map(plan.items.flatMap((item) => item.slices.map((slice) => [slice.id, slice] as const)));
}

describe('contract slices', () => {
  it('hold the contract part of features that are built elsewhere, ahead of them', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
        { id: 'A-2', group: 'Lanes', paths: ['core/lanes'] },
      ],
      areas,
      groups,
      decisions: [
        contract('feature', 'A-1', 'Cancel vocabulary', 'api/events'),
        contract('feature', 'A-2', 'Cancel vocabulary', 'api/control'),
      ],
    });
    const slices = slicesOf(plan);
    const first = slices.get('events-api-cancel-vocabulary/contract');
    expect(first).toMatchObject({
      contract: true,
      featureIds: [],
      relatedFeatureIds: ['A-1'],
      workstream: 'contracts',
    });
    expect(slices.get('lanes/A-1')?.dependsOn.map((edge) => [edge.id, edge.kind])).toEqual([
      ['control-api-cancel-vocabulary/contract', 'contract'],
      ['events-api-cancel-vocabulary/contract', 'contract'],
    ]);
    expect(plan.contractPrs).toHaveLength(1);
    expect(plan.contractPrs[0]).toMatchObject({
      id: 'CPR-cancel-vocabulary',
      order: 1,
      paths: ['api/control/', 'api/events/'],
      featureIds: ['A-1', 'A-2'],
      unblocks: ['lanes/A-1'],
    });
    expect(plan.contractPrs[0]?.scope).toContain('A-1 What A-1 does');
  });

  it('are those of features whose whole change is the surface, and of packages that cite the others', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
        { id: 'E-1', group: 'Events', paths: ['api/events'] },
      ],
      areas: areas.map((area) =>
        area.name === 'Events API'
          ? {
              ...area,
              packages: [
                { title: 'Phase A', ids: ['A-1', 'E-1'], paths: ['api/events/types.go', 'core/adapter'] },
              ],
            }
          : area,
      ),
      groups,
      decisions: [
        contract('feature', 'A-1', 'Envelope', 'api/events'),
        contract('feature', 'E-1', 'Envelope', 'api/events'),
        contract('work_package', 'events-api/phase-a', 'Envelope', 'api/events'),
      ],
    });
    const slices = slicesOf(plan);
    const contracts = [...slices.values()].filter((slice) => slice.contract).map((slice) => slice.id);
    expect(contracts).toEqual(expect.arrayContaining(['events-api-phase-a/phase-a', 'events/E-1']));
    // The package cites A-1, so nothing else has to make its contract.
    expect([...slices.keys()].some((id) => id.includes('envelope'))).toBe(false);
    expect(slices.get('lanes/A-1')?.dependsOn.map((edge) => edge.id)).toContain('events-api-phase-a/phase-a');
    expect(plan.contractPrs.find((pr) => pr.title === 'Envelope')?.slices).toHaveLength(2);
  });

  it.each<[string, World['plan'], readonly string[]]>([
    ['of the same pull request that changes the surface anyway', {}, ['events-api-phase-a/phase-a']],
    [
      'unless it serves as many as two slices hold',
      { maxFeaturesPerSlice: 1 },
      ['events-api-envelope/contract', 'events-api-phase-a/phase-a'],
    ],
  ])('are made by a work package %s', (_, plan, expected) => {
    const built = planOf({
      // E-1 is of another group: a package of one group alone would be a slice of that group.
      features: [
        ...['A-1', 'A-2', 'A-3'].map((id) => ({ id, group: 'Lanes', paths: ['core/lanes'] })),
        { id: 'E-1', group: 'Events', paths: ['core/adapter'] },
      ],
      areas: areas.map((area) =>
        area.name === 'Events API'
          ? { ...area, packages: [{ title: 'Phase A', ids: ['A-2', 'A-3', 'E-1'], paths: ['api/events'] }] }
          : area,
      ),
      groups,
      plan: plan ?? {},
      decisions: [
        contract('feature', 'A-1', 'Envelope', 'api/events'),
        contract('work_package', 'events-api/phase-a', 'Envelope', 'api/events'),
      ],
    }).plan;
    const contracts = [...slicesOf(built).values()].filter(
      (slice) => slice.contract && !slice.item.endsWith('-guide'),
    );
    expect(contracts.map((slice) => slice.id).sort()).toEqual(expected);
    const maker = contracts.find((slice) => slice.relatedFeatureIds.includes('A-1'));
    expect(maker?.id).toBe(expected[0]);
    expect(maker?.doneCriteria.map((one) => one.text).join()).toContain('api/events/ says what A-1 needs');
    const home = [...slicesOf(built).values()].find((slice) => slice.featureIds.includes('A-1'));
    expect(home?.dependsOn.map((edge) => [edge.id, edge.kind])).toContainEqual([expected[0], 'contract']);
  });

  it('come before the rest of their work package', () => {
    const { plan } = planOf({
      features: [],
      areas: [
        { name: 'Core', folder: 'core', packages: [{ title: 'Loop', paths: ['core/lanes', 'api/events'] }] },
      ],
    });
    const slices = slicesOf(plan);
    expect(slices.get('core-loop/loop-contract')).toMatchObject({
      contract: true,
      wave: 0,
      contractPr: 'CPR-loop',
    });
    expect(slices.get('core-loop/loop')?.dependsOn.map((edge) => [edge.id, edge.kind])).toEqual([
      ['core-loop/loop-contract', 'contract'],
    ]);
  });

  it('go one after the other below a surface that is configured as one, side by side below several', () => {
    const world: World = {
      features: [
        { id: 'E-1', group: 'Events', paths: ['api/events'] },
        { id: 'C-1', group: 'Control', paths: ['api/control'] },
      ],
      areas,
      groups: { ...groups, Control: 'Control API' },
    };
    const one = planOf({ ...world, plan: { contractSurfaces: ['api/*'] } }).plan;
    const each = planOf({ ...world, plan: { contractSurfaces: ['api/events', 'api/control'] } }).plan;
    const wavesOf = (plan: Plan): (number | null | undefined)[] =>
      ['control/C-1', 'events/E-1'].map((id) => slicesOf(plan).get(id)?.wave);
    expect(wavesOf(one)).toEqual([0, 1]);
    expect(slicesOf(one).get('events/E-1')?.dependsOn[0]?.reason).toBe('api/ has one writer at a time');
    expect(wavesOf(each)).toEqual([0, 0]);
  });

  it('stay together in the serial order when they belong to one pull request', () => {
    const features = Array.from({ length: 6 }, (_, index) => ({
      id: `E-${index + 1}`,
      group: 'Events',
      paths: ['api/events'],
    }));
    const { plan } = planOf({
      features,
      areas,
      groups,
      decisions: features.map(({ id }, index) =>
        contract('feature', id, index % 2 === 0 ? 'Even' : 'Odd', 'api/events'),
      ),
      plan: { maxFeaturesPerSlice: 1 },
    });
    const prs = plan.contractPrs.filter((pr) => pr.title === 'Even' || pr.title === 'Odd');
    expect(prs.map((pr) => [pr.title, pr.slices])).toEqual([
      ['Even', ['events/E-1', 'events/E-3', 'events/E-5']],
      ['Odd', ['events/E-2', 'events/E-4', 'events/E-6']],
    ]);
    const ranks = prs.flatMap((pr) => pr.slices).map((id) => slicesOf(plan).get(id)?.rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });
});
