import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyFixes, type Fix, gravestFirst } from '../../../src/rules/authoring/fix/apply.ts';
import { RuleSource } from '../../../src/rules/authoring/fix/source.ts';
import type { KnownNames } from '../../../src/rules/authoring/lint/context.ts';
import { runs } from '../../support/runs.ts';
import { load } from '../books.ts';
import { ask, type Input, linted } from './asked.ts';

const groups: Input = Object.fromEntries(
  ['Invoices', 'Refunds', 'Fees', 'Control (Plane, Data)'].map((group) => [group, { group }]),
);
const names: Partial<KnownNames> = {
  areas: ['Billing', 'Payments: in and out'],
  groups: Object.keys(groups),
};

/** Corrects until nothing is left to correct. */
function fixed(text: string, file = 'rules/a.yaml'): { text: string; titles: string[] } {
  const titles: string[] = [];
  for (let now = text; ; ) {
    const { lints } = linted({ [file]: now }, (book) => ask(book, 'area', 'group', groups), names);
    const { changed, applied } = applyFixes(gravestFirst(lints), new Map([[file, now]]));
    if (applied.length === 0) return { text: now, titles };
    titles.push(...applied.map((one) => one.title));
    now = changed.get(file) ?? now;
    expect(load({ [file]: now }).findings).toEqual([]);
  }
}

const head = 'decides: area\nabout: group\ntable:\n';

describe('corrections keep comments and layout', () => {
  test.each<[string, string, string]>([
    [
      'a name in the quotes that it has',
      `${head}  - group: "Invoises" # the first\n    area: 'Biling'   # an area\n`,
      `${head}  - group: "Invoices" # the first\n    area: 'Billing'   # an area\n`,
    ],
    [
      'a plain name, quoted where it must be',
      `${head}  - group: Fees\n    area: Payments in and out\n`,
      `${head}  - group: Fees\n    area: 'Payments: in and out'\n`,
    ],
    [
      'a name in a list',
      `${head}  - group: [Invoices, Refnds, # and\n            Fee]\n    area: Billing\n`,
      `${head}  - group: [Invoices, Refunds, # and\n            Fees]\n    area: Billing\n`,
    ],
    [
      'a duplicate in a block, with the comments around it',
      `${head}  # one\n  - id: a\n    group: Invoices\n    area: Billing\n\n  # two\n  - id: b\n    group: [Invoices]\n    area: Billing # gone\n\n  # three\n  - { id: c, group: Fees, area: 'Payments: in and out' }\n`,
      `${head}  # one\n  - id: a\n    group: Invoices\n    area: Billing\n\n  # two\n\n  # three\n  - { id: c, group: Fees, area: 'Payments: in and out' }\n`,
    ],
    [
      'rows that are one, their examples joined',
      `${head}  - id: a\n    group: Invoices\n    area: Billing # first\n    examples:\n      fires: [{ group: Invoices }]\n      spares:\n        - { group: Other }\n  - id: b # second\n    group: Control (Plane, Data)\n    area: Billing\n    examples:\n      fires: [{ group: "Control (Plane, Data)" }]\n      spares:\n        - { group: Nothing }\n  # the end\n`,
      `${head}  - id: a\n    group: [Invoices, 'Control (Plane, Data)']\n    area: Billing # first\n    examples:\n      fires: [{ group: Invoices }, { group: "Control (Plane, Data)" }]\n      spares:\n        - { group: Other }\n        - { group: Nothing }\n  # the end\n`,
    ],
    [
      'a list in a block grows in the block',
      `${head}  - id: a\n    group:\n      - Invoices\n      - Refunds\n    area: Billing\n  - { id: b, group: Fees, area: Billing }\n`,
      `${head}  - id: a\n    group:\n      - Invoices\n      - Refunds\n      - Fees\n    area: Billing\n`,
    ],
    [
      'the last suppression goes with its key',
      `${head}  - id: a\n    group: Invoices\n    allow:\n      - { code: rules/masked, reason: none } # why\n    area: Billing\n`,
      `${head}  - id: a\n    group: Invoices\n    area: Billing\n`,
    ],
    [
      'one suppression of two',
      `${head}  - { id: a, group: Invoices, allow: [{ code: rules/masked, reason: x }, { code: rules/unknown-name, reason: y }], area: Nowhere }\n`,
      `${head}  - { id: a, group: Invoices, allow: [{ code: rules/unknown-name, reason: y }], area: Nowhere }\n`,
    ],
    [
      'a file with Windows line ends and a byte order mark',
      `\uFEFF${`${head}  - { id: a, group: Invoises, area: Billing }\n  - { id: b, group: Invoices, area: Billing }\n`.replaceAll('\n', '\r\n')}`,
      `\uFEFF${`${head}  - { id: a, group: Invoices, area: Billing }\n`.replaceAll('\n', '\r\n')}`,
    ],
  ])('%s', (_, before, after) => {
    expect(fixed(before).text).toBe(after);
  });

  test('JSON with comments', () => {
    const before = `{
  // who owns what
  "decides": "area", "about": "group",
  "table": [
    { "id": "a", "group": "Invoises", "area": "Billing" }, // first
    { "id": "b", "group": "Invoices", "area": "Billing" }, // second
    { "id": "c", "group": "Fees", "area": "Payments: in and out" }
  ]
}
`;
    expect(fixed(before, 'rules/a.jsonc').text).toBe(`{
  // who owns what
  "decides": "area", "about": "group",
  "table": [
    { "id": "a", "group": "Invoices", "area": "Billing" }, // first
    // second
    { "id": "c", "group": "Fees", "area": "Payments: in and out" }
  ]
}
`);
  });

  test.each<[string, string]>([
    ['a reason of its own', '  - { id: b, group: [Invoices], area: Billing, because: Another. }\n'],
    [
      'an example of its own',
      '  - { id: b, group: [Invoices], area: Billing, examples: { spares: [{ group: X }] } }\n',
    ],
  ])('a duplicate with %s is left to people', (_, row) => {
    const text = `${head}  - { id: a, group: Invoices, area: Billing, because: One. }\n${row}`;
    expect(fixed(text)).toEqual({ text, titles: [] });
  });

  test('rows are not merged where an example would fail then', () => {
    const text = `${head}  - { id: a, group: Invoices, area: Billing, examples: { spares: [{ group: Fees }] } }\n  - { id: b, group: Fees, area: Billing }\n`;
    expect(fixed(text)).toEqual({ text, titles: [] });
  });
});

describe('several corrections at once', () => {
  const edit = (start: number, end: number, newText: string): Fix => ({
    title: newText,
    edits: [{ file: 'f', start, end, newText }],
  });

  test('those that touch what another touches wait', () => {
    const { changed, applied } = applyFixes(
      [edit(0, 1, 'A'), edit(1, 2, 'B'), edit(3, 4, 'D')],
      new Map([['f', 'abcd']]),
    );
    expect([changed.get('f'), applied.map((one) => one.title)]).toEqual(['AbcD', ['A', 'D']]);
  });

  test('all edits of one, or none', () => {
    const two: Fix = { title: 'two', edits: [...edit(0, 1, 'X').edits, ...edit(5, 6, 'Y').edits] };
    const { changed } = applyFixes([edit(5, 5, '!'), two], new Map([['f', 'abcdef']]));
    expect(changed.get('f')).toBe('abcde!f');
  });
});

test('law: every value of a file is found at its place, with its brackets and quotes', () => {
  const scalar = fc.oneof(
    fc.constantFrom('a', 'a b', "it's", 'x: y', '# no', '', 'true', '[', '"q"'),
    fc.integer(),
    fc.boolean(),
  );
  const value = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('k', 'l', 'm'), tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('p', 'q'), value, { minKeys: 1 }),
      fc.boolean(),
      (object, spaced) => {
        // JSON is YAML's flow form.
        const text = JSON.stringify(object, null, spaced ? 2 : 0);
        const source = new RuleSource({ path: '/a.yaml', name: 'a.yaml', layer: 0, text });
        const visit = (pointer: (string | number)[], one: unknown): void => {
          const { start, end } = source.rangeOf(pointer);
          expect(JSON.parse(text.slice(start, end))).toEqual(one);
          if (Array.isArray(one)) {
            for (const [index, item] of one.entries()) visit([...pointer, index], item);
          } else if (typeof one === 'object' && one !== null) {
            for (const [key, item] of Object.entries(one)) visit([...pointer, key], item);
          }
        };
        for (const [key, one] of Object.entries(object)) visit([key], one);
      },
    ),
    { numRuns: runs(500) },
  );
});
