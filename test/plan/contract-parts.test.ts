import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import type { AreaParts } from './literal-facts.ts';
import { contract, decision, planOf, type World } from './literals.ts';

const areas: AreaParts[] = [
  { name: 'Core', folder: 'core' },
  { name: 'Events API', folder: 'api/events' },
  { name: 'Control API', folder: 'api/control' },
];
const ids = Array.from({ length: 9 }, (_, index) => `A-${index + 1}`);

/** A plan of features of the core that change surfaces. */
function plan(decisions: NonNullable<World['decisions']>, more: Partial<World> = {}): Plan {
  return planOf({
    features: ids.map((id) => ({ id, group: 'Lanes', paths: ['core/lanes'] })),
    areas,
    groups: { Lanes: 'Core' },
    decisions,
    ...more,
  }).plan;
}
const events = (id: string, title = 'Envelope') => contract('feature', id, title, 'api/events');

describe('the scope of a contract pull request', () => {
  const scope = (count: number, titles: readonly string[] = []): string | undefined =>
    plan(
      ids.slice(0, count).map((id) => events(id)),
      {
        features: ids.map((id, index) => ({
          id,
          group: 'Lanes',
          paths: ['core/lanes'],
          ...(titles[index] === undefined ? {} : { title: titles[index] }),
        })),
      },
    ).contractPrs[0]?.scope;

  it('names its features, without the dots at their ends', () => {
    expect(scope(1)).toBe('Serves A-1 What A-1 does.');
    expect(scope(2, ['One. Two.;', 'Three...'])).toBe('Serves A-1 One. Two; A-2 Three.');
  });
});

describe('a contract part', () => {
  const slices = (one: Plan) => one.items.flatMap((item) => item.slices).filter((slice) => slice.contract);

  it('is one review for each area and surface, in natural order, with the features that need it there', () => {
    const both = decision('contract', 'feature', 'A-2', ['api/events/b', 'api/control', 'api/events/a'], {
      then: { surface: [], title: 'Envelope' },
    });
    const found = slices(plan([both, contract('feature', 'A-1', 'Envelope', 'api/events/b')]));
    expect(found.map((slice) => [slice.id, slice.pathPrefixes, slice.relatedFeatureIds]).sort()).toEqual([
      ['control-api-envelope/contract', ['api/control/'], ['A-2']],
      ['events-api-envelope/api-events-a', ['api/events/a/'], ['A-2']],
      ['events-api-envelope/api-events-b', ['api/events/b/'], ['A-1', 'A-2']],
    ]);
  });

  it('is made by the package of its pull request that has fewest to serve, up to as many as two slices hold', () => {
    const packages = ['x', 'y'].map((label) => ({
      title: `Work ${label}`,
      label,
      ids: label === 'x' ? ['A-1', 'A-8', 'E-1'] : ['A-9', 'E-1', 'Z-1', 'Z-2'],
      paths: ['api/events'],
    }));
    const made = plan(
      [
        ...['x', 'y'].map((label) =>
          contract('work_package', `events-api/${label}`, 'Envelope', 'api/events'),
        ),
        ...['A-2', 'A-3', 'A-4', 'A-5'].map((id) => events(id)),
      ],
      {
        features: [
          ...ids.map((id) => ({ id, group: 'Lanes', paths: ['core/lanes'] })),
          { id: 'E-1', group: 'Events', paths: ['core/adapter'] },
        ],
        areas: areas.map((area) => (area.name === 'Events API' ? { ...area, packages } : area)),
        groups: { Lanes: 'Core', Events: 'Events API' },
        plan: { maxFeaturesPerSlice: 2 },
      },
    );
    const guests = slices(made).map((slice) => [
      slice.id,
      slice.relatedFeatureIds.filter((id) => id.startsWith('A-')),
    ]);
    expect(guests).toContainEqual(['events-api-x/x', ['A-1', 'A-3', 'A-8']]);
    expect(guests).toContainEqual(['events-api-envelope/contract', ['A-5']]);
    expect(guests).toContainEqual(['events-api-y/y', ['A-2', 'A-4', 'A-9']]);
  });

  it('is made by a package only where that changes all that is needed there', () => {
    const packages = [{ title: 'Work x', label: 'x', ids: ['Z-1'], paths: ['api/events'] }];
    const half = contract('work_package', 'events-api/x', 'Envelope', 'api/events/a');
    const both = decision('contract', 'feature', 'A-2', ['api/events/a', 'api/events/b'], {
      then: { surface: [], title: 'Envelope' },
    });
    const made = plan([half, both, contract('feature', 'A-3', 'Envelope', 'api/events/a')], {
      areas: areas.map((area) => (area.name === 'Events API' ? { ...area, packages } : area)),
    });
    const served = slices(made).map((slice) => [slice.id, slice.relatedFeatureIds]);
    expect(served).toContainEqual(['events-api-x/x', ['A-3']]);
    expect(served.filter(([, ids]) => ids?.includes('A-2')).map(([id]) => id)).not.toContain(
      'events-api-x/x',
    );
    expect(served.filter(([, ids]) => ids?.includes('A-2'))).not.toEqual([]);
  });

  it("is nobody's for surfaces outside of the repository, and of work that is put off or done", () => {
    const titles = (one: Plan): string[] =>
      one.contractPrs.map(({ title }) => title).filter((title) => title === 'Envelope');
    expect(titles(plan([contract('feature', 'A-1', 'Envelope', '../out')]))).toEqual([]);
    const packages = [
      { title: 'Later', label: 'later', deferred: true, paths: ['core/x'] },
      { title: 'Done', label: 'done', open: false, paths: ['core/x'] },
    ];
    const off = plan(
      ['later', 'done'].map((label) => contract('work_package', `core/${label}`, 'Envelope', 'api/events')),
      { areas: areas.map((area) => (area.name === 'Core' ? { ...area, packages } : area)) },
    );
    expect(titles(off)).toEqual([]);
  });
});

describe('a divergence that stands alone', () => {
  it('relates to the planned features that it cites, in natural order', () => {
    const divergences = [{ id: 'gap', title: 'Off', ids: ['A-9', 'Z-1', 'B-1', 'A-10', 'A-9'] }];
    const { items } = planOf({
      features: [
        { id: 'A-9', group: 'Lanes' },
        { id: 'A-10', group: 'Doors' },
        { id: 'B-1', group: 'Doors', phase: 'later' },
      ],
      areas: [{ name: 'Core', folder: 'core', divergences }],
    }).plan;
    expect(items.find((item) => item.divergenceIds.includes('gap'))?.relatedFeatureIds).toEqual([
      'A-9',
      'A-10',
    ]);
  });
});
