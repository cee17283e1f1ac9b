import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../src/model/sources.ts';
import { entry, read } from './inventory-entries.ts';
import { config, readFiles, whole } from './reading.ts';

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
      'info inventory/unread-keys inventory.json:4:34 `kee`, in 1 entry, is read by no field and shown nowhere',
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
