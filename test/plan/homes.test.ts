import { describe, expect, it } from 'vitest';
import { type Decision, DecisionIndex } from '../../src/model/decision.ts';
import { Ground } from '../../src/plan/ground.ts';
import { type Home, Homes } from '../../src/plan/homes.ts';
import { Scope } from '../../src/plan/scope.ts';
import { type AreaParts, type FeatureParts, factsOf, nowhere } from './literal-facts.ts';
import { configOf, decision, decisionsOf, planOf, type World } from './literals.ts';

function world(feature: Partial<FeatureParts> = {}, others: readonly FeatureParts[] = []): World {
  return {
    features: [{ id: 'A-1', group: 'Lanes', ...feature }, ...others],
    areas: areas(),
    groups: { Lanes: 'Core' },
  };
}

/** Where the first feature of a world is built. */
function homeOf(
  feature: Partial<FeatureParts>,
  more: Partial<World> = {},
  others: readonly FeatureParts[] = [],
): Home {
  const whole: World = { ...world(feature, others), ...more };
  const facts = factsOf(whole);
  const log = new DecisionIndex(decisionsOf(whole));
  const config = configOf(whole);
  const ground = new Ground(facts, log, config);
  const group = new Scope(facts, log, config).groupOf('A-1');
  if (!group) throw new Error('A-1 is in no group');
  return new Homes(facts, ground).of('A-1', group);
}

function areas(
  core: AreaParts['modules'] = [],
  edge: AreaParts['modules'] = [],
  tools: AreaParts['modules'] = [],
): AreaParts[] {
  return [
    { name: 'Core', folder: 'core', modules: core },
    { name: 'Edge', folder: 'edge', modules: edge },
    { name: 'Tools', folder: 'tools', modules: tools },
  ];
}
const brief = ({ basis, prefixes, module, moduleArea, touches }: Home) => ({
  basis,
  prefixes,
  module,
  moduleArea,
  touches,
});

/** A rule builds a feature or a work package there. */
function home(kind: 'feature' | 'work_package', id: string, ...paths: string[]): Decision {
  return decision('home', kind, id, paths, { rule: 'home-here' });
}

describe('a feature is built in', () => {
  it('what a rule says, whatever documents say', () => {
    const core = [{ name: 'Loop', paths: ['core/loop'], ids: ['A-1'] }];
    const ruled = { areas: areas(core), decisions: [home('feature', 'A-1', 'core/new', 'core/new/inner')] };
    expect(brief(homeOf({ paths: ['core/else'] }, ruled))).toEqual({
      basis: 'rule',
      prefixes: ['core/new/'],
      module: null,
      moduleArea: null,
      touches: [],
    });
    expect(planOf({ ...world(), ...ruled }).plan.assumptions.map((one) => one.id)).not.toContain(
      'A-ground-lanes',
    );
  });

  it('what its documents say, where a rule names no path; that is an error at the rule', () => {
    const ruled = {
      decisions: [home('feature', 'A-1', '../outside'), home('feature', 'B-1', '../outside')],
    };
    expect(homeOf({ paths: ['core/else'] }, ruled)).toMatchObject({
      basis: 'path',
      prefixes: ['core/else/'],
    });
    const { findings } = planOf({
      ...world({ paths: ['core/else'] }, [{ id: 'B-1', group: 'Lanes' }]),
      ...ruled,
    });
    const found = findings.filter((one) => one.code === 'plan/home-outside');
    expect(found.map((one) => [one.data, one.severity, one.at])).toEqual([
      [{ rule: 'home-here', paths: ['../outside'], of: 'A-1' }, 'error', nowhere],
    ]);
  });

  it('one workstream of a rule that names several, the one in its area; the others are named', () => {
    const ruled = { decisions: [home('feature', 'A-1', 'edge/a', 'core/a', 'core/b')] };
    expect(homeOf({}, ruled)).toMatchObject({ prefixes: ['core/a/', 'core/b/'], touches: ['Edge'] });
    const { findings } = planOf({ ...world(), ...ruled });
    expect(findings.filter((one) => one.code === 'plan/home-divided').map((one) => one.data)).toEqual([
      { rule: 'home-here', feature: 'A-1', taken: ['core/a/', 'core/b/'], left: ['edge/a/'] },
    ]);
    expect(planOf({ ...world(), decisions: [home('feature', 'A-1', 'core/a')] }).findings).toEqual([]);
  });

  it('the module that cites it in the guide of its area, on what that has there', () => {
    const core = [{ name: 'Loop', paths: ['core/loop', 'edge/loop'], ids: ['A-1'] }];
    expect(brief(homeOf({ paths: ['core/else'] }, { areas: areas(core) }))).toEqual({
      basis: 'module',
      prefixes: ['core/loop/'],
      module: 'Loop',
      moduleArea: 'Core',
      touches: ['Edge'],
    });
  });

  it('the one of several that has ground there, the first where none has', () => {
    const far = { name: 'Far', paths: ['edge/far'], ids: ['A-1'] };
    const near = { name: 'Near', paths: ['edge/near', 'core/near'], ids: ['A-1', 'A-2'] };
    expect(homeOf({}, { areas: areas([far, near]) })).toMatchObject({
      module: 'Near',
      prefixes: ['core/near/'],
    });
    expect(homeOf({}, { areas: areas([far, { ...near, paths: ['edge/near'] }]) })).toMatchObject({
      module: 'Far',
      prefixes: ['edge/far/'],
    });
  });

  it('the area of a module without ground', () => {
    expect(brief(homeOf({}, { areas: areas([{ name: 'Idea', ids: ['A-1'] }]) }))).toMatchObject({
      basis: 'module',
      prefixes: ['core/'],
      module: 'Idea',
    });
  });

  it('its own deepest path in the area, whatever lies deeper elsewhere; the first of two as deep', () => {
    const paths = ['core', 'core/lanes', 'core/lanes/b', 'core/lanes/a', 'edge/much/deeper/still'];
    expect(brief(homeOf({ paths }))).toEqual({
      basis: 'path',
      prefixes: ['core/lanes/a/'],
      module: null,
      moduleArea: null,
      touches: ['Edge'],
    });
  });

  it('the module that most of its group are built in, where these are a third of it and two at least', () => {
    const core = [
      { name: 'Loop', paths: ['core/loop'], ids: ['A-2', 'A-3'] },
      { name: 'End', paths: ['core/end'], ids: ['A-4'] },
    ];
    const group = (count: number): FeatureParts[] =>
      Array.from({ length: count - 1 }, (_, index) => ({ id: `A-${index + 2}`, group: 'Lanes' }));
    const loop = { basis: 'siblings', prefixes: ['core/loop/'], module: 'Loop', moduleArea: 'Core' };
    expect(homeOf({}, { areas: areas(core) }, group(6))).toMatchObject(loop);
    expect(homeOf({}, { areas: areas(core) }, group(7))).toMatchObject({
      basis: 'area',
      prefixes: ['core/'],
    });
    expect(homeOf({}, { areas: areas(core.slice(1)) }, group(4))).toMatchObject({ basis: 'area' });
    // Of two as usual the first by name; what cites the group from elsewhere does not count.
    const even = [...core.slice(0, 1), { name: 'End', paths: ['core/end'], ids: ['A-4', 'A-5'] }];
    expect(homeOf({}, { areas: areas(even) }, group(5)).module).toBe('End');
    const more = [{ name: 'Loop', paths: ['core/loop'], ids: ['A-2', 'A-3', 'A-6'] }, ...even.slice(1)];
    expect(homeOf({}, { areas: areas(more) }, group(6)).module).toBe('Loop');
    expect(homeOf({}, { areas: areas([], even) }, group(5)).basis).toBe('area');
  });

  const modules = [
    { name: 'Lanes', paths: ['core/lanes', 'core/lanes/deep', 'edge/lanes'], groups: ['Lanes'] },
  ];

  it('what its whole group shares in the area, at its deepest', () => {
    expect(brief(homeOf({ paths: ['core/lanes', 'core/lanes/deep'] }, { modules }))).toMatchObject({
      basis: 'area',
      prefixes: ['core/lanes/deep/'],
    });
    expect(homeOf({ paths: ['core/lanes', 'core/own'] }, { modules })).toMatchObject({
      basis: 'path',
      prefixes: ['core/own/'],
    });
  });

  it('a module of another guide, where that stands on what the design gives its group', () => {
    const edge = [
      { name: 'Porch', paths: ['edge/porch'], ids: ['A-1'] },
      { name: 'Both', paths: ['edge/lanes/near', 'tools/x'], ids: ['A-1', 'A-9'] },
    ];
    const agreed = { basis: 'module', prefixes: ['edge/lanes/near/'], module: 'Both', moduleArea: 'Edge' };
    expect(homeOf({}, { modules, areas: areas([], edge) })).toMatchObject(agreed);
    // The word of the feature's own area comes first; a contract is not where things are built.
    const core = [{ name: 'Loop', paths: ['core/loop'], ids: ['A-1'] }];
    expect(homeOf({}, { modules, areas: areas(core, edge) }).module).toBe('Loop');
    const surface = { modules, areas: areas([], edge), plan: { contractSurfaces: ['edge/lanes'] } };
    const shared = { basis: 'area', prefixes: ['core/lanes/'] };
    expect(homeOf({ paths: ['core/lanes'] }, surface)).toMatchObject(shared);
  });

  it('no module of another guide, and no path elsewhere, where only test suites are: they show it and do not build it', () => {
    const suite = decision('suite', 'feature', 'A-1', 'load', { then: { suite: 'load', path: 'edge/load' } });
    const shown = [{ name: 'Load', paths: ['edge/load/one'], ids: ['A-1'] }];
    const built = { name: 'Loop', paths: ['edge/loop', 'edge/load'], ids: ['A-1', 'Z-1'] };
    const home = (edge: AreaParts['modules'], paths: string[], core?: AreaParts['modules']) => {
      const { basis, prefixes } = homeOf({ paths }, { areas: areas(core, edge), decisions: [suite] });
      return [basis, ...prefixes];
    };
    expect(home(shown, [])).toEqual(['area', 'core/']);
    expect(home(shown, ['edge/load/two'])).toEqual(['area', 'core/']);
    expect(home(shown, ['edge/load/two', 'edge/gate'])).toEqual(['path', 'edge/gate/']);
    expect(home([...shown, built], [])[0]).toBe('module');
    // What is about suites is built in them.
    const { basis, prefixes } = homeOf(
      {},
      { areas: areas([], shown), groups: { Lanes: 'Edge' }, decisions: [suite] },
    );
    expect([basis, ...prefixes]).toEqual(['module', 'edge/load/one/']);
  });

  it('a module of another guide, before a path elsewhere', () => {
    const edge = [
      { name: 'Idea', ids: ['A-1'] },
      { name: 'Porch', paths: ['edge/porch', 'tools/porch'], ids: ['A-1'] },
    ];
    expect(brief(homeOf({ paths: ['tools/a/b/c'] }, { areas: areas([], edge) }))).toMatchObject({
      basis: 'module',
      prefixes: ['edge/porch/'],
      module: 'Porch',
      moduleArea: 'Edge',
    });
    expect(
      brief(homeOf({ paths: ['tools/a', 'tools/b/c'] }, { areas: areas([], edge.slice(0, 1)) })),
    ).toMatchObject({
      basis: 'path',
      prefixes: ['tools/b/c/'],
    });
  });

  it('the target modules of its group that lie in the area, else the area, else those modules', () => {
    expect(homeOf({}, { modules })).toMatchObject({ basis: 'area', prefixes: ['core/lanes/'] });
    const outside = [{ name: 'Lanes', paths: ['edge/lanes'], groups: ['Lanes'] }];
    expect(homeOf({}, { modules: outside })).toMatchObject({ basis: 'area', prefixes: ['core/'] });
    expect(homeOf({}, { modules: outside, groups: {} })).toMatchObject({
      basis: 'area',
      prefixes: ['edge/lanes/'],
    });
    expect(homeOf({}, { groups: {} })).toMatchObject({ basis: 'area', prefixes: [], stream: 'lanes' });
  });

  it('and touches the other areas that it is put in, those named most often first', () => {
    const edge = [{ name: 'Porch', paths: ['tools/x'], ids: ['A-1'] }];
    const paths = ['core/own', 'edge/a', 'tools/b', 'nowhere/c'];
    expect(homeOf({ paths }).touches).toEqual(['Edge', 'Tools']);
    expect(homeOf({ paths }, { areas: areas([], edge) }).touches).toEqual(['Tools', 'Edge']);
  });
});

describe('an item touches', () => {
  it('the areas that its features are put in and its slices lie in, those with most first', () => {
    const { plan } = planOf({
      features: [
        { id: 'A-1', group: 'Lanes', paths: ['core/a', 'tools/a'] },
        { id: 'A-2', group: 'Lanes', paths: ['core/b', 'tools/b', 'edge/b'] },
        { id: 'A-3', group: 'Lanes', paths: ['edge/c'] },
      ],
      areas: areas(),
      groups: { Lanes: 'Core' },
    });
    // Two features name each; one slice lies at the edge besides.
    expect(plan.items.find((item) => item.group === 'Lanes')?.secondaryAreas).toEqual(['Edge', 'Tools']);
    const more = planOf({
      features: [
        { id: 'A-1', group: 'Lanes', paths: ['core/a', 'tools/a'] },
        { id: 'A-2', group: 'Lanes', paths: ['core/b', 'tools/b', 'edge/b'] },
      ],
      areas: areas(),
      groups: { Lanes: 'Core' },
    });
    expect(more.plan.items.find((item) => item.group === 'Lanes')?.secondaryAreas).toEqual(['Tools', 'Edge']);
  });
});
