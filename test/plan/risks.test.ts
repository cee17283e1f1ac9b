import { describe, expect, it } from 'vitest';
import { contract, decision, planOf, type World } from './literals.ts';

const ids = ['A-1', 'A-2', 'A-3', 'A-4', 'B-1', 'B-2', 'B-3', 'B-4'];

/** The flags of the item of a package that cites features of two groups, when these features carry those flags. */
function flags(
  carrying: { readonly [flag: string]: readonly string[] },
  cited: readonly string[],
  more: Partial<World> = {},
): readonly string[] | undefined {
  const { plan } = planOf({
    features: ids.map((id) => ({ id, group: id.slice(0, 1) })),
    areas: [
      {
        name: 'Core',
        folder: 'core',
        packages: [{ title: 'Work', ids: cited, paths: ['api/core', 'core/work'] }],
      },
    ],
    groups: { A: 'Core', B: 'Core' },
    ...more,
    decisions: [
      ...(more.decisions ?? []),
      ...Object.entries(carrying).flatMap(([flag, list]) =>
        list.map((id) => decision('risk', 'feature', id, flag, { severity: 'high' })),
      ),
    ],
  });
  const item = plan.items.find((one) => one.workPackageIds.includes('core/work'));
  return item?.riskFlags.map((one) => one.flag);
}

describe('the risks of an item that builds no feature of its own are those', () => {
  const six = ['A-1', 'A-2', 'A-3', 'B-1', 'B-2', 'B-3'];

  it.each<[string, { readonly [flag: string]: readonly string[] }, readonly string[], readonly string[]]>([
    ['of a third of what it cites', { late: ['A-1', 'B-1'], loud: ['A-1'] }, six, ['late']],
    ['of as many as any other flag has', { late: ['A-1'], loud: ['B-1'] }, six, ['late', 'loud']],
    ['of one of three', { late: ['A-1'], loud: ['A-1', 'B-1'] }, ['A-1', 'A-2', 'B-1'], ['late', 'loud']],
    ['of what it cites and of nothing else', { late: ['A-4'] }, six, []],
  ])('%s', (_name, carrying, cited, expected) => {
    expect(flags(carrying, cited)).toEqual(expected);
  });

  it('and those of a feature whose contract it changes', () => {
    const carrying = { late: ['A-1', 'A-2', 'B-1'], loud: ['B-4'] };
    expect(flags(carrying, six)).toEqual(['late']);
    const decisions = [
      contract('work_package', 'core/work', 'Change', 'api/core'),
      contract('feature', 'B-4', 'Change', 'api/core'),
    ];
    const plan = { contractSurfaces: ['api/*'] };
    expect(flags(carrying, six, { decisions, plan })).toEqual(['late', 'loud']);
  });
});

describe('the risks of an item whose guide cites nothing for it are those of the modules that it stands on:', () => {
  /** The flags of a package without ids on one path, when modules of its guide cite features that carry flags. */
  function onModules(
    path: string,
    modules: { readonly [path: string]: readonly string[] },
    more: { readonly cited?: readonly string[]; readonly elsewhere?: boolean } = {},
  ): readonly string[] | undefined {
    const list = Object.entries(modules).map(([at, cited]) => ({ name: at, paths: [at], ids: cited }));
    const { plan } = planOf({
      features: ids.map((id) => ({ id, group: id.slice(0, 1) })),
      areas: [
        {
          name: 'Core',
          folder: 'core',
          ...(more.elsewhere ? {} : { modules: list }),
          packages: [{ title: 'Work', ids: more.cited ?? [], paths: [path] }],
        },
        { name: 'Far', folder: 'far', ...(more.elsewhere ? { modules: list } : {}) },
      ],
      groups: { A: 'Far', B: 'Far' },
      decisions: [
        ...['A-1', 'A-2', 'B-1'].map((id) => decision('risk', 'feature', id, 'late', { severity: 'high' })),
        decision('risk', 'feature', 'B-4', 'loud', { severity: 'high' }),
      ],
    });
    return plan.items
      .find((one) => one.workPackageIds.includes('core/work'))
      ?.riskFlags.map((one) => one.flag);
  }

  it.each<[string, string, { readonly [path: string]: readonly string[] }, readonly string[]]>([
    ['of the module there', 'core/work', { 'core/work': ['A-1', 'A-2', 'A-3'] }, ['late']],
    ['of the nearest module above', 'core/work/one', { 'core/work': ['A-1'], core: ['B-4'] }, ['late']],
    ['of a third of what they cite', 'core/work', { 'core/work': [...ids] }, ['late']],
    ['of none beside it', 'core/work', { 'core/other': ['A-1'] }, []],
    ['of none of them below it: that would be all', 'core', { 'core/work': ['A-1'] }, []],
  ])('%s', (_name, path, modules, expected) => {
    expect(onModules(path, modules)).toEqual(expected);
  });

  it('not where the guide cites features for it', () => {
    expect(onModules('core/work', { 'core/work': ['A-1'] }, { cited: ['A-4', 'B-4'] })).toEqual(['loud']);
  });

  it('and not those of a module of another guide', () => {
    expect(onModules('core/work', { 'core/work': ['A-1'] }, { elsewhere: true })).toEqual([]);
  });
});

describe('the risks of an item with features', () => {
  it('are those of each of them', () => {
    const { plan } = planOf({
      features: ids.map((id) => ({ id, group: 'Lanes' })),
      decisions: [
        ...ids.map((id) => decision('risk', 'feature', id, 'late', { severity: 'high' })),
        decision('risk', 'feature', 'A-1', 'loud', { severity: 'high' }),
      ],
    });
    expect(plan.items[0]?.riskFlags.map((one) => one.flag)).toEqual(['late', 'loud']);
  });
});
