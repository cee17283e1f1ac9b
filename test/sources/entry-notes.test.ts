import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import type { Feature } from '../../src/model/sources.ts';
import { readFiles } from './reading.ts';
import { entries, look } from './shapes.ts';

const one = (fields: { readonly [field: string]: JsonValue }): Feature => {
  const text = JSON.stringify({ features: [{ id: 'A-1', title: 'Kettle', ...fields }] }, null, 1);
  const [feature] = readFiles({ 'inventory.json': text }).sources.inventory.features;
  if (!feature) throw new Error('no feature was read');
  return feature;
};

const unread = (value: JsonValue): unknown[] =>
  look(value).findings.flatMap(({ code, data }) => (code === 'inventory/unread-keys' ? [data] : []));

describe('what an entry says besides its description', () => {
  it('is shown, by the key under which it stands', () => {
    const { description, notes } = one({
      text: 'Boils in no time',
      description: 'It boils',
      hints: 'Mind it',
    });
    expect(description).toBe('It boils');
    expect(notes.map(({ name, text }) => [name, text])).toEqual([
      ['text', 'Boils in no time'],
      ['hints', 'Mind it'],
    ]);
    expect(unread(entries(2, () => ({ description: 'It boils', goal: 'Tea' })))).toEqual([]);
  });
});

describe('what a criterion says besides its text', () => {
  const notes = (...acceptance: JsonValue[]): (string | undefined)[] =>
    one({ acceptance }).acceptance.map(({ note }) => note);

  it('is its measure, then what else stands there, as it is written', () => {
    expect(
      notes(
        { id: 'K-1', statement: 'It boils', kind: 'speed', metric: 'boil_time', operator: '<=', target: 90 },
        { text: 'It is quiet', measure: 'noise', threshold: 40, unit: 'dB', rooms: ['kitchen', 'hall'] },
        { text: 'It stops', target: 3, always: true, why: null, more: {} },
        { text: 'It pours' },
        'It lasts',
      ),
    ).toEqual([
      'boil_time <= 90; kind: speed',
      'noise 40 dB; rooms: kitchen, hall',
      'target: 3; always: true',
      undefined,
      undefined,
    ]);
  });

  it('is no part of its text, of its state, or of what comes before it', () => {
    const [criterion] = one({
      acceptance: [{ id: 1, title: 'Lid', description: 'Lid shuts', status: 'open', dependencies: ['2'] }],
    }).acceptance;
    expect(criterion).toMatchObject({ id: '1', text: 'Lid shuts (after 2)' });
    expect(criterion?.note).toBeUndefined();
    expect(notes({ given: 'a', when: 'b', then: 'c', by: 'hand' })).toEqual(['by: hand']);
    expect(notes({ step: 'Press it', expected: 'It clicks' })).toEqual(['expected: It clicks']);
  });

  it('is said to be left where it is too long for a line', () => {
    const acceptance = [{ text: 'It boils', story: 'long '.repeat(60), metric: 'boil_time', target: 90 }];
    expect(notes(...acceptance)).toEqual(['boil_time 90']);
    expect(unread(entries(2, () => ({ acceptance })))).toEqual([
      { keys: [{ key: 'acceptance.story', entries: 2 }] },
    ]);
  });
});

describe('what an entry says besides its fields', () => {
  const notes = (fields: { readonly [field: string]: JsonValue }): string[] =>
    one(fields).notes.map(({ name, text, at }) => `${name}: ${text} @${at.line}`);

  it('is what stands under keys that are to be shown, flat', () => {
    expect(notes({ hints: { metrics: ['boils_total', 'boil_time'], alarm_rules: 'none yet' } })).toEqual([
      'hints: metrics: boils_total, boil_time; alarm rules: none yet @6',
    ]);
    expect(notes({ hints: ['Fill it', 'Then, boil it'] })).toEqual(['hints: Fill it; Then, boil it @6']);
    expect(notes({ hints: '' })).toEqual([]);
  });

  it('is what else stands in an object that a field reads', () => {
    expect(notes({ owner: { team: 'Hearth', dri: 'ada' } })).toEqual(['owner dri: ada @8']);
    expect(notes({ risk: { level: 'high', summary: 'Steam', mitigation: 'A lid', seen_by: 'bo' } })).toEqual([
      'risk summary: Steam @8',
      'risk seen by: bo @10',
    ]);
    expect(notes({ test_plan: { test_types: ['unit'], steps: ['Boil'], bench: 'B2' } })).toEqual([
      'test plan bench: B2 @13',
    ]);
  });

  it('is where it comes from', () => {
    expect(notes({ refs: ['Manual 3', 'Manual 4'] })).toEqual(['refs: Manual 3, Manual 4 @6']);
  });
});

describe('keys that nothing reads and nothing shows', () => {
  it('are said once, with how many entries have them', () => {
    const value = entries(3, (index) => ({
      colour: 'red',
      notes: 'Shown',
      ...(index > 1 ? { weight: index, empty: [] } : {}),
    }));
    expect(unread(value)).toEqual([
      {
        keys: [
          { key: 'colour', entries: 3 },
          { key: 'weight', entries: 2 },
        ],
      },
    ]);
    const [finding] = look(value).findings.filter(({ code }) => code === 'inventory/unread-keys');
    expect(finding?.at).toMatchObject({ line: 5 });
  });

  it('are those too that a field would read if no other key gave it', () => {
    expect(unread(entries(2, () => ({ owner: 'Ann', assignee: 'Bob' })))).toEqual([
      { keys: [{ key: 'assignee', entries: 2 }] },
    ]);
    expect(unread(entries(2, () => ({ as_a: 'cook', i_want: 'tea', so_that: 'I wake' })))).toEqual([]);
  });

  it('are not said where another finding says them, nor where there is none', () => {
    const parts = [
      { name: 'a', status: 'open' },
      { name: 'b', status: 'done' },
    ];
    const value = entries(3, (index) => ({ parts, upstream: index > 1 ? [`F-${index - 1}`] : [] }));
    expect(unread(value)).toEqual([]);
    expect(unread(entries(3))).toEqual([]);
  });
});
