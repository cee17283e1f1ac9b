import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { folded, stateWord } from '../../src/sources/words.ts';
import { readFiles, whole } from './reading.ts';
import { look } from './shapes.ts';

const stateOf = (status: string): string => {
  const { counts } = look([{ id: 'F-1', title: 'a', status }]);
  return counts.done === 1 ? 'done' : counts.closed === 1 ? 'closed' : 'open';
};

describe('a status', () => {
  it.each<[string, string]>([
    ['done', 'done'],
    ['Done (2024-05-01)', 'done'],
    ['✅ Implemented: all tests pass', 'done'],
    ['completed - see notes', 'done'],
    ['merged in #12', 'done'],
    ['Working', 'done'],
    ['100%', 'done'],
    ['已完成（验证通过）', 'done'],
    ['hoàn thành', 'done'],
    ['TAMAMLANDI', 'done'],
    ['✅', 'done'],
    ['✔️', 'done'],
    ['❌', 'open'],
    ['✅ not yet', 'open'],
    ['deferred to v2', 'closed'],
    ['superseded by F-3', 'closed'],
    ['İPTAL EDİLDİ', 'closed'],
    ["won't do", 'closed'],
    ['not done', 'open'],
    ['partially done', 'open'],
    ['not implemented (yet)', 'open'],
    ['in progress', 'open'],
    ['undone', 'open'],
    ['45%', 'open'],
    ['进行中', 'open'],
  ])('%s is %s', (status, expected) => {
    expect(stateOf(status)).toBe(expected);
  });

  it('gives the word of a set by its head, and never by a part of a word', () => {
    const words = new Set(['done'].map(folded));
    expect(stateWord('DONE; tests to come', words)).toBe('done');
    expect(stateWord('donee', words)).toBe(null);
    expect(stateWord('(done)', words)).toBe('done');
  });

  it('that no list knows is open and said once with all its entries; one beside a flag is a comment', () => {
    const list = [
      { id: 'F-1', title: 'a', status: 'accepted' },
      { id: 'F-2', title: 'b', status: 'Accepted' },
      { id: 'F-3', title: 'c', status: 'complted' },
      { id: 'F-4', title: 'd', status: 'todo' },
      { id: 'F-5', title: 'e', status: '40 %' },
      { id: 'F-6', title: 'f', status: 'whatever', passes: false },
    ];
    const { findings, counts } = look(list);
    expect(counts.open).toBe(6);
    const said = findings.filter(({ code }) => code === 'inventory/unknown-status');
    expect(said.map(({ at, data }) => [at?.line, data])).toEqual([
      [5, { status: 'accepted', ids: ['F-1', 'F-2'], features: 2, near: null }],
      [15, { status: 'complted', ids: ['F-3'], features: 1, near: 'completed' }],
    ]);
  });
});

describe('a flag', () => {
  it.each<[JsonValue, string]>([
    [true, 'done'],
    [false, 'open'],
    [null, 'open'],
    ['yes', 'done'],
    ['deferred', 'closed'],
    ["Won't do: no demand", 'closed'],
    ['failed', 'open'],
  ])('of %j is %s', (passes, expected) => {
    const { counts } = look([
      { id: 'S-1', title: 'a', passes },
      { id: 'S-2', title: 'b', passes: false },
    ]);
    const means = counts.done === 1 ? 'done' : counts.closed === 1 ? 'closed' : 'open';
    expect([counts.entries, means]).toEqual([2, expected]);
  });
});

describe('criteria', () => {
  const criteria = (fields: { [key: string]: JsonValue }): unknown => {
    const text = JSON.stringify([{ id: 'F-1', title: 'a', phase: 'mvp', group: 'g', ...fields }]);
    const [feature] = readFiles({ ...whole, 'inventory.json': text }).sources.inventory.features;
    const shown = (list: readonly { id: string | null; text: string; done?: boolean }[]): string[] =>
      list.map(({ id, text: one, done }) => `${done ? 'x' : '-'} ${id ?? ''} ${one}`);
    return feature && [shown(feature.steps), shown(feature.acceptance)];
  };

  it.each<[string, { [key: string]: JsonValue }, unknown]>([
    [
      'a ticked box',
      { acceptance: ['[x] met', '[ ] not met', 'plain'] },
      [[], ['x  met', '-  not met', '-  plain']],
    ],
    ['ticked lines', { acceptance: '- [X] met\n- [ ] not met' }, [[], ['x  met', '-  not met']]],
    [
      'title and description',
      {
        steps: [
          { id: 1, title: 'Tune', description: 'all strings' },
          { title: 'Mix', description: 'Mix it' },
        ],
      },
      [['- 1 Tune: all strings', '-  Mix it'], []],
    ],
    [
      'subtasks with states and dependencies of their own',
      {
        subtasks: [
          { id: 1, title: 'Tune', status: 'Done' },
          { id: 2, title: 'Mix', status: 'open', dependencies: [1] },
          { id: 3, title: 'Press', status: 'dropped', dependencies: ['2'] },
        ],
      },
      [['x 1 Tune', '- 2 Mix (after 1)', '- 3 Press (dropped; after 2)'], []],
    ],
    [
      'subtasks whose fields have the names that those of entries may have',
      {
        subtasks: [
          { id: 1, title: 'Tune', estado_global: 'Done' },
          { id: 2, title: 'Mix', implemented: true, prerequisites: [1] },
        ],
      },
      [['x 1 Tune', 'x 2 Mix (after 1)'], []],
    ],
    [
      'a map of parts, called by their keys',
      { subtasks: { tune: { title: 'Tune', status: 'done' }, mix: { title: 'Mix' } } },
      [['x tune Tune', '- mix Mix'], []],
    ],
    [
      'subtasks beside acceptance criteria',
      { subtasks: ['Tune'], acceptance: ['In tune'], steps: ['Play'] },
      [['-  Play'], ['-  In tune', '-  Tune']],
    ],
  ])('%s', (_, fields, expected) => {
    expect(criteria(fields)).toEqual(expected);
  });
});

describe('an inventory without groups', () => {
  it.each<[string, boolean]>([
    ['branch', false],
    ['scheme', false],
    ['order', false],
    ['goup', true],
    ['gruop', true],
    ['modul', true],
  ])('whose entries have %s: is that a slip of a group? %s', (key, slip) => {
    const { findings } = look([
      { id: 'F-1', title: 'a', [key]: 'x' },
      { id: 'F-2', title: 'b', [key]: 'y' },
    ]);
    expect(findings.map(({ code }) => code).includes('inventory/missing-field')).toBe(slip);
  });
});

describe('numbers beside the entries', () => {
  const counted = (beside: { [key: string]: JsonValue }): unknown =>
    look({ features: [{ id: 'F-1', title: 'a', status: 'done' }], ...beside }).stated;

  it('count entries unless they are said to count something else', () => {
    expect(counted({ summary: { total_features: 3, done: 2 } })).toEqual([
      { what: 'summary.total_features', count: 3, counted: 1 },
      { what: 'summary.done', count: 2, counted: 1 },
    ]);
    expect(counted({ run: { total_cases: 421, passed: 420, failed: 1 } })).toEqual([]);
    expect(counted({ test_results: { passed: 420 } })).toEqual([]);
  });
});

describe('a priority that says that it will not be done', () => {
  it.each([
    ["Won't", 'open', [false, true]],
    ['Won’t have (this time)', 'open', [false, true]],
    ['Wird nicht', 'offen', [false, true]],
    ["Won't", 'done', [true, false]],
    ['Could', 'open', [false, false]],
  ])('%s, %s', (moscow, status, expected) => {
    const { counts } = look([{ id: 'F-1', title: 'Ring', status, moscow }]);
    expect([counts.done === 1, counts.closed === 1]).toEqual(expected);
  });
});
