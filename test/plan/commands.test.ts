import { describe, expect, it } from 'vitest';
import { decision, planOf, type World } from './literals.ts';

const one = { id: 'A-1', group: 'Lanes' };
const gate = (path: string, command: string, then: Record<string, string> = {}) =>
  decision('gate', 'path', path, command, { then: { command, ...then } });

/** The commands that prove the one slice on some paths. */
function commands(paths: readonly string[], ...decisions: NonNullable<World['decisions']>): string[] {
  const { plan } = planOf({
    features: [one],
    areas: [{ name: 'Core', folder: 'core', packages: [{ title: 'Work', ids: ['A-1'], paths }] }],
    groups: { Lanes: 'Core' },
    files: [
      'core/main.go',
      'core/list.txt',
      'core/deep/er/x.go',
      'core/lanes/a.go',
      'core/data/a/1.json',
      'core/noted/guide.md',
    ],
    decisions,
  });
  return plan.items[0]?.slices.flatMap((slice) => slice.commands.map(({ command }) => command)) ?? [];
}

describe('a command about', () => {
  const all = '{path} {folder} {package} {path}';

  it.each<[string, string[], string, Record<string, string>, string]>([
    ['a folder', ['core/lanes'], 'core/lanes', {}, 'core/lanes core/lanes core/lanes core/lanes'],
    ['a folder above', ['core/lanes'], 'core', {}, 'core/lanes core/lanes core/lanes core/lanes'],
    ['a file', ['core/main.go'], 'core/main.go', {}, 'core/main.go core core/main.go core/main.go'],
    ['the folder of a file, which it proves whole', ['core/main.go'], 'core', {}, 'core core core core'],
    [
      'a folder, from its parent',
      ['core/lanes'],
      'core',
      { in: 'core' },
      'cd core && lanes lanes lanes lanes',
    ],
    [
      'a folder, from itself',
      ['core/lanes'],
      'core/lanes',
      { in: 'core/lanes/' },
      'cd core/lanes && . . . .',
    ],
    [
      'a file, from its folder',
      ['core/main.go'],
      'core/main.go',
      { in: 'core' },
      'cd core && main.go . main.go main.go',
    ],
    [
      'a folder, from elsewhere',
      ['core/lanes'],
      'core',
      { in: 'edge' },
      'cd edge && core/lanes core/lanes core/lanes core/lanes',
    ],
    [
      'a folder, from the top',
      ['core/lanes'],
      'core',
      { in: '.' },
      'core/lanes core/lanes core/lanes core/lanes',
    ],
    ['a package', ['core/lanes'], 'core', { package: 'lanes' }, 'core/lanes core/lanes lanes core/lanes'],
    [
      "a folder with a blank and a ' in its name",
      ['core/lanes'],
      'core',
      { in: "a b's" },
      "cd 'a b'\\''s' && core/lanes core/lanes core/lanes core/lanes",
    ],
  ])('%s', (_, paths, about, then, expected) => {
    expect(commands(paths, gate(about, all, then))).toEqual([expected]);
  });

  it('several paths is one command with an argument for each, once', () => {
    const test = gate('core', 'go test', { argument: './{path}/...' });
    expect(commands(['core/lanes', 'core/deep'], test)).toEqual(['go test ./core/deep/... ./core/lanes/...']);
    const same = gate('core', 'go test', { argument: '-race' });
    expect(commands(['core/lanes', 'core/deep'], same)).toEqual(['go test -race']);
    expect(commands(['core/lanes', 'core/deep'], gate('core', 'go test'))).toEqual(['go test']);
    // Two that read the same are one.
    const whole = gate('core', 'go test -race');
    expect(commands(['core/lanes'], same, whole)).toEqual(['go test -race']);
  });

  it('a folder proves the files in it too: they are not named again', () => {
    const test = gate('core', 'go test', { argument: './{path}/...' });
    const file = gate('core/main.go', 'go test', { argument: './{folder}' });
    // Nothing is decided about the list beside the file, so its folder is proven whole.
    expect(commands(['core/main.go', 'core/list.txt'], test, file)).toEqual(['go test ./core/...']);
    expect(commands(['core/main.go'], test, file)).toEqual(['go test ./core']);
    expect(commands(['core/main.go', 'core/deep'], test, file)).toEqual(['go test ./core/deep/... ./core']);
  });

  it('files of a kind is about the folder that has them, where a folder below it is there and has none', () => {
    const test = gate('core', 'go test', { argument: './{path}/...', extension: '.go' });
    expect(commands(['core/data'], test)).toEqual(['go test ./core/...']);
    expect(commands(['core/data', 'core/lanes'], test)).toEqual(['go test ./core/...']);
    expect(commands(['core/deep'], test)).toEqual(['go test ./core/deep/...']);
    // What is yet to be made will have them, and so will what has notes alone.
    expect(commands(['core/new'], test)).toEqual(['go test ./core/new/...']);
    expect(commands(['core/noted'], test)).toEqual(['go test ./core/noted/...']);
    expect(commands(['core/data'], gate('core', 'go test', { argument: './{path}/...' }))).toEqual([
      'go test ./core/data/...',
    ]);
  });

  it('a path is that of the nearest folder that has one', () => {
    expect(commands(['core/lanes'], gate('core', 'far'), gate('core/lanes', 'near'))).toEqual(['near']);
  });
});

describe('who owns an item', () => {
  const owner = (path: string, name: string) =>
    decision('owner', 'path', path, name, { rule: `owner/${name}` });
  const of = (features: World['features'], ...decisions: NonNullable<World['decisions']>) => {
    const { plan } = planOf({
      features,
      areas: [{ name: 'Core', folder: 'core' }],
      groups: { Lanes: 'Core' },
      decisions,
    });
    return [plan.items[0]?.owner, plan.items[0]?.ownerRule];
  };
  const on = (id: string, path: string, name?: string) => ({
    id,
    group: 'Lanes',
    paths: [path],
    ...(name ? { owner: name } : {}),
  });

  it('is who owns half of its paths, by name where two do; the inventory is asked where nobody does', () => {
    const three = [on('A-1', 'core/a', 'zoe'), on('A-2', 'core/b', 'zoe'), on('A-3', 'core/c', 'kim')];
    const [kim, lee] = [owner('core/a', 'kim'), owner('core/b', 'lee')];
    expect(of(three, lee, owner('core/c', 'lee'), kim)).toEqual(['lee', 'owner/lee']);
    expect(of(three.slice(0, 2), lee, kim)).toEqual(['kim', 'owner/kim']);
    expect(of(three.slice(0, 2), lee)).toEqual(['lee', 'owner/lee']);
    // A third of the paths is not enough to answer for the others.
    expect(of(three, lee)).toEqual(['zoe', null]);
    expect(of(three)).toEqual(['zoe', null]);
    expect(of(three.slice(1))).toEqual(['kim', null]);
    expect(of([on('A-1', 'core/a')])).toEqual([null, null]);
    expect(of([on('A-1', 'core/a', 'kim'), on('A-2', 'core/b'), on('A-3', 'core/c')])).toEqual([null, null]);
    // What lies on the ground of others counts only where nothing lies on the area's own.
    const away = [on('A-1', 'core/a'), on('A-2', 'edge/b'), on('A-3', 'edge/c')];
    const abroad = [owner('edge/b', 'lee'), owner('edge/c', 'lee')];
    expect(of(away, ...abroad)).toEqual([null, null]);
    expect(of(away.slice(1), ...abroad)).toEqual(['lee', 'owner/lee']);
  });
});
