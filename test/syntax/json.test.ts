import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/syntax/json.ts';
import type { Pointer } from '../../src/syntax/located.ts';

function problems(text: string, comments = false): string[] {
  return parseJson(text, 'a.json', { comments }).problems.map(
    ({ kind, message, at, related = [] }) =>
      `${kind} ${at.line}:${at.column} ${message}${related.map((one) => ` (${one.note} ${one.at.line}:${one.at.column})`).join('')}`,
  );
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('valid JSON', () => {
  const text = '\uFEFF{\r\n  "a": [1, "x\\"]", {"b": null}],\r\n  "c d\\u0065": -1.5e3\r\n}\r\n';
  const located = parseJson(text, 'a.json');

  it('is its value', () => {
    expect(plain(located.value)).toEqual({ a: [1, 'x"]', { b: null }], 'c de': -1500 });
    expect(located.problems).toEqual([]);
  });

  it.each<[Pointer, string, string]>([
    [[], '1:1', '1:1'],
    [['a'], '2:8', '2:3'],
    [['a', 0], '2:9', '2:9'],
    [['a', 1], '2:12', '2:12'],
    [['a', 2, 'b'], '2:26', '2:21'],
    [['c de'], '3:16', '3:3'],
    [['a', 2, 'none', 'deeper'], '2:20', '2:20'],
    [['a', 9], '2:8', '2:3'],
    [['a', 0, 'b'], '2:9', '2:9'],
  ])('%j has its value at %s and its key at %s', (pointer, value, key) => {
    const show = ({ line, column }: { line: number; column: number }): string => `${line}:${column}`;
    expect([show(located.at(pointer)), show(located.keyAt(pointer))]).toEqual([value, key]);
  });

  it('says where a value ends', () => {
    expect(located.at(['a', 1])).toEqual({ file: 'a.json', line: 2, column: 12, endColumn: 18 });
    expect(located.at([])).toEqual({ file: 'a.json', line: 1, column: 1, endLine: 4, endColumn: 2 });
  });

  it('has objects without a prototype, and keys that are only data', () => {
    const { value } = parseJson('{"__proto__": {"polluted": 1}, "constructor": [{}]}', 'a.json');
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    for (const inner of Object.values(value as object)) {
      expect(Object.getPrototypeOf(Array.isArray(inner) ? inner[0] : inner)).toBeNull();
    }
  });
});

describe('problems', () => {
  it('name both places of a double key; the last one counts', () => {
    const text = '{"a": 1,\n "b": {"x": 1, "x": 2},\n "a": 3}';
    expect(problems(text)).toEqual([
      'duplicate-key 2:16 the key "x" stands twice in one object; the last one counts (the first one 2:8)',
      'duplicate-key 3:2 the key "a" stands twice in one object; the last one counts (the first one 1:2)',
    ]);
    const located = parseJson(text, 'a.json');
    expect(plain(located.value)).toEqual({ a: 3, b: { x: 2 } });
    expect(located.at(['a'])).toMatchObject({ line: 3, column: 7 });
  });

  it.each([
    [
      'a missing comma',
      '[{"a": 1}\n {"a": 2}]',
      ['syntax 2:2 a comma is missing before this'],
      [{ a: 1 }, { a: 2 }],
    ],
    ['a trailing comma', '[1,\n]', ['syntax 2:1 a value is missing here'], [1]],
    ['a comment', '// x\n[1]', ['syntax 1:1 comments are not allowed here'], [1]],
    ['a cut file', '[{"a": [1, 2', ['syntax 1:13 a closing `]` is missing'], [{ a: [1, 2] }]],
    ['single quotes', "{'a': 1}", ['syntax 1:2 this is not a value'], {}],
    ['an open string', '["a\n]', ['syntax 1:2 a string is not closed on its line'], ['a']],
    ['two documents', '{}\n{}', ['syntax 2:1 something stands after the end of the document'], {}],
    ['nothing', ' \n', ['syntax 1:1 the file is empty'], null],
    ['no JSON', 'hello', ['syntax 1:1 this is not a value'], null],
    ['an endless number', '[1e999, 2]', ['number 1:2 the number is too large to hold'], [null, 2]],
    ['NUL', '\0', ['syntax 1:1 this is not a value'], null],
    [
      'a double key in broken text',
      '{"a": 1, "a": 2',
      [
        'syntax 1:16 a closing `}` is missing',
        'duplicate-key 1:10 the key "a" stands twice in one object; the last one counts (the first one 1:2)',
      ],
      { a: 2 },
    ],
  ])('name the place of %s, and what can be read is read', (_, text, expected, value) => {
    expect(problems(text)).toEqual(expected);
    expect(plain(parseJson(text, 'a.json').value)).toEqual(value);
  });

  it('are few, one a line, however broken the text is', () => {
    expect(problems(`[${'1 2\n'.repeat(100_000)}]`)).toHaveLength(10);
  });

  it('do not arise from comments and trailing commas where they are allowed', () => {
    expect(problems('// x\n{"a": [1,], /* y */}', true)).toEqual([]);
    expect(plain(parseJson('// x\n{"a": [1,], /* y */}', 'a', { comments: true }).value)).toEqual({ a: [1] });
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['closed brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['brackets behind a comment', `/* " */${'['.repeat(100_000)}`],
    ['brackets behind an open string', `"a\n${'['.repeat(100_000)}`],
  ])('are what nesting without end is: %s', (_, text) => {
    const { value, problems: found, at } = parseJson(text, 'a.json');
    expect(value).toBeNull();
    expect(found).toMatchObject([{ kind: 'too-deep' }]);
    expect(at(['x', 1])).toMatchObject({ line: 1, column: 1 });
  });
});

describe('every JSON value', () => {
  const key = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', 'a"b', '\\', ''),
  );
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, false, 0, -1.5e-7, 'x', '{"[', '\u2028', '\\"'),
      fc.string({ unit: 'binary' }),
      fc.array(tie('node'), { maxLength: 5 }),
      fc.dictionary(key, tie('node'), { maxKeys: 5, noNullPrototype: true }),
    ),
  })).node;
  const indent = fc.constantFrom(0, 1, 2, '\t');

  it('reads as JSON.parse reads it', () => {
    fc.assert(
      fc.property(value, indent, (any, space) => {
        const text = JSON.stringify(any, null, space);
        const located = parseJson(text, 'a.json');
        expect(located.problems).toEqual([]);
        expect(JSON.stringify(located.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 1000 },
    );
  });

  it('has every part at the place that is said', () => {
    fc.assert(
      fc.property(value, indent, (any, space) => {
        const text = JSON.stringify(any, null, space);
        const lines = text.split('\n');
        const located = parseJson(text, 'a.json');
        for (const [pointer, part] of partsOf(located.value, [])) {
          const { line, column, endLine = line, endColumn = column } = located.at(pointer);
          const source = lines.slice(line - 1, endLine);
          source[source.length - 1] = (source.at(-1) ?? '').slice(0, endColumn - 1);
          source[0] = (source[0] ?? '').slice(column - 1);
          expect(JSON.stringify(JSON.parse(source.join('\n')))).toBe(JSON.stringify(part));
          const last = pointer.at(-1);
          if (typeof last !== 'string') continue;
          const at = located.keyAt(pointer);
          expect(JSON.parse((lines[at.line - 1] ?? '').slice(at.column - 1, (at.endColumn ?? 0) - 1))).toBe(
            last,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that is cut or spoilt somewhere gives problems with a place, never an exception', () => {
    fc.assert(
      fc.property(value, fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '/*', '\0'), (any, at, spoil) => {
        const text = JSON.stringify(any, null, 1);
        const cut = at % (text.length + 1);
        const broken = text.slice(0, cut) + spoil + text.slice(cut + 1);
        const located = parseJson(broken, 'a.json');
        let valid = true;
        try {
          JSON.parse(broken);
        } catch {
          valid = false;
        }
        expect(located.problems.some(({ kind }) => kind === 'syntax')).toBe(!valid);
        for (const problem of located.problems) expect(problem.at.line).toBeGreaterThan(0);
        for (const [pointer] of partsOf(located.value, []))
          expect(located.at(pointer).line).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

function partsOf(value: unknown, pointer: Pointer): [Pointer, unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  const steps: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [[pointer, value], ...steps.flatMap(([step, part]) => partsOf(part, [...pointer, step]))];
}
