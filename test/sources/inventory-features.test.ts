import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/model/sources.ts';
import { entry, read } from './inventory-entries.ts';
import { readFiles, whole } from './reading.ts';

describe('an entry of a map', () => {
  it.each([
    ['by its key', { 'F-1': { title: { a: 1 } }, 'F-2': { title: 'b' } }, 'F-1'],
    ['by its own id', { one: { id: 'F-1', title: { a: 1 } }, two: { id: 'F-2', title: 'b' } }, 'F-1'],
    ['by its place where keys only count', { 0: { title: { a: 1 } }, 1: { title: 'b' } }, 'entry 1'],
  ])('is named %s when one of its fields is wrong', (_, features, name) => {
    const text = JSON.stringify({ features });
    const { findings } = readFiles({ ...whole, 'inventory.json': text });
    expect(findings).toContainEqual(expect.stringContaining(`\`title\` of ${name} is an object`));
  });

  it('has nothing to say where the file says null', () => {
    const { findings } = readFiles({ ...whole, 'inventory.json': 'null' });
    expect(findings).toContainEqual(expect.stringContaining('`inventory.json` holds nothing, where a list'));
  });
});

describe('a feature', () => {
  it('has its fields by any of their names, in whichever shape they come', () => {
    const { features, findings } = read([
      {
        key: 'F-1',
        title: ' Title ',
        text: 'Text',
        group: 'Flow',
        category: 'functional',
        release: { phase: 'NOW' },
        passes: false,
        status: 'proposed',
        priority: 1,
        owner: { team: 'core', dri: 'x' },
        risk: { level: 'high', summary: 'It may break.', mitigation: 'x' },
        dependencies: ['F-2', { id: 'F-3' }],
        steps: ['one', { step: 'two' }, ''],
        acceptance: [{ id: 'AC-1', statement: 'Holds' }, 'Plain', { given: 'a', when: 'b', then: 'c' }],
        test_plan: { test_types: ['unit', 'replay'], steps: ['three'], negative_tests: ['never'] },
        refs: ['PRD 1'],
        extra_field: { deep: [1] },
        __proto__x: 1,
      },
    ]);
    expect(findings).toEqual([
      'info inventory/unread-keys inventory.json:63:18 2 keys of entries are read by no field and shown nowhere: `extra_field (1)`, `__proto__x (1)`',
    ]);
    expect(
      JSON.parse(
        JSON.stringify(features[0], (key, value) => (key === 'at' || key === 'spans' ? undefined : value)),
      ),
    ).toEqual({
      id: 'F-1',
      index: 0,
      title: 'Title',
      description: 'Text',
      group: 'Flow',
      category: 'functional',
      phase: 'NOW',
      mvp: true,
      done: false,
      closed: false,
      status: 'proposed',
      priority: '1',
      owner: 'core',
      risk: 'high',
      riskSummary: 'It may break.',
      riskMitigation: { text: 'x' },
      dependencies: [{ text: 'F-2' }, { text: 'F-3' }],
      steps: [
        { id: null, text: 'one' },
        { id: null, text: 'two' },
        { id: null, text: 'three' },
      ],
      acceptance: [
        { id: 'AC-1', text: 'Holds' },
        { id: null, text: 'Plain' },
        { id: null, text: 'given a, when b, then c' },
      ],
      tests: ['unit', 'replay'],
      negativeTests: [{ text: 'never' }],
      sourceRefs: ['PRD 1'],
      notes: [
        { name: 'risk summary', text: 'It may break.' },
        { name: 'owner dri', text: 'x' },
        { name: 'refs', text: 'PRD 1' },
      ],
      extra: { extra_field: { deep: [1] }, __proto__x: 1 },
    });
  });

  it.each([
    [{ owner: 'core' }, { owner: 'core' }],
    [{ owner: { name: 'Ann' } }, { owner: 'Ann' }],
    [{ owner: ['Ann', ' Bo ', '', 'Ann'] }, { owner: 'Ann, Bo' }],
    [{ owner: [{ name: null, login: 'ann' }, { team: 'core' }, 'Cy'] }, { owner: 'ann, core, Cy' }],
    [{ owner: [] }, { owner: null }],
    [{ risk: 'low' }, { risk: 'low', riskSummary: null }],
    [{ risk: { severity: 'low', description: 'why' } }, { risk: 'low', riskSummary: 'why' }],
    [{ dependencies: 'F-2, F-3;F-4' }, { dependencies: [{ text: 'F-2' }, { text: 'F-3' }, { text: 'F-4' }] }],
    [{ dependencies: [] }, { dependencies: [] }],
    [{ dependencies: { id: 'F-2' } }, { dependencies: [{ text: 'F-2' }] }],
    [{ dependencies: { requires: ['F-2'], blocks: ['F-3'] } }, { dependencies: [{ text: 'F-2' }] }],
    [{ steps: 'only one' }, { steps: [{ text: 'only one' }] }],
    [{ tests: ['unit'] }, { tests: ['unit'], negativeTests: [] }],
    [
      { test_plan: { types: 'unit', negative: 'never' } },
      { tests: ['unit'], negativeTests: [{ text: 'never' }] },
    ],
    [
      { risk: { level: 'low', mitigation: ['keep', 'watch'] } },
      { risk: 'low', riskMitigation: { text: 'keep; watch' } },
    ],
    [{ refs: 'PRD' }, { sourceRefs: ['PRD'] }],
    [
      { title: null, owner: null },
      { title: null, owner: null },
    ],
  ])('%j reads %j', (fields, expected) => {
    const { features, findings } = read([entry('F-1', fields)]);
    expect(findings).toEqual([]);
    expect(features[0]).toMatchObject(expected);
  });

  it.each([
    [{ done: true }, true],
    [{ passes: true, status: 'open' }, true],
    [{ done: false, status: 'done' }, false],
    [{ status: ' DONE ' }, true],
    [{ status: 'open' }, false],
    [{ done: 'yes' }, true],
    [{ done: 'done' }, true],
    [{ done: 'no' }, false],
    [{}, false],
  ])('%j is done: %s', (fields, done) => {
    expect(read([entry('F-1', fields)]).features[0]?.done).toBe(done);
  });

  it('reports a field of the wrong type with its place, and keeps everything else', () => {
    const { features, findings } = read([
      entry('F-1', {
        group: [['Flow']],
        priority: true,
        owner: {},
        done: 3,
        steps: [7, 'ok'],
        dependencies: [null, 'F-2'],
      }),
    ]);
    expect(features[0]).toMatchObject({
      description: 'Does F-1',
      group: null,
      priority: null,
      owner: null,
      steps: [{ text: 'ok' }],
      dependencies: [{ text: 'F-2' }],
    });
    expect(findings).toEqual([
      'error inventory/wrong-type inventory.json:13:11 `done` of F-1 is a number, where `true` or `false` belongs',
      'error inventory/wrong-type inventory.json:11:15 `priority` of F-1 is a boolean, where a string belongs',
      'error inventory/wrong-type inventory.json:5:12 `group` of F-1 is a list, where a string belongs',
      'error inventory/wrong-type inventory.json:12:12 `owner` of F-1 is an object, where an object with a `team` or `name` belongs',
      'error inventory/wrong-type inventory.json:15:4 `steps.0` of F-1 is a number, where a text or an object with a `statement` belongs',
      'error inventory/wrong-type inventory.json:19:4 `dependencies.0` of F-1 is null, where a list of strings belongs',
    ]);
  });

  it('has the place of every field', () => {
    const { features } = read(
      '[{"id": "F-1",\n  "text": "a", "group": "g", "phase": "mvp",\n  "steps": ["x",\n   "y"], "owner": {"team": "t"}}]',
    );
    const [feature] = features;
    const show = Object.entries<Feature['spans'][string]>(
      JSON.parse(JSON.stringify(feature?.spans ?? {})),
    ).map(([field, { line, column }]) => `${field} ${line}:${column}`);
    expect(show).toEqual([
      'id 1:9',
      'description 2:11',
      'group 2:25',
      'phase 2:39',
      'owner 4:28',
      'steps 3:12',
    ]);
    expect(feature?.at).toEqual({ file: 'inventory.json', line: 1, column: 2, endLine: 4, endColumn: 33 });
    expect(feature?.steps.map(({ at }) => `${at.line}:${at.column}`)).toEqual(['3:13', '4:4']);
  });

  it('keeps hostile keys as data', () => {
    const { features, findings } = read(
      '[{"id": "__proto__", "description": "x", "group": "constructor", "phase": "mvp", "__proto__": {"polluted": 1}, "toString": 1}]',
    );
    expect(findings).toEqual([
      'info inventory/unread-keys inventory.json:1:95 2 keys of entries are read by no field and shown nowhere: `__proto__ (1)`, `toString (1)`',
    ]);
    expect(features[0]?.id).toBe('__proto__');
    expect(Object.keys(features[0]?.extra ?? {})).toEqual(['__proto__', 'toString']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
