import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Pointer } from '../../src/syntax/located.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';

function problems(text: string): string[] {
  return parseYaml(text, 'a.yaml').problems.map(
    ({ kind, message, at, related = [] }) =>
      `${kind} ${at.line}:${at.column} ${message}${related.map((one) => ` (${one.note} ${one.at.line}:${one.at.column})`).join('')}`,
  );
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

it.each([
  ['a:\nb: 1\n', '1:2'],
  ['x: { a: , b: 1 }\n', '1:7'],
])('a value that is left out of %j stands behind its key', (text, place) => {
  const pointer = text.startsWith('x') ? ['x', 'a'] : ['a'];
  const { line, column } = parseYaml(text, 'a.yaml').at(pointer);
  expect(`${line}:${column}`).toBe(place);
});

describe('valid YAML', () => {
  const text =
    'decides: risk # why\nrules:\n  - id: a\n    when: { fact: text, value: \'\\bx\' }\n    list: ["q", &x {k: 1}]\n  - *x\n"quoted key": |\n  block\n  text\n';
  const located = parseYaml(text, 'a.yaml');

  it('is plain data', () => {
    expect(located.problems).toEqual([]);
    expect(plain(located.value)).toEqual({
      decides: 'risk',
      rules: [{ id: 'a', when: { fact: 'text', value: '\\bx' }, list: ['q', { k: 1 }] }, { k: 1 }],
      'quoted key': 'block\ntext\n',
    });
  });

  it.each<[Pointer, string, string]>([
    [['decides'], '1:10', '1:1'],
    [['rules', 0], '3:5', '3:5'],
    [['rules', 0, 'id'], '3:9', '3:5'],
    [['rules', 0, 'when', 'value'], '4:32', '4:25'],
    [['rules', 0, 'list', 0], '5:12', '5:12'],
    [['rules', 1], '6:5', '6:5'],
    [['rules', 1, 'k'], '5:24', '5:21'],
    [['quoted key'], '8:1', '7:1'],
    [['none'], '1:1', '1:1'],
  ])('%j has its value at %s and its key at %s', (pointer, value, key) => {
    const show = ({ line, column }: { line: number; column: number }): string => `${line}:${column}`;
    expect([show(located.at(pointer)), show(located.keyAt(pointer))]).toEqual([value, key]);
  });

  it.each([
    ['a date is text', 'a: 2020-01-01', '2020-01-01'],
    ['an infinity is text', 'a: .inf', '.inf'],
    ['too many digits are text', `a: 1${'0'.repeat(400)}`, `1${'0'.repeat(400)}`],
    ['yes is text', 'a: yes', 'yes'],
    ['minus nought is nought', 'a: -0', 0],
    ['hexadecimal is a number', 'a: 0x10', 16],
    ['nothing is null', 'a:', null],
  ])('%s', (_, source, value) => {
    expect(plain(parseYaml(source, 'a').value)).toEqual({ a: value });
  });

  it('may be empty', () => {
    for (const empty of ['', '\n', '# only a comment\n']) {
      expect(parseYaml(empty, 'a')).toMatchObject({ value: null, problems: [] });
    }
  });

  it('has objects without a prototype, and keys that are only data', () => {
    const { value } = parseYaml('__proto__:\n  polluted: 1\n', 'a');
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('problems', () => {
  it.each([
    [
      'a double key',
      'a: 1\nb:\n  x: 1\n  "x": 2\na: 3',
      [
        'duplicate-key 4:3 the key "x" stands twice in one object; the last one counts (the first one 3:3)',
        'duplicate-key 5:1 the key "a" stands twice in one object; the last one counts (the first one 1:1)',
      ],
      { a: 3, b: { x: 2 } },
    ],
    ['a tab', 'a:\n\t- b', ['syntax 2:1 tab characters must not be used in indentation'], null],
    [
      'code',
      'a: !!js/function "x"',
      ['syntax 1:4 there is no tag `!!js/function`; a text that starts with `!` needs quotes'],
      null,
    ],
    ['a second document', 'a: 1\n---\nb: 2', ['documents 2:1 the file holds more than one document'], null],
    [
      'an alias to nothing',
      'a: *x',
      [
        'syntax 1:4 there is no anchor `&x` above that `*` could refer to; a text that starts with `*` needs quotes',
      ],
      null,
    ],
    ['an alias that contains itself', 'a: &a [*a]', ['aliases 1:8 the alias contains itself'], null],
    ['a key that is a list', '? [a]\n: b', ['syntax 1:1 a key must be a word, a number or a string'], null],
    ['a control character', 'a: \u0001', ['syntax 1:4 the stream contains non-printable characters'], null],
  ])('name the place of %s', (_, text, expected, value) => {
    expect(problems(text)).toEqual(expected);
    expect(plain(parseYaml(text, 'a').value)).toEqual(value);
  });

  it('stop aliases that explode', () => {
    const nine = (name: string): string => Array.from({ length: 9 }, () => name).join(',');
    const levels = 'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${nine(`*${'abcdefgh'[index]}`)}]`);
    const text = `a: &a [${nine('x')}]\n${levels.join('\n')}`;
    expect(parseYaml(text, 'a')).toMatchObject({ value: null, problems: [{ kind: 'aliases' }] });
  });

  it.each([
    ['in flow', '['.repeat(100_000)],
    ['in blocks', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('stop nesting without end %s', (_, text) => {
    expect(parseYaml(text, 'a')).toMatchObject({ value: null, problems: [{ kind: 'too-deep' }] });
  });
});

describe('every value', () => {
  const value = fc
    .jsonValue({ maxDepth: 4, noUnicodeString: true })
    .map((any) => JSON.parse(JSON.stringify(any)));

  it('that js-yaml writes is read back, every part with a place', () => {
    fc.assert(
      fc.property(value, fc.boolean(), (any, flow) => {
        const text = dump(any, { flowLevel: flow ? 0 : -1, noRefs: true });
        const located = parseYaml(text, 'a.yaml');
        expect(located.problems).toEqual([]);
        expect(plain(located.value)).toEqual(plain(any));
        const lines = text.split('\n').length;
        expect(located.at([]).line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 500 },
    );
  });

  it('is read or refused with a place, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ':',
            ' ',
            '\n',
            '-',
            '&',
            '*',
            '[',
            ']',
            '{',
            '}',
            '"',
            "'",
            '!',
            '|',
            '>',
            '#',
            '?',
            '\t',
            ',',
          ),
        }),
        (text) => {
          const located = parseYaml(text, 'a.yaml');
          for (const { at } of located.problems) expect(at.line).toBeGreaterThan(0);
          if (located.problems.length === 0) expect(JSON.stringify(located.value)).toBeTypeOf('string');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
