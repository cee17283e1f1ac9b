import { describe, expect, test } from 'vitest';
import type { TextEdit } from '../../../src/model/rule-audit.ts';
import { appendItems, removeItem, replaceScalar, widen } from '../../../src/rules/authoring/fix/edits.ts';
import { type Pointer, RuleSource } from '../../../src/rules/authoring/fix/source.ts';
import { parseJson } from '../../../src/syntax/json.ts';
import { parseYaml } from '../../../src/syntax/yaml.ts';

type Change = (source: RuleSource) => TextEdit | null;

/** The file after a change; null where the change is refused. What comes out is held to parse. */
function changed(text: string, change: Change, path = '/a.yaml'): string | null {
  const source = new RuleSource({ path, name: path.slice(1), layer: 0, text });
  expect(problems(text, path)).toEqual([]);
  const edit = change(source);
  if (edit === null) return null;
  expect(edit.file).toBe(path.slice(1));
  const after = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  expect(problems(after, path)).toEqual([]);
  return after;
}

function problems(text: string, path: string): readonly unknown[] {
  const json = path.endsWith('.json') || path.endsWith('.jsonc');
  return (json ? parseJson(text, path, { comments: true }) : parseYaml(text, path)).problems;
}

const remove =
  (...pointer: Pointer): Change =>
  (source) =>
    removeItem(source, pointer);

describe('an element is removed', () => {
  test.each<[string, string, Pointer, string]>([
    ['the first of a line', 'a: [x, y, z]\n', ['a', 0], 'a: [y, z]\n'],
    ['one between others', 'a: [x, y, z]\n', ['a', 1], 'a: [x, z]\n'],
    ['the last of a line', 'a: [x, y, z]\n', ['a', 2], 'a: [x, y]\n'],
    ['the last, on a line of its own', 'a: [\n  x,\n  y\n  ]\n', ['a', 1], 'a: [\n  x\n  ]\n'],
    ['one of a block', 'a:\n  - x\n  - y\n', ['a', 0], 'a:\n  - y\n'],
    ['the last of a block', 'a:\n  - x\n  - y\n', ['a', 1], 'a:\n  - x\n'],
    ['the last of a file that does not end its line', 'a:\n  - x\n  - y', ['a', 1], 'a:\n  - x\n'],
    ['with the comment behind it', 'a:\n  - x # why\n  - y\n', ['a', 0], 'a:\n  - y\n'],
    ['but not the comment above it', 'a:\n  # of x\n  - x\n  - y\n', ['a', 0], 'a:\n  # of x\n  - y\n'],
    ['of many lines', 'a:\n  - b: 1\n    c: 2\n  - y\n', ['a', 0], 'a:\n  - y\n'],
    [
      'that ends in a text of many lines',
      'a:\n  - b: |\n      one\n      two\n  - y\n',
      ['a', 0],
      'a:\n  - y\n',
    ],
    ['with one of two empty lines', 'a:\n  - w\n\n  - x\n\n  - y\n', ['a', 1], 'a:\n  - w\n\n  - y\n'],
    ['and leaves the one empty line', 'a:\n  - w\n  - x\n\n  - y\n', ['a', 1], 'a:\n  - w\n\n  - y\n'],
    ['the only one of a list, with its key', 'a: [x]\nb: 1\n', ['a', 0], 'b: 1\n'],
    ['the only one of a block, with its key', 'b: 1\na:\n  - x\nc: 2\n', ['a', 0], 'b: 1\nc: 2\n'],
    ['the only one in braces, with its key', 'r: { a: [x], b: 1 }\n', ['r', 'a', 0], 'r: { b: 1 }\n'],
    ['the only one at the end of braces', 'r: { b: 1, a: [x] }\n', ['r', 'a', 0], 'r: { b: 1 }\n'],
  ])('%s', (_, before, pointer, after) => {
    expect(changed(before, remove(...pointer))).toBe(after);
  });

  test('of JSON', () => {
    const text = '{ "a": ["x", "y"], "b": ["z"] }';
    expect(changed(text, remove('a', 0), '/a.json')).toBe('{ "a": ["y"], "b": ["z"] }');
    expect(changed(text, remove('a', 1), '/a.json')).toBe('{ "a": ["x"], "b": ["z"] }');
    expect(changed(text, remove('b', 0), '/a.json')).toBe('{ "a": ["x", "y"] }');
  });

  test.each<[string, string, Pointer]>([
    ['what is in no list', 'a: { b: x }\n', ['a', 'b']],
    ['the only one of a list in a list', 'a:\n  - [x]\n', ['a', 0, 0]],
    ['the only one of a key behind a dash', 'r:\n  - a: [x]\n    b: 1\n', ['r', 0, 'a', 0]],
    ['the only one of the only key in braces', 'r: { a: [x] }\n', ['r', 'a', 0]],
    ['a text of many lines, which begins below its dash', 'a:\n  - |\n    one\n  - y\n', ['a', 0]],
    ['one behind another dash', 'a:\n  - - x\n    - y\n', ['a', 0, 0]],
  ])('but not %s', (_, text, pointer) => {
    expect(changed(text, remove(...pointer))).toBeNull();
  });
});

const append =
  (pointer: Pointer, ...items: string[]): Change =>
  (source) =>
    appendItems(source, pointer, items);

describe('elements are added', () => {
  test.each<[string, string, string]>([
    ['in brackets', 'a: [x] # c\n', 'a: [x, p, q] # c\n'],
    ['in a block', 'a:\n    - x # c\nb: 1\n', 'a:\n    - x\n    - p\n    - q # c\nb: 1\n'],
    ['after one of many lines', 'a:\n  - b: 1\n    c: 2\n', 'a:\n  - b: 1\n    c: 2\n  - p\n  - q\n'],
    ['after the last of brackets with a comma', 'a: [\n  x,\n  ]\n', 'a: [\n  x, p, q,\n  ]\n'],
  ])('%s', (_, before, after) => {
    expect(changed(before, append(['a'], 'p', 'q'))).toBe(after);
  });

  test('in JSON', () => {
    expect(changed('{ "a": ["x"] }', append(['a'], '"p"'), '/a.json')).toBe('{ "a": ["x", "p"] }');
  });

  test.each<[string, string, Change]>([
    ['to a list of nothing', 'a: []\n', append(['a'], 'p')],
    ['to what is no list', 'a: x\n', append(['a'], 'p')],
    ['to what is not there', 'a: x\n', append(['b'], 'p')],
    ['when there are none', 'a: [x]\n', append(['a'])],
    ['after a text of many lines, which would take them in', 'a:\n  - |\n    one\n', append(['a'], 'p')],
    ['behind another dash', 'a:\n  - - x\n', append(['a', 0], 'p')],
  ])('but not %s', (_, text, change) => {
    expect(changed(text, change)).toBeNull();
  });
});

describe('a value becomes a list of it and more', () => {
  const wide =
    (pointer: Pointer, ...values: (string | number | boolean | null)[]): Change =>
    (source) =>
      widen(source, pointer, values);

  test.each<[string, string, (string | number | boolean)[], string]>([
    ['plain words', 'a: x\n', ['p q'], 'a: [x, p q]\n'],
    ['in the brackets that there are', 'a: [x]\n', ['p'], 'a: [x, p]\n'],
    ['in the block that there is, where a comma is no end', 'a:\n  - x\n', ['p, q'], 'a:\n  - x\n  - p, q\n'],
    ['a comma in brackets is quoted', 'a: x\n', ['p, q'], "a: [x, 'p, q']\n"],
    [
      'what would read as something else is quoted',
      'a: x\n',
      ['yes', '5', '', 'p '],
      "a: [x, 'yes', '5', '', 'p ']\n",
    ],
    ['a quote is doubled', 'a: x\n', ["it's"], "a: [x, 'it''s']\n"],
    ['a line break is escaped', 'a: x\n', ['p\nq'], 'a: [x, "p\\nq"]\n'],
    ['numbers and truths', 'a: 1\n', [2, true], 'a: [1, 2, true]\n'],
    ['in its place before a comment', 'a: "x" # c\n', ['p'], 'a: [x, p] # c\n'],
  ])('%s', (_, before, values, after) => {
    expect(changed(before, wide(['a'], ...values))).toBe(after);
  });

  test('in JSON', () => {
    expect(changed('{ "a": "x" }', wide(['a'], 'p', 5), '/a.json')).toBe('{ "a": ["x", "p", 5] }');
    expect(changed('{ "a": ["x"] }', wide(['a'], "it's"), '/a.jsonc')).toBe('{ "a": ["x", "it\'s"] }');
  });

  test.each<[string, string, Pointer]>([
    ['an object', 'a: { b: x }\n', ['a']],
    ['what is not there', 'a: x\n', ['b']],
    ['what is in a text', 'a: x\n', ['a', 'b']],
    ['a text over two lines', 'a: "x\n  y"\n', ['a']],
  ])('but not %s', (_, text, pointer) => {
    expect(changed(text, wide(pointer, 'p'))).toBeNull();
  });
});

describe('a text is replaced', () => {
  const replace =
    (pointer: Pointer, value: string): Change =>
    (source) =>
      replaceScalar(source, source.at(pointer), value);

  test.each<[string, string, string, string]>([
    ['plain', 'a: x # c\n', 'p', 'a: p # c\n'],
    ['plain by what must be quoted', 'a: x\n', 'p: q', "a: 'p: q'\n"],
    ['in single quotes', "a: 'x'\n", "it's", "a: 'it''s'\n"],
    ['in double quotes', 'a: "x"\n', 'p "q"', 'a: "p \\"q\\""\n'],
    ['behind a byte order mark', '\uFEFFa: x\n', 'p', '\uFEFFa: p\n'],
    ['on a later line, whatever ends the lines', 'b: 1\r\na: x\r\n', 'p', 'b: 1\r\na: p\r\n'],
  ])('%s', (_, before, value, after) => {
    expect(changed(before, replace(['a'], value))).toBe(after);
  });

  test('in JSON', () => {
    expect(changed('{ "a": "x" }', replace(['a'], 'p'), '/a.json')).toBe('{ "a": "p" }');
  });

  test.each<[string, string]>([
    ['one of no length', 'a:\n'],
    ['one over two lines', 'a: "x\n  y"\n'],
  ])('but not %s', (_, text) => {
    expect(changed(text, replace(['a'], 'p'))).toBeNull();
  });
});

describe('a value is found by its place', () => {
  const text = 'a:\n  - x\n  - [y, z]\nb: &same { c: 1 }\nd: *same\n';
  const source = new RuleSource({ path: '/a.yaml', name: 'a.yaml', layer: 0, text });
  const at = (line: number, column: number) => ({ file: 'a.yaml', line, column });

  test('where it begins', () => {
    expect(source.pointerAt(at(2, 5))).toEqual(['a', 0]);
    expect(source.pointerAt(at(3, 5))).toEqual(['a', 1]);
    expect(source.pointerAt(at(2, 4))).toBeNull();
  });

  test('and the elements of a list one by one; what is none stands for itself', () => {
    expect(source.elements(at(3, 5)).map((one) => [one.line, one.column])).toEqual([
      [3, 6],
      [3, 9],
    ]);
    expect(source.elements(at(2, 5))).toEqual([at(2, 5)]);
    expect(source.elements(at(9, 9))).toEqual([at(9, 9)]);
  });

  test('a place beyond the end is the end', () => {
    expect(source.range(at(99, 1))).toEqual({ start: text.length, end: text.length });
    expect(source.range(at(1, 1))).toEqual({ start: 0, end: 0 });
  });
});
