import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scriptPlaces } from '../../src/config/script-places.ts';
import type { Pointer } from '../../src/syntax/located.ts';

/** The source text at a place. */
function textAt(source: string, pointer: Pointer, what: 'at' | 'keyAt' = 'at'): string {
  const span = scriptPlaces(source, 'c.ts')[what](pointer);
  const lines = source.split('\n');
  const end = { line: span.endLine ?? span.line, column: span.endColumn ?? span.column };
  return lines
    .slice(span.line - 1, end.line)
    .map((line, index, all) => {
      const from = index === 0 ? span.column - 1 : 0;
      return line.slice(from, index === all.length - 1 ? end.column - 1 : undefined);
    })
    .join('\n');
}

describe('finds values', () => {
  test.each<[string, string, Pointer, string]>([
    ['in an exported literal', "export default { a: { b: ['x', 'y'] } };", ['a', 'b', 1], "'y'"],
    ['in a call', 'export default defineConfig({ a: 1 })', ['a'], '1'],
    ['in a call with a type argument', 'export default define<Config>({ a: 1 })', ['a'], '1'],
    ['in module.exports', 'module.exports = { a: 1 };', ['a'], '1'],
    ['behind a constant', 'const c: C = { a: 1 };\nexport default c;', ['a'], '1'],
    ['behind a constant in a call', 'const c = { a: 1 }\nexport default defineConfig(c)', ['a'], '1'],
    ['behind constants inside', "const g = ['x'];\nexport default { g, h: g };", ['h', 0], "'x'"],
    ['before `satisfies`', 'export default { a: [1] as const } satisfies C;', ['a', 0], '1'],
    ['with quoted and numeric keys', "export default { 'a-b': { 1: 2 } };", ['a-b', '1'], '2'],
    ['past regular expressions and templates', 'export default { r: /[}]/, t: `}`, a: 1 };', ['a'], '1'],
    [
      'past functions and methods',
      'export default { f: () => { return { a: 2 }; }, g() { return 3; }, a: 1 };',
      ['a'],
      '1',
    ],
    [
      'past computed values',
      'export default { x: 1 + 2 * f(3, [4]), a: y ? { b: 1 } : null, c: 5 };',
      ['c'],
      '5',
    ],
    ['through a known spread', 'const s = { a: 1 };\nexport default { ...s, b: 2 };', ['a'], '1'],
    ['after a spread', 'export default { ...imported, a: 1 };', ['a'], '1'],
    ['of a key written twice, the last', 'export default { a: 1, a: 2 };', ['a'], '2'],
  ])('%s', (_, source, pointer, text) => {
    expect(textAt(source, pointer)).toBe(text);
  });
});

describe('says the literal around it rather than guess', () => {
  test.each<[string, string, Pointer, string]>([
    [
      'a key before an unknown spread',
      'export default { x: { a: 1, ...other } };',
      ['x', 'a'],
      '{ a: 1, ...other }',
    ],
    [
      'a key before a computed one',
      'export default { x: { a: 1, [key]: 2 } };',
      ['x', 'a'],
      '{ a: 1, [key]: 2 }',
    ],
    ['a member after a spread', 'export default { x: [1, ...more, 2] };', ['x', 2], '[1, ...more, 2]'],
    ['what a call makes', 'export default { x: make({ a: 1 }).x };', ['x', 'a'], 'make({ a: 1 }).x'],
    ['what a choice makes', 'export default { x: on ? { a: 1 } : {} };', ['x', 'a'], 'on ? { a: 1 } : {}'],
    ['what is imported', "import { x } from './x.ts';\nexport default { x };", ['x', 'a'], 'x'],
  ])('%s', (_, source, pointer, text) => {
    expect(textAt(source, pointer)).toBe(text);
  });

  test.each([
    ['no export', 'const a = { b: 1 };'],
    ['text that does not parse', 'export default { a: '],
    ['a constant that names itself', 'const a = a;\nexport default a;'],
    ['an empty file', ''],
  ])('%s', (_, source) => {
    expect(scriptPlaces(source, 'c.ts').at(['b'])).toMatchObject({ file: 'c.ts' });
  });
});

test('keys have places of their own', () => {
  const source = "export default {\n  design: { 'guideTable': 'x' },\n};";
  expect(textAt(source, ['design', 'guideTable'], 'keyAt')).toBe("'guideTable'");
  expect(textAt(source, ['design'], 'keyAt')).toBe('design');
});

test('nesting beyond any honest depth is not followed', () => {
  const source = `export default ${'{ a: '.repeat(60)}1${' }'.repeat(60)};`;
  expect(
    textAt(
      source,
      Array.from({ length: 60 }, () => 'a'),
    ),
  ).toContain('{ a: ');
});

test('law: of any data, every value and key is found where it was written', () => {
  const key = fc.stringMatching(/^[a-z$_][a-zA-Z0-9$_]{0,5}$/);
  const data = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer({ min: 0 }),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(
      fc.dictionary(key, data, { maxKeys: 3, noNullPrototype: true }),
      fc.nat(3),
      (value, indent) => {
        const source = `// { a: 1 }\nexport default defineConfig(${JSON.stringify(value, null, indent)});\n`;
        const visit = (node: unknown, pointer: Pointer): void => {
          if (pointer.length > 0) {
            const written = textAt(source, pointer);
            expect(JSON.parse(written)).toEqual(node);
            const last = pointer.at(-1);
            if (typeof last === 'string') expect(JSON.parse(textAt(source, pointer, 'keyAt'))).toBe(last);
          }
          if (Array.isArray(node))
            for (const [index, member] of node.entries()) visit(member, [...pointer, index]);
          else if (typeof node === 'object' && node !== null)
            for (const [name, member] of Object.entries(node)) visit(member, [...pointer, name]);
        };
        visit(value, []);
      },
    ),
    { numRuns: 200 },
  );
});
