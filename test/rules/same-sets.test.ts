import { describe, expect, test } from 'vitest';
import { sameSets } from '../../src/rules/same-sets.ts';
import { type Files, sound } from './books.ts';

const rule = (id: string): string =>
  `  - { id: ${id}, when: { all: [] }, then: { flag: ${id}, severity: low } }\n`;
const risk = (...ids: string[]): string => `decides: risk\nrules:\n${ids.map(rule).join('')}`;
const area = (group: string, policy = 'unique'): string =>
  `decides: area\nabout: group\nhitPolicy: ${policy}\ntable: [{ id: own, group: ${group}, area: X }]\n`;
const base: Files = { 'rules/a.yaml': risk('a', 'b'), 'rules/b.yaml': risk('c'), 'rules/c.yaml': area('G') };

/** What two books answer alike: risks of features, areas of groups, areas of paths, which no rule speaks of. */
function alike(before: Files, after: Files, folders?: readonly string[]): boolean[] {
  const same = sameSets(sound(before, folders), sound(after, folders));
  return [same('risk', 'feature'), same('area', 'group'), same('area', 'path')];
}

describe('two rule books answer alike', () => {
  test('everything when they are one, or read the same', () => {
    const book = sound(base);
    expect(sameSets(book, book)('risk', 'feature')).toBe(true);
    expect(alike(base, { ...base })).toEqual([true, true, true]);
  });

  test.each<[string, Files]>([
    ['a rule says otherwise', { ...base, 'rules/a.yaml': risk('a', 'b').replace('low', 'high') }],
    ['a rule is gone', { ...base, 'rules/a.yaml': risk('a') }],
    ['a rule has come', { ...base, 'rules/d.yaml': risk('d') }],
    ['a file is gone', { 'rules/a.yaml': risk('a', 'b'), 'rules/c.yaml': area('G') }],
    ['all rules are gone', { 'rules/c.yaml': area('G') }],
    ['only a comment changed, which is taken for more', { ...base, 'rules/b.yaml': `# why\n${risk('c')}` }],
  ])('but of what %s', (_, after) => {
    expect(alike(base, after)).toEqual([false, true, true]);
    expect(alike(after, base)).toEqual([false, true, true]);
  });

  test('but where another of several candidates wins', () => {
    const policies = {
      ...base,
      'rules/d.yaml': 'decides: area\nabout: group\nhitPolicy: priority\nrules: []\n',
    };
    const without = { ...base, 'rules/c.yaml': area('G').replace('hitPolicy: unique\n', '') };
    expect(alike(without, { ...policies, 'rules/c.yaml': without['rules/c.yaml'] ?? '' })[1]).toBe(false);
  });

  test('but of rules that have changed places between layers', () => {
    const files = { 'one/a.yaml': risk('a'), 'two/b.yaml': risk('b') };
    const before = sound(files, ['one', 'two']);
    const after = sound(files, ['two', 'one']);
    expect(sameSets(before, after)('risk', 'feature')).toBe(false);
  });

  test('and nothing when a file with shared conditions is another one', () => {
    const shared = (value: boolean): Files => ({
      ...base,
      'rules/s.yaml': `conditions: { c: { fact: mvp, operator: equal, value: ${value} } }\n`,
    });
    expect(alike(shared(true), shared(true))).toEqual([true, true, true]);
    expect(alike(shared(true), shared(false))).toEqual([false, false, false]);
    expect(alike(base, shared(true))).toEqual([false, false, false]);
    expect(alike(shared(true), base)).toEqual([false, false, false]);
    expect(alike(shared(true), { ...shared(true), 'rules/b.yaml': risk('x') })).toEqual([false, true, true]);
  });
});
