import { describe, expect, it } from 'vitest';
import { contract, decision, planOf, type World } from './literals.ts';

const areas = ['core', 'edge', 'far'].map((folder) => ({ name: folder, folder }));
const features = [
  { id: 'A-1', group: 'A', paths: ['core/a'] },
  { id: 'B-1', group: 'B', paths: ['edge/b'], after: ['A-1'] },
  { id: 'C-1', group: 'C', paths: ['far/c'] },
];
const groups = { A: 'core', B: 'edge', C: 'far' };

describe('workstreams', () => {
  it('come from the areas where no rule gives them, one each', () => {
    const { plan, findings } = planOf({ features, areas, groups });
    expect(plan.workstreams.map((stream) => [stream.id, stream.slices, stream.features])).toEqual(
      expect.arrayContaining([
        ['core', ['a/A-1'], 1],
        ['edge', ['b/B-1'], 1],
        ['far', ['c/C-1'], 1],
      ]),
    );
    expect(findings.filter((one) => one.code === 'plan/orphan-paths')).toEqual([]);
  });

  it('that are derived leave a contract surface to one writer, whoever else has ground there', () => {
    const { plan, findings } = planOf({
      features: [...features, { id: 'C-2', group: 'C', paths: ['api/far/port.go'] }],
      areas: [
        ...areas,
        { name: 'Events API', folder: 'api/events' },
        { name: 'Control API', folder: 'api/control' },
      ],
      groups,
      plan: { contractSurfaces: ['api/*'] },
      // The design gives a part of the surface to an area that has other ground too.
      decisions: [decision('area', 'path', 'api/far', 'far')],
    });
    const writers = plan.workstreams.filter((one) =>
      one.prefixes.some((prefix) => prefix.startsWith('api/')),
    );
    expect(writers.map((one) => one.id)).toEqual(['contracts']);
    expect(plan.hotspots.find((one) => one.path === 'api/*')?.writer).toBe('contracts');
    expect(findings.filter((one) => one.code === 'plan/hotspot-writers')).toEqual([]);
  });

  it('wait for those whose slices theirs wait for', () => {
    const { plan } = planOf({ features, areas, groups });
    expect(plan.workstreams.find((stream) => stream.id === 'edge')?.dependsOn).toEqual([
      { id: 'core', edges: 1, reason: 'one of its slices waits for core: B-1 depends on A-1' },
    ]);
  });

  it('that wait for each other in turn depend in the direction with more edges', () => {
    const turns = [
      { id: 'A-1', group: 'A', paths: ['core/a'] },
      { id: 'B-1', group: 'B', paths: ['edge/b'], after: ['A-1'] },
      { id: 'A-2', group: 'A', paths: ['core/c'], after: ['B-1'] },
      { id: 'B-2', group: 'B', paths: ['edge/d'], after: ['A-2'] },
    ];
    const { plan } = planOf({ features: turns, areas, groups, plan: { maxFeaturesPerSlice: 1 } });
    const waits = Object.fromEntries(
      plan.workstreams.map((one) => [one.id, one.dependsOn.map((on) => on.id)]),
    );
    expect([waits.core, waits.edge]).toEqual([[], ['core']]);
  });

  it('open an outer prefix into what lies in it where another stream has an inner one', () => {
    const { plan, findings } = planOf({
      features: [
        { id: 'A-1', group: 'A', paths: ['core'] },
        { id: 'B-1', group: 'B', paths: ['core/x'] },
      ],
      areas: [{ name: 'core', folder: 'core' }],
      groups: { A: 'core', B: 'core' },
      streams: { core: 'outer', 'core/x': 'inner' },
      files: ['core/x/1.go', 'core/y/1.go', 'core/z/1.go', 'core/guide.md'],
    });
    const prefixes = Object.fromEntries(plan.workstreams.map((one) => [one.id, one.prefixes]));
    expect(prefixes.outer).toEqual(['core/guide.md', 'core/y/', 'core/z/']);
    expect(prefixes.inner).toEqual(['core/x/']);
    expect(plan.items.find((item) => item.id === 'a')?.pathPrefixes).toEqual(['core/y/', 'core/z/']);
    expect(plan.waves).toHaveLength(1);
    expect(findings.find((one) => one.code === 'plan/nested-prefixes')?.data).toMatchObject({
      outer: 'core/',
      inner: ['core/x/'],
    });
  });

  it('that no rule gives to a path are a finding, and the path has one all the same', () => {
    const { plan, findings } = planOf({ features, areas, groups, streams: { core: 'main', edge: 'main' } });
    const found = findings.filter((one) => one.code === 'plan/orphan-paths').map((one) => one.data);
    expect(found).toContainEqual({ workstream: 'far', paths: ['far/', 'far/c/'], total: 2 });
    expect(plan.workstreams.find((one) => one.id === 'far')?.slices).toEqual(['c/C-1']);
  });

  it('that are too few or carry too much are findings', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      id: `A-${index}`,
      group: 'A',
      paths: [`core/m${index}`],
    }));
    const world: World = {
      features: [...many, { id: 'B-1', group: 'B', paths: ['edge/b'] }],
      areas,
      groups,
      plan: { maxFeaturesPerSlice: 1, contractSurfaces: [] },
      streams: { core: 'main', edge: 'other', far: 'other', docs: 'other' },
    };
    const codes = planOf(world).findings.map((one) => one.code);
    expect(codes).toContain('plan/heavy-workstream');
    expect(codes).toContain('plan/few-workstreams');
  });
});

describe('hotspots', () => {
  it('are the contract surfaces, the inventory and the design, each with one writer', () => {
    const { plan } = planOf({
      features,
      areas: [...areas, { name: 'events', folder: 'api/events' }],
      groups,
      streams: { api: 'contracts', core: 'main', edge: 'main', far: 'main', docs: 'docs' },
    });
    expect(plan.hotspots.map((one) => [one.path, one.writer])).toEqual([
      ['api/*', 'contracts'],
      ['docs/design.md', 'docs'],
      ['docs/features.json', 'docs'],
    ]);
    expect(plan.workstreams.find((one) => one.id === 'contracts')?.hotspots).toEqual(['api/*']);
  });

  it('of a rule have the writer that it names, or a finding when there is no such workstream', () => {
    const hotspot = (writer: string) =>
      decision('hotspot', 'path', 'core/main.go', 'core/main.go', {
        then: { hotspot: 'core/main.go', writer },
      });
    const world: World = { features, areas, groups };
    const named = planOf({ ...world, decisions: [hotspot('edge')] });
    expect(named.plan.hotspots.find((one) => one.path === 'core/main.go')?.writer).toBe('edge');
    const unknown = planOf({ ...world, decisions: [hotspot('nobody')] });
    expect(unknown.plan.hotspots.find((one) => one.path === 'core/main.go')?.writer).toBe('core');
    const found = unknown.findings.find((one) => one.code === 'plan/unknown-writer');
    expect([found?.at, found?.data.suggestion]).toEqual([hotspot('nobody').ruleSource, null]);
    const misspelt = planOf({ ...world, decisions: [hotspot('edgee')] }).findings;
    expect(misspelt.find((one) => one.code === 'plan/unknown-writer')?.data.suggestion).toBe('edge');
  });

  it('that several workstreams write are a finding', () => {
    const { findings } = planOf({
      features: [
        ...features,
        { id: 'E-1', group: 'E', paths: ['api/e'] },
        { id: 'F-1', group: 'F', paths: ['api/f'] },
      ],
      areas,
      groups,
      streams: { 'api/e': 'one', 'api/f': 'two', core: 'main' },
      decisions: [contract('feature', 'A-1', 'Shape', 'api/e')],
    });
    expect(findings.find((one) => one.code === 'plan/hotspot-writers')?.data).toMatchObject({
      hotspot: 'api/*',
    });
  });

  const writer = (path: string, more: Partial<World> = {}): string | undefined => {
    const named = decision('hotspot', 'path', path, path, { then: { hotspot: path } });
    return planOf({ features, areas, groups, ...more, decisions: [named] }).plan.hotspots.find(
      (one) => one.path === path,
    )?.writer;
  };

  it('that no rule gives a writer are written by whoever has most of what lies in them, else by the first workstream', () => {
    const streams = { 'lib/a': 'zeta', 'lib/b': 'eta', 'lib/c': 'zeta', core: 'main' };
    const files = ['lib/a/x.go', 'lib/b/x.go', 'lib/c/x.go', 'core/x.go'];
    expect(writer('core/x.go', { streams, files })).toBe('main');
    expect(writer('lib', { streams, files })).toBe('zeta');
    expect(writer('lib', { streams: { 'lib/a': 'zeta', 'lib/b': 'eta' }, files })).toBe('eta');
    const ids = planOf({ features, areas, groups, streams, files }).plan.workstreams.map((one) => one.id);
    expect(writer('no/where', { streams, files })).toBe(ids[0]);
  });

  it('are each what it says first: a rule before the configuration, one rule before another as people count', () => {
    const named = (of: string, rule: string, because: string) =>
      decision('hotspot', 'path', of, 'api/*', { rule, because, then: { hotspot: 'api/*' } });
    const { plan } = planOf({
      features,
      areas,
      groups,
      decisions: [named('b', 'r1', 'third'), named('a', 'r10', 'second'), named('a', 'r9', 'first')],
    });
    expect(plan.hotspots.filter((one) => one.path === 'api/*').map((one) => [one.rule, one.because])).toEqual(
      [['r9', 'first']],
    );
  });
});

describe('which workstream waits for which', () => {
  /** Features by workstream, each with what it depends on; one slice a feature. */
  const waits = (entries: Record<string, Record<string, readonly string[]>>): string[] => {
    const streams = Object.keys(entries);
    const { plan } = planOf({
      features: streams.flatMap((stream) =>
        Object.entries(entries[stream] ?? {}).map(([id, after]) => ({
          id,
          group: stream,
          paths: [`${stream}/${id}`],
          after,
        })),
      ),
      areas: streams.map((folder) => ({ name: folder, folder })),
      groups: Object.fromEntries(streams.map((folder) => [folder, folder])),
      streams: Object.fromEntries(streams.map((folder) => [folder, folder])),
      plan: { maxFeaturesPerSlice: 1, contractSurfaces: [] },
    });
    return plan.workstreams.flatMap((one) =>
      one.dependsOn.map(({ id, reason }) => `${one.id} after ${id}: ${reason}`),
    );
  };

  it('is the one with more edges of two that wait in turn, with the first of its reasons', () => {
    expect(waits({ a: { A1: ['B1'], A2: [], A3: ['B2'] }, b: { B1: [], B2: [], B3: ['A2'] } })).toEqual([
      "a after b: 2 of its slices' edges come from b, first: A1 depends on B1",
    ]);
    expect(waits({ a: { A1: [], A2: ['B2'] }, b: { B1: ['A1'], B2: [] } })).toEqual([
      'b after a: one of its slices waits for a: B1 depends on A1',
    ]);
  });

  it('leaves out what would close a circle, the fewest edges first', () => {
    const circle = {
      a: { A1: ['C1'], A2: ['C2'], A3: [] },
      b: { B1: ['A3'], B2: ['A3'], B3: [] },
      c: { C1: [], C2: [], C3: ['B3'] },
    };
    expect(waits(circle)).toEqual([
      "a after c: 2 of its slices' edges come from c, first: A1 depends on C1",
      "b after a: 2 of its slices' edges come from a, first: B1 depends on A3",
    ]);
  });
});
