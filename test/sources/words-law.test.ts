import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { runs } from '../support/runs.ts';
import { plain } from './shapes.ts';

type Made = { readonly [key: string]: JsonValue };

/** Gives `_` words that stand nowhere else, each with the keys above it, or the labels before it. */
function worded(value: JsonValue, keys: readonly string[], words: Map<string, readonly string[]>): JsonValue {
  if (typeof value === 'string')
    return value.replace(/_/g, (_, offset: number) => {
      const word = `word${words.size}x`;
      const section = value.slice(value.lastIndexOf('\n#', offset) + 1, offset);
      const labels = [...section.matchAll(/\*\*([^*:]+):?\*\*/g)].map(([, label]) => String(label));
      words.set(word, [...keys, ...labels]);
      return word;
    });
  if (Array.isArray(value)) return value.map((one: JsonValue) => worded(one, keys, words));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Made).map(([key, one]) => [key, worded(one, [...keys, key], words)]),
  );
}

const sentence = fc.constantFrom('_', '_ _', '_ _. _ _', '_, _ and _');
const texts = fc.oneof(
  sentence,
  fc.array(sentence, { minLength: 1, maxLength: 3 }),
  fc.array(
    fc.record(
      { title: sentence, text: sentence, owner: sentence, done: fc.boolean() },
      { requiredKeys: ['title'] },
    ),
    { minLength: 1, maxLength: 2 },
  ),
  fc.record({ text: sentence, by: sentence }),
);
const entry = fc.record(
  {
    description: sentence,
    status: fc.constantFrom('open', 'done', 'in progress'),
    priority: fc.constantFrom('high', 'P2'),
    owner: sentence,
    acceptance_criteria: texts,
    steps: texts,
    subtasks: texts,
    tests: texts,
    risk: texts,
    notes: texts,
    hints: texts,
    metadata: texts,
    refs: texts,
    depends_on: fc.oneof(sentence, fc.array(sentence, { minLength: 1, maxLength: 2 })),
  },
  { requiredKeys: ['status'] },
);
const holder = fc.record(
  {
    description: sentence,
    goal: fc.constantFrom('_ _', '_ _ _'),
    risk: fc.constant('_ _'),
    notes: fc.constant('_ _'),
    acceptance_criteria: texts,
    depends_on: sentence,
  },
  { requiredKeys: [] },
);
const several = fc.array(entry, { minLength: 1, maxLength: 3 });
const shapes: readonly fc.Arbitrary<JsonValue>[] = [
  several.map((list) => list.map((one, index) => ({ id: `F-${index + 1}`, title: '_ _', ...one }))),
  fc.array(fc.tuple(holder, several), { minLength: 2, maxLength: 3 }).map((held) => ({
    epics: held.map(([epic, list], place) => ({
      id: `E-${place + 1}`,
      name: '_ _',
      ...epic,
      features: list.map((one, index) => ({ id: `F-${place}${index}`, title: '_ _', ...one })),
    })),
  })),
  fc.array(fc.tuple(holder, several), { minLength: 2, maxLength: 3 }).map((held) => ({
    epics: held.map(([epic], place) => ({ id: `E-${place + 1}`, title: '_ _', ...epic })),
    features: held.flatMap(([, list], place) =>
      list.map((one, index) => ({
        id: `F-${place}${index}`,
        title: '_ _',
        epic: `E-${place + 1}`,
        ...one,
      })),
    ),
  })),
];

/** Words of which no feature and no group says anything, and that stand under no key that a finding names. */
function lost(path: string, text: string, words: ReadonlyMap<string, readonly string[]>): string[] {
  const log = new FindingLog();
  const { inventory } = readInventory([{ path, files: [{ path, text }] }], [], plain, log);
  const found = log.all();
  const kept = JSON.stringify([
    inventory.features.map(({ extra: _, ...shown }) => shown),
    inventory.groupNotes,
    found.map(({ data }) => data),
  ]);
  const named = found.flatMap(({ data }) => {
    const keys = 'keys' in data && Array.isArray(data.keys) ? data.keys : [];
    const more = keys.map((one: JsonValue) => (isJsonObject(one) ? one.key : one));
    return ['key' in data ? data.key : null, ...more].filter((one) => typeof one === 'string');
  });
  const isNamed = (key: string): boolean =>
    named.some((one) => one === key || one.startsWith(`${key}.`) || one.endsWith(`.${key}`));
  return [...words]
    .filter(([word, keys]) => !kept.includes(word) && !keys.some(isNamed))
    .map(([word, keys]) => `${word} ${keys.join('.')}`);
}

const block = fc.oneof(
  sentence,
  fc.constantFrom(
    '_ _\n_ _',
    '- _ _\n- _\n  _',
    '1. _ _\n2. _ _\n   - _ _',
    '- _ _\n\n  _ _',
    '**Goal:** _ _\n_ _',
    '**Goal:** _ _\n\n_ _',
    '**Measures:**\n\n- _ _\n- _ _',
    '**Measures**\n\n- _ _',
    '- **Aim:** _ _\n- Mind: _ _\n  - _ _',
    '> _ _\n>\n> - _',
    '- [ ] _ _\n- [x] _ _',
    '**Depends on:** _ _ _ and _',
    '**Owner:** _ _',
    '| Owner | _ |\n| --- | --- |\n| Risk | _ _ |',
  ),
);
const blocks = fc.array(block, { maxLength: 4 });
const stories = fc.array(blocks, { minLength: 1, maxLength: 3 });
/** Markdown whose headings, boxes or rows are entries. */
const documents: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  [
    'headings',
    fc
      .array(fc.tuple(blocks, stories), { minLength: 2, maxLength: 3 })
      .map((epics) =>
        [
          '# Plan',
          ...epics.flatMap(([own, list], place) => [
            `## Epic ${place + 1}: _ _`,
            ...own,
            ...list.flatMap((inner, index) => [
              `### Story ${place + 1}.${index + 1}: _ _`,
              '**Status:** open',
              ...inner,
            ]),
          ]),
        ].join('\n\n'),
      ),
  ],
  [
    'boxes',
    fc
      .array(
        fc.tuple(
          blocks,
          fc.array(fc.constantFrom('- [ ] _ _', '- [x] _ _\n  _', '- [ ] _\n  - _ _\n  - [ ] _')),
          fc.nat(),
        ),
        { minLength: 2, maxLength: 3 },
      )
      .map((groups) =>
        [
          '# Roadmap',
          ...groups.flatMap(([own, list], place) => [
            `## Part ${place} _`,
            ...own,
            ['- [ ] _', ...list].join('\n'),
          ]),
        ].join('\n\n'),
      ),
  ],
];

describe('no word of an inventory is lost', () => {
  it.each(shapes.map((shape, index) => [index, shape] as const))('of JSON %i', (_, shape) => {
    fc.assert(
      fc.property(shape, (value) => {
        const words = new Map<string, readonly string[]>();
        const text = JSON.stringify(worded(value, [], words), null, 1);
        expect(lost('list.json', text, words)).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  it.each(documents)('of Markdown whose %s are entries', (_, document) => {
    fc.assert(
      fc.property(document, (text) => {
        const words = new Map<string, readonly string[]>();
        expect(lost('backlog.md', String(worded(text, [], words)), words)).toEqual([]);
      }),
      { numRuns: runs(40) },
    );
  });
});
