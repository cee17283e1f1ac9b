import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { entries, figures, look, plain } from './shapes.ts';

type Epics = { readonly [key: string]: JsonValue };

const plan = (epics: JsonValue, epic: (index: number) => Epics): JsonValue => ({
  epics,
  tasks: entries(4, (index) => ({ status: index === 1 ? 'done' : 'open', ...epic(index) }), 'T-'),
});
const two = (more: Epics = {}): JsonValue => [
  { id: 'E-1', title: 'Till', ...more },
  { id: 'E-2', title: 'Shop' },
];
const each = (index: number): Epics => ({ epic: index < 3 ? 'E-1' : 'e-2' });

describe('a list of what groups entries, beside them', () => {
  it('gives groups their names', () => {
    const seen = look(plan(two(), each), 'backlog.json');
    expect(figures(seen)).toContain('tasks 4: 4 entries, 2 groups, 3 open, 1 done');
    expect(seen.groups.map(({ value }) => value)).toEqual(['Till', 'Shop']);
    expect(seen.findings.map(({ code }) => code)).not.toContain('inventory/several-lists');
  });

  it.each<[string, JsonValue]>([
    ['a map of two', { 'E-1': { title: 'Till' }, 'E-2': { title: 'Shop' } }],
    ['a map of names', { 'E-1': 'Till', 'E-2': 'Shop' }],
  ])('may be %s', (_, epics) => {
    const seen = look(plan(epics, each), 'backlog.json');
    expect(figures(seen)).toContain('tasks 4: 4 entries, 2 groups, 3 open, 1 done');
    expect(seen.groups.map(({ value }) => value)).toEqual(['Till', 'Shop']);
    const unused = look(
      plan(epics, () => ({ epic: 'E-1' })),
      'backlog.json',
    );
    expect(unused.findings.find(({ code }) => code === 'inventory/empty-group')?.data).toMatchObject({
      groups: ['Shop'],
    });
  });

  it('is no inventory where it is nothing but names, and no group that entries do not name', () => {
    const alone = look({ epics: { 'E-1': 'Till', 'E-2': 'Shop' } }, 'backlog.json');
    expect(alone.counts.entries).toBe(0);
    const codes = look(
      plan({ 'E-1': 'Till' }, () => ({})),
      'backlog.json',
    ).findings.map(({ code }) => code);
    expect(codes.filter((code) => /several-lists|empty-group/.test(code))).toEqual([]);
  });

  it('is found by numbers too, and waits for by them', () => {
    const epics: JsonValue = [
      { id: 1, title: 'Till' },
      { id: 2, title: 'Shop', goal: 'No queue at all', depends_on: [1] },
    ];
    const text = JSON.stringify(plan(epics, (index) => ({ epic: index < 3 ? 1 : 2 })));
    const path = 'backlog.json';
    const { inventory } = readInventory([{ path, files: [{ path, text }] }], [], plain, new FindingLog());
    expect(
      inventory.features.map(({ id, group, dependencies }) => [
        id,
        group,
        dependencies.map((one) => one.text),
      ]),
    ).toEqual([
      ['T-1', 'Till', []],
      ['T-2', 'Till', []],
      ['T-3', 'Shop', ['T-1', 'T-2']],
      ['T-4', 'Shop', ['T-1', 'T-2']],
    ]);
    expect(inventory.groupNotes.map(({ group }) => group)).toEqual(['Shop']);
  });

  it('gives its owner and priority to entries that say none, and can be waited for', () => {
    const epics = two({ owner: '@till', priority: 'P1' });
    const seen = look(
      plan(epics, (index) => ({
        ...each(index),
        ...(index === 4 ? { depends_on: ['E-1'] } : { owner: '@own' }),
      })),
      'backlog.json',
    );
    expect(seen.fields.priority?.entries).toBe(2);
    expect(seen.fields.owner?.examples).toEqual(['@own']);
    expect(seen.counts.edges).toMatchObject({ resolved: 1, dangling: 0 });
  });

  it('is said where nothing names it, and each of which nothing is', () => {
    const found = (value: JsonValue): unknown[] =>
      look(value, 'backlog.json').findings.flatMap(({ code, data }) =>
        /several-lists|empty-group/.test(code) ? [[code, 'groups' in data ? data.groups : null]] : [],
      );
    expect(found(plan(two(), () => ({})))).toEqual([['inventory/several-lists', null]]);
    expect(found(plan(two(), each))).toEqual([]);
    expect(found(plan(two(), () => ({ epic: 'E-1' })))).toEqual([['inventory/empty-group', ['Shop']]]);
  });

  it('says of its entries what it says besides', () => {
    const text = JSON.stringify(plan(two({ acceptance: ['All is counted'], aim: 'No queue' }), each));
    const path = 'backlog.json';
    const { inventory } = readInventory([{ path, files: [{ path, text }] }], [], plain, new FindingLog());
    expect(
      inventory.groupNotes.map(({ group, notes }) => [
        group,
        notes.map(({ name, text }) => `${name}: ${text}`),
      ]),
    ).toEqual([['Till', ['acceptance: All is counted', 'aim: No queue']]]);
  });

  it('does nothing to groups that it does not name', () => {
    const seen = look(
      plan(two(), () => ({ epic: 'Yard' })),
      'backlog.json',
    );
    expect(seen.groups.map(({ value }) => value)).toEqual(['Yard']);
  });
});
