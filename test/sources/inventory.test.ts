import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/model/sources.ts';
import { config, type Reading, readFiles, whole } from './reading.ts';

function read(inventory: unknown): Reading & { features: readonly Feature[] } {
  const text = typeof inventory === 'string' ? inventory : JSON.stringify(inventory, null, 1);
  const reading = readFiles({ ...whole, 'inventory.json': text });
  return { ...reading, features: reading.sources.inventory.features };
}

/** An entry in which nothing is missing. */
function entry(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, description: `Does ${id}`, group: 'Flow', phase: 'mvp', ...more };
}

describe('an inventory', () => {
  it.each([
    ['a bare list', [entry('F-1')]],
    ['a list under a configured key', { version: 2, features: [entry('F-1')], others: [{ a: 1 }] }],
    ['a nested list', { plan: { features: [entry('F-1')] } }],
    ['the only list of objects', { names: ['x'], rows: [entry('F-1')], nothing: [] }],
  ])('may be %s', (_, value) => {
    const { features, findings } = read(value);
    expect(features.map(({ id }) => id)).toEqual(['F-1']);
    expect(findings).toEqual([]);
  });

  it('may be YAML', () => {
    const yaml = '- id: F-1\n  description: Runs\n  group: Flow\n  phase: mvp\n';
    const paths = { ...config.inventory, path: ['list.yaml'] };
    const { sources, findings } = readFiles({ ...whole, 'list.yaml': yaml }, { inventory: paths });
    expect(findings).toEqual([]);
    expect(sources.inventory.features[0]).toMatchObject({ id: 'F-1', mvp: true, at: { line: 1, column: 3 } });
  });

  it('tells what stands beside its list', () => {
    const { sources } = read(
      '{"total": 3,\n "counts": {"mvp": 2, "by": {"Flow": 1}},\n "ratio": 0.5, "features": []}',
    );
    expect(sources.inventory.stated).toEqual([
      {
        what: 'total',
        count: 3,
        counted: 0,
        at: { file: 'inventory.json', line: 1, column: 11, endColumn: 12 },
      },
      {
        what: 'counts.mvp',
        count: 2,
        counted: 0,
        at: { file: 'inventory.json', line: 2, column: 20, endColumn: 21 },
      },
      {
        what: 'counts.by.Flow',
        count: 1,
        counted: null,
        at: { file: 'inventory.json', line: 2, column: 38, endColumn: 39 },
      },
    ]);
  });

  it.each([
    [
      'text that does not parse',
      '[{"id": "F-1", "description": "x", "group": "g", "phase": "mvp"}\n,,]',
      ['error inventory/syntax inventory.json:2:2 `inventory.json` does not parse: a value is missing here'],
    ],
    [
      'an empty list',
      '[]',
      ['error inventory/empty inventory.json:1:1 the list of features in `inventory.json` has no entries'],
    ],
    [
      'a word',
      '"x"',
      [
        'error inventory/not-a-list inventory.json:1:1 `inventory.json` holds a string, where a list of features or an object with one belongs',
      ],
    ],
    [
      'no list',
      '{"feature": []}',
      [
        'error inventory/no-list inventory.json:1:2 `inventory.json` has no list of features; its keys are `feature`',
      ],
    ],
    [
      'a configured key without a list',
      '{"features": "none"}',
      [
        'error inventory/list-type inventory.json:1:14 `features` should hold the list of features and holds a string',
        'error inventory/no-list inventory.json:1:2 `inventory.json` has no list of features; its keys are `features`',
      ],
    ],
    [
      'an empty file',
      '',
      ['error inventory/syntax inventory.json:1:1 `inventory.json` does not parse: the file is empty'],
    ],
  ])('of %s is a finding', (_, text, expected) => {
    expect(read(text).findings).toEqual(expected);
  });

  it('is still read around entries that can not be', () => {
    const text = `[
 {"id": "F-1", "description": "a", "group": "g", "phase": "mvp"},
 7,
 {"description": "no id", "kee": "F-9"},
 {"id": "  "},
 {"id": {"no": 1}},
 {"id": "F-1", "description": "again", "group": "g", "phase": "mvp"},
 {"id": 12, "description": "b", "group": "g", "phase": "post_mvp", "id": 13}
]`;
    const { features, findings, sources } = read(text);
    expect(features.map(({ id, index, mvp }) => [id, index, mvp])).toEqual([
      ['F-1', 0, true],
      ['no-id', 2, false],
      ['F-1~2', 5, true],
      ['13', 6, false],
    ]);
    expect(sources.inventory.entries).toBe(7);
    expect(findings).toEqual([
      'error inventory/duplicate-key inventory.json:8:68 the key "id" stands twice in one object; the last one counts -> the first one 8:3',
      'error inventory/not-an-object inventory.json:3:2 entry 2 of the inventory is a number, not an object',
      'warning inventory/missing-id inventory.json:5:2 entry 4 of the inventory has no id and no text, and is left out',
      'error inventory/wrong-type inventory.json:6:9 `id` of entry 5 is an object, where a string belongs',
      'warning inventory/missing-id inventory.json:6:2 entry 5 of the inventory has no id and no text, and is left out',
      'info inventory/derived-ids inventory.json:4:2 1 of 4 entries has no id; its own is made of its words: `no-id`',
      'error inventory/duplicate-id inventory.json:7:9 the id `F-1` is already taken by the entry at inventory.json:2; this entry is called `F-1~2` -> the first one, which keeps the id 2:9',
      'warning inventory/missing-field inventory.json:4:2 1 of 4 features has no group: `no-id`',
      'warning inventory/missing-field inventory.json:4:2 1 of 4 features has no phase: `no-id`',
    ]);
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
    expect(findings).toEqual([]);
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
      negativeTests: ['never'],
      sourceRefs: ['PRD 1'],
      extra: { extra_field: { deep: [1] }, __proto__x: 1 },
    });
  });

  it.each([
    [{ owner: 'core' }, { owner: 'core' }],
    [{ owner: { name: 'Ann' } }, { owner: 'Ann' }],
    [{ risk: 'low' }, { risk: 'low', riskSummary: null }],
    [{ risk: { severity: 'low', description: 'why' } }, { risk: 'low', riskSummary: 'why' }],
    [{ dependencies: 'F-2, F-3;F-4' }, { dependencies: [{ text: 'F-2' }, { text: 'F-3' }, { text: 'F-4' }] }],
    [{ dependencies: [] }, { dependencies: [] }],
    [{ steps: 'only one' }, { steps: [{ text: 'only one' }] }],
    [{ tests: ['unit'] }, { tests: ['unit'], negativeTests: [] }],
    [{ test_plan: { types: 'unit', negative: 'never' } }, { tests: ['unit'], negativeTests: ['never'] }],
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
      'error inventory/wrong-type inventory.json:5:12 `group` of F-1 is a list, where a string belongs',
      'error inventory/wrong-type inventory.json:11:15 `priority` of F-1 is a boolean, where a string belongs',
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
    expect(findings).toEqual([]);
    expect(features[0]?.id).toBe('__proto__');
    expect(Object.keys(features[0]?.extra ?? {})).toEqual(['__proto__', 'toString']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('scope', () => {
  it('is by phase, without regard to case; a later phase is out, and so is what was dropped', () => {
    const { features, findings } = read([
      entry('F-1', { phase: 'MVP' }),
      entry('F-2', { phase: 'now', done: true }),
      entry('F-3', { phase: 'Post_MVP' }),
      entry('F-4', { status: 'Dropped' }),
    ]);
    expect(findings).toEqual([]);
    expect(features.map(({ id, mvp, phase }) => [id, mvp, phase])).toEqual([
      ['F-1', true, 'MVP'],
      ['F-2', true, 'now'],
      ['F-3', false, 'Post_MVP'],
      ['F-4', false, 'mvp'],
    ]);
  });

  it('leaves an unknown phase out with one finding a phase, and the features stay', () => {
    const { features, findings } = read([
      entry('F-1'),
      entry('F-2', { phase: 'mpv' }),
      entry('F-3', { phase: 'mpv' }),
      entry('F-4', { phase: 'v9' }),
    ]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, false, false, false]);
    expect(findings).toEqual([
      'error inventory/unknown-phase inventory.json:12:12 the phase `mpv` is neither MVP nor later; it is given by `F-2`, `F-3` -> F-3 18:12',
      'error inventory/unknown-phase inventory.json:24:12 the phase `v9` is neither MVP nor later; it is given by `F-4`',
    ]);
  });

  it('is everything but what is closed where no entry has a phase', () => {
    const { features, findings } = read([
      entry('F-1', { phase: undefined }),
      entry('F-2', { phase: null, done: true }),
      entry('F-3', { phase: '', status: 'dropped' }),
    ]);
    expect(findings).toEqual([]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, true, false]);
  });

  it('is what has no phase where phases only put off', () => {
    const { features, findings } = read([
      entry('F-1', { phase: undefined }),
      entry('F-2', { phase: 'post_mvp' }),
    ]);
    expect(findings).toEqual([]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, false]);
  });

  it('does not hold an entry without a phase where others have one, and says so once', () => {
    const { features, findings } = read([
      entry('F-1'),
      entry('F-2', { phase: undefined }),
      entry('F-3', { phase: undefined }),
    ]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, false, false]);
    expect(findings).toEqual([
      'warning inventory/missing-field inventory.json:9:9 2 of 3 features have no phase: `F-2`, `F-3` -> F-3 14:9',
    ]);
  });
});

describe('floods', () => {
  it('of one slip in every entry are one finding, or the first hundred and a count', () => {
    const { findings } = read(
      Array.from({ length: 250 }, (_, index) => ({
        id: `F-${index}`,
        priority: true,
        ...(index === 0 && { group: 'Flow' }),
      })),
    );
    expect(findings.filter((line) => line.includes('missing-field'))).toHaveLength(2);
    expect(findings.filter((line) => line.includes('wrong-type '))).toHaveLength(100);
    expect(findings.at(-1)).toBe(
      'warning inventory/more inventory.json:1001:15 150 more findings of `inventory/wrong-type` are not shown, beyond the first 100',
    );
  });
});

describe('any inventory', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('mvp', 'F-1'),
  );
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.string(), scalar, { maxKeys: 3 }),
  );
  const names = fc.constantFrom(
    'id',
    'key',
    'title',
    'phase',
    'group',
    'owner',
    'risk',
    'steps',
    'acceptance',
    'test_plan',
    'done',
    '__proto__',
    'x',
  );
  const entries = fc.array(
    fc.oneof(fc.dictionary(names, value, { maxKeys: 8, noNullPrototype: true }), value),
    { maxLength: 8 },
  );

  it('is read without an exception into plain data, each id once, nothing lost without a finding', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { features, findings, sources } = read(list);
        expect(JSON.parse(JSON.stringify(sources.inventory))).toBeTruthy();
        expect(new Set(features.map(({ id }) => id)).size).toBe(features.length);
        if (features.length < list.length)
          expect(findings.some((line) => /^(?:error|warning) inventory\//.test(line))).toBe(true);
        expect(sources.inventory.entries).toBe(list.length);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of its entries', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.infiniteStream(fc.nat()), (numbers, random) => {
        const list = numbers.map((number) =>
          entry(`F-${number}`, number % 3 === 0 ? { phase: 'post_mvp' } : {}),
        );
        const shuffled = [...list]
          .map((one) => [random.next().value, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one);
        const scope = (features: readonly Feature[]): string[] =>
          features.map(({ id, mvp }) => `${id} ${mvp}`).sort();
        expect(scope(read(shuffled).features)).toEqual(scope(read(list).features));
      }),
      { numRuns: 100 },
    );
  });
});
