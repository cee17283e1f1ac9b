import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecisionIndex } from '../../src/model/decision.ts';
import { isUnder, outermost } from '../../src/model/paths.ts';
import { FolderTree } from '../../src/plan/folders.ts';
import { Ground } from '../../src/plan/ground.ts';
import { PathReader, PathTable } from '../../src/plan/paths.ts';
import { factsOf } from './literal-facts.ts';
import { configOf, contract, decision, decisionsOf, type World } from './literals.ts';

function groundOf(world: World): Ground {
  return new Ground(factsOf(world), new DecisionIndex(decisionsOf(world)), configOf(world));
}

describe('reading paths', () => {
  const reader = new PathReader(['core/lanes/router.go', 'core/Makefile', 'docs/a.json', 'odd.d/x']);
  it.each([
    ['core/lanes', 'core/lanes/'],
    ['./core//lanes/', 'core/lanes/'],
    ['core/lanes/*', 'core/lanes/'],
    ['core/lanes/...', 'core/lanes/'],
    ['core/lanes/router.go', 'core/lanes/router.go'],
    ['core/Makefile', 'core/Makefile'],
    ['core/new.go', 'core/new.go'],
    ['core/new', 'core/new/'],
    ['core/v1.2', 'core/v1.2/'],
    ['.hidden', '.hidden/'],
    ['odd.d', 'odd.d/'],
    ['core/rspp-*/main.go', 'core/'],
    ['core/{a,b}', 'core/'],
    ['../outside', null],
    ['*', null],
    ['', null],
    [`${'a/'.repeat(200)}b`, null],
  ])('%s is %s', (written, prefix) => {
    expect(reader.read(written)).toBe(prefix);
  });

  it('keeps outermost paths only', () => {
    expect(outermost(['a/b/', 'a/', 'a-b/', 'b/c.go', 'b/c.go', 'a/x'])).toEqual(['a-b/', 'a/', 'b/c.go']);
    expect(outermost(['a', 'a-b', 'a/b/'])).toEqual(['a', 'a-b']);
  });

  it('answers by the nearest folder above', () => {
    const table = new PathTable<string>();
    table.set('a/', 'outer');
    table.set('a/b/c', 'inner');
    expect(['a/b/', 'a/b/c/', 'a/b/c/d.go', 'ab/'].map((path) => table.at(path))).toEqual([
      'outer',
      'inner',
      'inner',
      undefined,
    ]);
  });
});

describe('ground', () => {
  it('widens a file to its folder, which holds its tests, but not a file near the top', () => {
    const ground = groundOf({ features: [], streams: { core: 's' } });
    expect(ground.of('core/lanes/router.go')).toBe('core/lanes/');
    expect(ground.of('docs/a.json')).toBe('docs/a.json');
    expect(ground.of('README.md')).toBe('README.md');
  });

  it('does not widen a file that a rule gives to another workstream than its folder', () => {
    const ground = groundOf({ features: [], streams: { 'core/lanes': 's', 'core/lanes/seam.go': 'other' } });
    expect(ground.of('core/lanes/seam.go')).toBe('core/lanes/seam.go');
    expect(ground.of('core/lanes/router.go')).toBe('core/lanes/');
  });

  it('takes the area of the nearest folder that has one, by rule or by prefix', () => {
    const ground = groundOf({
      features: [],
      areas: [
        { name: 'Core', folder: 'core' },
        { name: 'Lanes', folder: 'core/lanes' },
      ],
      decisions: [decision('area', 'path', 'core/lanes/x', 'Core')],
    });
    expect(
      ['core/a/', 'core/lanes/', 'core/lanes/x/y.go', 'else/'].map((path) => ground.areaOf(path)),
    ).toEqual(['Core', 'Lanes', 'Core', null]);
  });

  it('gives what no rule covers to the workstream of its area, else to one of its top folder', () => {
    const ground = groundOf({
      features: [{ id: 'A-1', paths: ['billing/new/x.go', 'tools/run', 'README.md'] }],
      areas: [{ name: 'Billing', folder: 'billing' }],
      streams: { 'billing/core': 'money' },
    });
    expect(ground.streamOf('billing/new/')).toBe('billing');
    expect(ground.streamOf('tools/run/')).toBe('tools');
    expect(ground.streamOf('README.md')).toBe('repository-root');
    expect(ground.orphans.map((orphan) => orphan.path)).toContain('tools/run/');
  });

  it('shares one workstream between the contract areas of a repository without rules', () => {
    const areas = ['api/a', 'api/b', 'core', 'edge'].map((folder) => ({ name: `Area ${folder}`, folder }));
    const ground = groundOf({ features: [], areas });
    expect(areas.map(({ folder }) => ground.streamOf(folder))).toEqual([
      'contracts',
      'contracts',
      'area-core',
      'area-edge',
    ]);
  });

  it('splits a path along workstreams and contract surfaces', () => {
    const ground = groundOf({
      features: [],
      streams: { core: 'a', 'core/x': 'b' },
      files: ['core/x/1.go', 'core/y/1.go', 'core/z/1.go', 'core/guide.md'],
      plan: { contractSurfaces: ['core/z/'] },
    });
    expect(ground.parts('core/')).toEqual([
      { stream: 'a', surface: 'core/z/', prefixes: ['core/z/'] },
      { stream: 'a', surface: null, prefixes: ['core/guide.md', 'core/y/'] },
      { stream: 'b', surface: null, prefixes: ['core/x/'] },
    ]);
    expect(ground.parts('core/y/')).toEqual([{ stream: 'a', surface: null, prefixes: ['core/y/'] }]);
  });
});

describe('workstreams where no rule speaks of them', () => {
  const named = (names: readonly string[]) => names.map((folder) => ({ name: `Area ${folder}`, folder }));

  it('are one an area where contract areas would leave fewer than three', () => {
    const of = (...folders: string[]): (string | null)[] => {
      const ground = groundOf({ features: [], areas: named(folders) });
      return folders.map((folder) => ground.streamOf(folder));
    };
    expect(of('api/a', 'api/b', 'core')).toEqual(['area-api-a', 'area-api-b', 'area-core']);
    expect(of('api/a', 'core', 'edge', 'tools')).toEqual([
      'area-api-a',
      'area-core',
      'area-edge',
      'area-tools',
    ]);
    expect(of('api/a', 'api/b', 'core', 'edge')).toEqual([
      'contracts',
      'contracts',
      'area-core',
      'area-edge',
    ]);
  });

  it('give what lies on a surface to who writes it, but not an area that is all surface itself', () => {
    const features = [
      { id: 'A-1', paths: ['api/loose'] },
      { id: 'A-2', paths: ['shapes/loose'] },
      { id: 'A-3', paths: ['tools/x'] },
    ];
    const areas = named(['api/a', 'api/b', 'core', 'edge']);
    const ground = groundOf({ features, areas, plan: { contractSurfaces: ['api/*', 'shapes/*'] } });
    const streams = ['api/loose', 'shapes/loose', 'tools/x'].map((path) => ground.streamOf(path));
    expect(streams).toEqual(['contracts', 'shapes', 'tools']);
    expect(['contracts', 'shapes', 'area-core'].map((id) => ground.streamNames.get(id))).toEqual([
      'Contracts',
      'shapes',
      'Area core',
    ]);
    const two = groundOf({
      features,
      areas: named(['api', 'core', 'edge']),
      plan: { contractSurfaces: ['api/*'] },
    });
    expect([two.streamOf('api/loose'), two.streamNames.get('area-api')]).toEqual(['area-api', 'Area api']);
  });

  it('are left to rules as soon as there is one: then a surface is no reason', () => {
    const ground = groundOf({
      features: [{ id: 'A-1', paths: ['api/loose'] }],
      areas: named(['api/a', 'api/b', 'core', 'edge']),
      streams: { core: 'team' },
    });
    expect([ground.streamOf('api/loose'), ground.streamOf('core')]).toEqual(['api', 'team']);
  });
});

describe('a path that no workstream rule covers', () => {
  const area = { name: 'Core', folder: 'core' };
  const lib = decision('area', 'path', 'lib/x', 'Core');

  it('goes to the workstream of its area, as the rules name it on its own ground', () => {
    const features = [{ id: 'A-1', paths: ['lib/x'] }];
    const ruled = groundOf({
      features,
      areas: [area],
      streams: { core: 'team', 'core/deep': 'deep' },
      decisions: [lib],
    });
    expect([ruled.areaOf('lib/x/y'), ruled.streamOf('lib/x')]).toEqual(['Core', 'team']);
    const other = groundOf({ features, areas: [area], streams: { edge: 'edge' }, decisions: [lib] });
    expect([other.streamOf('lib/x'), other.streamNames.get('core')]).toEqual(['core', 'Core']);
  });

  it('is told from decisions about what is no path, and from paths outside', () => {
    const failure = decision('area', 'failure', 'lib/x', 'Core');
    const outside = decision('workstream', 'path', '../lib', 'team');
    const ground = groundOf({
      features: [{ id: 'A-1', paths: ['lib/x', '../y'] }],
      areas: [area],
      decisions: [failure, outside],
    });
    expect([ground.areaOf('lib/x'), ground.ruled, ground.of('../y')]).toEqual([null, false, null]);
  });

  it('keeps the first name that a rule gives its workstream', () => {
    const named = (path: string, name?: string) =>
      decision('workstream', 'path', path, 'team', { then: name === undefined ? {} : { name } });
    const ground = groundOf({
      features: [],
      areas: [area],
      decisions: [named('core/a'), named('core/b', 'The team'), named('core/c', 'Another')],
    });
    expect(ground.streamNames.get('team')).toBe('The team');
  });

  it('is the contract surface of a rule, under its own lock or that of the configured one around it', () => {
    const ground = groundOf({
      features: [{ id: 'A-1' }],
      areas: [area],
      plan: { contractSurfaces: ['api/*', '../x'] },
      decisions: [
        contract('feature', 'A-1', 'T', 'shapes/b'),
        contract('feature', 'A-1', 'T', 'api/deep/er'),
      ],
    });
    expect([...ground.locks]).toEqual([
      ['api/', 'api/*'],
      ['api/deep/er/', 'api/*'],
      ['shapes/b/', 'shapes/b/'],
    ]);
  });
});

describe('prefixes of workstreams', () => {
  const names = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  const labels = fc.uniqueArray(fc.tuple(names, fc.constantFrom('s', 't', 'u')), {
    selector: ([path]) => path,
    maxLength: 8,
  });

  it('are disjoint, and give every known path to the workstream of the longest labelled folder', () => {
    fc.assert(
      fc.property(labels, fc.array(names, { maxLength: 12 }), (labelled, files) => {
        const tree = new FolderTree();
        for (const file of files) tree.add(`${file}/f.go`);
        for (const [path, stream] of labelled) tree.label(`${path}/`, { stream });
        const prefixes = [...tree.byStream()].flatMap(([stream, list]) =>
          list.map((path) => ({ path, stream })),
        );
        for (const a of prefixes) {
          for (const b of prefixes) if (a !== b) expect(isUnder(a.path, b.path)).toBe(false);
        }
        for (const file of files) {
          const path = `${file}/f.go`;
          const longest = [...labelled]
            .filter(([one]) => isUnder(path, one))
            .sort((a, b) => b[0].length - a[0].length)[0];
          const owners = prefixes.filter((one) => isUnder(path, one.path)).map((one) => one.stream);
          expect(owners).toEqual(longest ? [longest[1]] : []);
        }
      }),
    );
  });
});

describe('the tests of a file', () => {
  it('belong to whoever has the file without its folder, each to that of its own name', () => {
    const ground = groundOf({
      features: [{ id: 'A-1', group: 'A', paths: ['core'] }],
      areas: [{ name: 'core', folder: 'core' }],
      groups: { A: 'core' },
      streams: {
        core: 'outer',
        'core/plan.go': 'inner',
        'core/Makefile': 'inner',
        'core/own_test.go': 'third',
      },
      files: [
        'core/plan.go',
        'core/plan_test.go',
        'core/plan_more_test.go',
        'core/planner_test.go',
        'core/Makefile',
        'core/own.go',
        'core/own_test.go',
        'core/deep/plan_test.go',
      ],
    });
    const streams = ['plan_test', 'plan_more_test', 'planner_test', 'own_test', 'deep/plan_test'].map(
      (name) => ground.streamOf(`core/${name}.go`),
    );
    expect(streams).toEqual(['inner', 'outer', 'outer', 'third', 'outer']);
  });
});
