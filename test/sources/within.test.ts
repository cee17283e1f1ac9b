import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { look } from './shapes.ts';

const entry = (id: string): JsonObject => ({ id, title: `Entry ${id}`, status: 'open' });
const first = [entry('F-1')];
const second = [entry('G-1')];
const byId = (id: string): JsonObject => ({ [id]: { title: `Entry ${id}`, status: 'open' } });

/** Every entry with its group, then the lists that are left. */
function read(value: JsonValue): { entries: string[]; left: string[] } {
  const { groups, left, counts } = look(value);
  const named = groups.map((one) => `${one.value} ${one.entries}`);
  return { entries: [`${counts.entries} entries`, ...named], left: left.map(({ path }) => path) };
}

describe('groups within groups, and lists beside the entries of a group', () => {
  it.each<[string, JsonValue, readonly string[]]>([
    [
      'maps under an unknown key',
      {
        groups: { A: { features: byId('F-1'), subgroups: { S: { features: byId('G-1') } } } },
      },
      ['A 2'],
    ],
    [
      'lists under an unknown key',
      { groups: [{ name: 'A', features: first, subgroups: [{ name: 'S', features: second }] }] },
      ['A 2'],
    ],
    [
      'lists of groups under the key of a tree',
      { groups: [{ name: 'A', features: first, children: [{ name: 'S', features: second }] }] },
      ['A 2'],
    ],
    ['entries under an unknown key', { groups: [{ name: 'A', features: first, more: second }] }, ['A 2']],
    [
      'a group that holds nothing but groups',
      {
        groups: {
          A: { features: first },
          B: { sub: { C: { features: second } } },
        },
      },
      ['A 1', 'B 1'],
    ],
    [
      'a group three levels down',
      {
        groups: [
          { name: 'A', features: first },
          { name: 'B', inner: [{ name: 'C', innermost: [{ name: 'D', features: second }] }] },
        ],
      },
      ['A 1', 'B 1'],
    ],
    [
      'two lists of entries in an epic of a phase',
      { phases: [{ name: 'P', epics: [{ name: 'E', tasks: first, spikes: second }] }] },
      ['E 2'],
    ],
    [
      'groups in none of which a key is known',
      {
        groups: [
          { name: 'A', cards: first },
          { name: 'B', cards: second },
        ],
      },
      ['A 1', 'B 1'],
    ],
    [
      'a group that is the list itself beside one that has it under a key',
      { groups: { A: { features: first }, B: second } },
      ['A 1', 'B 1'],
    ],
    ['a group in a list of entries', [...first, { group: 'B', features: second }], ['B 1']],
    [
      'a group in a map of entries',
      {
        features: { ...byId('F-1'), B: { ...byId('G-1'), ...byId('G-2') } },
      },
      ['B 2'],
    ],
  ])('%s', (_, value, groups) => {
    const all = JSON.stringify(value).match(/Entry/g) ?? [];
    expect(read(value)).toEqual({ entries: [`${all.length} entries`, ...groups], left: [] });
  });

  it('what is of another kind in a group is left, and said', () => {
    const risks = [
      { id: 'R-1', title: 'Fire', likelihood: 'low', impact: 'high', owner: 'x' },
      { id: 'R-2', title: 'Water', likelihood: 'low', impact: 'high', owner: 'x' },
    ];
    const value = { groups: [{ name: 'A', features: first, risks }] };
    expect(read(value)).toEqual({ entries: ['1 entries', 'A 1'], left: ['groups.*.risks'] });
  });

  it('fields of a group and of its entries are no entries', () => {
    const criteria = [{ id: 'C-1', text: 'It works', status: 'open' }];
    const value = {
      groups: [
        {
          name: 'A',
          acceptance_criteria: criteria,
          owner: { name: 'x', status: 'away' },
          features: [{ ...entry('F-1'), subtasks: criteria, checks: criteria }],
        },
      ],
    };
    expect(read(value)).toEqual({ entries: ['1 entries', 'A 1'], left: [] });
  });
});
