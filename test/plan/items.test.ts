import { describe, expect, it } from 'vitest';
import { planOf, type World } from './literals.ts';

const areas = [
  { name: 'Core', folder: 'core' },
  { name: 'Edge', folder: 'edge' },
];

describe('items', () => {
  it('makes one of every group in scope, in the area that the rules give it', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'Lanes' },
        { id: 'A-2', group: 'Lanes', phase: 'later' },
        { id: 'A-3', group: 'Fairness', phase: 'later' },
        { id: 'A-4', group: 'Dropped', status: 'dropped' },
      ],
      areas,
      groups: { Lanes: 'Edge', Fairness: 'Core' },
    });
    const groups = plan.items.filter((item) => item.kind === 'group');
    expect(groups.map((item) => [item.id, item.area, item.featureIds])).toEqual([['lanes', 'Edge', ['A-1']]]);
  });

  it('keeps what is done, marks it, and never lets open work wait for it', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'Lanes', done: true, paths: ['core/lanes'] },
        { id: 'A-2', group: 'Lanes', paths: ['core/lanes'], after: ['A-1'] },
      ],
      areas,
      groups: { Lanes: 'Core' },
    });
    const [item] = plan.items.filter((one) => one.group === 'Lanes');
    expect(item?.featureIds).toEqual(['A-1', 'A-2']);
    expect(item?.doneFeatureIds).toEqual(['A-1']);
    expect(plan.ready).toContain('lanes/A-2');
    expect(plan.ready).not.toContain('lanes/A-1');
    expect(plan.criticalPath).not.toContain('lanes/A-1');
    expect(plan.health.inventory).toEqual({ total: 2, done: 1, mvpTotal: 2, mvpDone: 1 });
  });

  it('sends a group that no rule places to the fallback, with a finding and a question', () => {
    const world: World = { features: [{ id: 'A-1', group: 'Lanes' }], areas, plan: { fallbackArea: 'Core' } };
    const { plan, findings } = planOf(world);
    expect(plan.items.find((item) => item.group === 'Lanes')?.area).toBe('Core');
    expect(findings.map((one) => one.code)).toContain('plan/unmapped-group');
    expect(plan.questions.map((one) => one.id)).toContain('Q-mapping-lanes');
    expect(plan.items.find((item) => item.group === 'Lanes')?.assumptions).toContain('Q-mapping-lanes');
  });

  it('makes an area of the group where there is no fallback', () => {
    const { plan, findings } = planOf({ features: [{ id: 'A-1', group: 'Lanes' }], areas });
    expect(plan.items.find((item) => item.group === 'Lanes')?.area).toBe('Lanes');
    expect(findings.find((one) => one.code === 'plan/unmapped-group')?.data.basis).toBe('own');
  });

  it('calls a slice by what is in it where its ground says nothing beyond the group', () => {
    const features = [
      { id: 'A-1', group: 'Lanes', done: true },
      { id: 'A-2', group: 'Lanes' },
      { id: 'A-3', group: 'Lanes' },
    ];
    const titles = planOf({ features, areas }).plan.items.flatMap((item) =>
      item.group === 'Lanes' ? item.slices.map((slice) => slice.title) : [],
    );
    expect(titles).toEqual(['What A-1 does', 'What A-2 does and 1 more']);
  });

  it('says so when a rule names an area that does not exist', () => {
    const { findings } = planOf({
      features: [{ id: 'A-1', group: 'Lanes' }],
      areas,
      groups: { Lanes: 'Cor' },
    });
    expect(findings.find((one) => one.code === 'plan/unknown-area')?.data).toMatchObject({
      named: 'Cor',
      area: 'Lanes',
    });
  });

  it('plans features without a group and without any document', () => {
    const { plan, complaints } = planOf({ features: [{ id: 'A-1', group: null }] });
    expect(plan.items.map((item) => [item.id, item.featureIds])).toEqual([['ungrouped', ['A-1']]]);
    expect(complaints).toEqual([]);
  });

  it('has an item for every area, made of the open modules of its guide when nothing else is', () => {
    const { plan } = planOf({
      features: [],
      areas: [
        { name: 'Core', folder: 'core', statuses: [{ name: 'Lanes', phrase: 'scaffold only' }] },
        { name: 'Edge', folder: 'edge' },
      ],
    });
    expect(plan.items.map((item) => item.id)).toEqual(['core-guide', 'edge-guide']);
    expect(plan.items.map((item) => item.doneCriteria.map((line) => line.text))).toEqual([
      ['Lanes is no longer "scaffold only"'],
      ['Every path and status that edge/guide.md states holds in the tree'],
    ]);
  });

  it('tells groups of one slug apart by their content, whatever their order', () => {
    const features = [
      { id: 'A-1', group: 'Data, Plane' },
      { id: 'A-2', group: 'Data Plane' },
    ];
    const ids = (world: World): (readonly [string | null, string])[] =>
      planOf(world)
        .plan.items.map((item) => [item.group, item.id] as const)
        .sort();
    expect(ids({ features })).toEqual(ids({ features: [...features].reverse() }));
    expect(new Set(ids({ features }).map(([, id]) => id)).size).toBe(2);
  });
});

describe('slices', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    id: `A-${index + 1}`,
    group: 'Lanes',
    paths: [index % 2 === 0 ? 'core/lanes' : 'core/queue'],
  }));

  it('hold features of one module, cut in natural order', () => {
    const world: World = {
      features: many,
      areas: [
        {
          name: 'Core',
          folder: 'core',
          modules: [
            { name: 'Lanes', paths: ['core/lanes'], ids: ['A-1', 'A-3', 'A-5', 'A-7', 'A-9'] },
            { name: 'Queue', paths: ['core/queue'], ids: ['A-2', 'A-4', 'A-6', 'A-8'] },
          ],
        },
      ],
      groups: { Lanes: 'Core' },
      plan: { maxFeaturesPerSlice: 3 },
    };
    const [item] = planOf(world).plan.items;
    expect(item?.slices.map((slice) => [slice.id, slice.featureIds, slice.pathPrefixes])).toEqual([
      ['lanes/A-1', ['A-1', 'A-3', 'A-5'], ['core/lanes/']],
      ['lanes/A-2', ['A-2', 'A-4', 'A-6'], ['core/queue/']],
      ['lanes/A-7', ['A-7', 'A-9'], ['core/lanes/']],
      ['lanes/A-8', ['A-8'], ['core/queue/']],
    ]);
    expect(item?.prBoundary).toBe('4 pull requests: 4 in core; at most 3 features each');
  });

  it('put modules on the same ground together as far as they fit', () => {
    const modules = ['Envelope', 'Payload', 'Codec'].map((name, index) => ({
      name,
      paths: [],
      ids: [`A-${2 * index + 1}`, `A-${2 * index + 2}`],
    }));
    const features = Array.from({ length: 6 }, (_, index) => ({ id: `A-${index + 1}`, group: 'Events' }));
    const world: World = {
      features,
      areas: [{ name: 'Events API', folder: 'events', modules }],
      groups: { Events: 'Events API' },
      plan: { maxFeaturesPerSlice: 4 },
    };
    expect(planOf(world).plan.items[0]?.slices.map((slice) => slice.featureIds)).toEqual([
      ['A-1', 'A-2', 'A-3', 'A-4'],
      ['A-5', 'A-6'],
    ]);
  });

  it('take the workstream of the most specific path inside the area; the rest are touched areas', () => {
    const { plan } = planOf({
      features: [{ id: 'A-1', group: 'Lanes', paths: ['edge/x/deep/er', 'core/lanes'] }],
      areas,
      groups: { Lanes: 'Core' },
      streams: { core: 'data', edge: 'border' },
    });
    const [item] = plan.items.filter((one) => one.group === 'Lanes');
    expect(item?.slices.map((slice) => [slice.workstream, slice.pathPrefixes])).toEqual([
      ['data', ['core/lanes/']],
    ]);
    expect(item?.secondaryAreas).toEqual(['Edge']);
  });

  it('build a feature without a path where most of its group is built, and say so', () => {
    const { plan } = planOf({
      features: ['A-1', 'A-2', 'A-3'].map((id) => ({ id, group: 'Lanes' })),
      areas: [
        {
          name: 'Core',
          folder: 'core',
          modules: [{ name: 'Lanes', paths: ['core/lanes'], ids: ['A-1', 'A-2'] }],
        },
      ],
      groups: { Lanes: 'Core' },
    });
    expect(plan.items[0]?.slices.map((slice) => [slice.featureIds, slice.pathPrefixes])).toEqual([
      [['A-1', 'A-2', 'A-3'], ['core/lanes/']],
    ]);
    expect(plan.assumptions.find((one) => one.id === 'A-ground-lanes')?.text).toContain('A-3');
  });

  it('end with the criteria of their features: acceptance with its ids and steps, else the description', () => {
    const { plan } = planOf({
      features: [
        {
          id: 'A-1',
          acceptance: [
            { id: 'AC-1', text: 'It holds' },
            { id: null, text: 'It stays' },
          ],
          steps: ['Try it'],
        },
        { id: 'A-2', steps: ['First', 'Then'] },
        { id: 'A-3', steps: [] },
        { id: 'A-4', acceptance: [{ id: 'AC-9', text: 'Here' }] },
        { id: 'A-5', acceptance: [{ id: 'AC-9', text: 'There' }] },
      ],
    });
    expect(plan.items[0]?.doneCriteria.map((line) => `${line.id}: ${line.text}`)).toEqual([
      'AC-1: It holds',
      'A-1.2: It stays',
      'A-1.s1: Try it',
      'A-2.1: First',
      'A-2.2: Then',
      'A-3.1: What A-3 does',
      'A-4.AC-9: Here',
      'A-5.AC-9: There',
    ]);
  });
});
