import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import type { Located, Pointer } from '../../src/syntax/located.ts';
import { packYaml, parseYaml } from '../../src/syntax/yaml.ts';
import { type Packed, unpack } from '../../src/syntax/yaml-packed.ts';
import { checkout } from '../support/checkout.ts';

/** The document by way of its packed form, which has been text in between. */
function again(text: string): Located {
  const packed = packYaml(text);
  if (packed === null) throw new Error('it does not pack');
  return unpack(JSON.parse(JSON.stringify(packed)) as Packed, text, 'a.yaml');
}

function pointersIn(value: JsonValue, above: Pointer = []): Pointer[] {
  if (typeof value !== 'object' || value === null) return [above];
  return [
    above,
    ...Object.entries(value).flatMap(([key, inner]) =>
      pointersIn(inner, [...above, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function expectSame(text: string): void {
  const parsed = parseYaml(text, 'a.yaml');
  const unpacked = again(text);
  expect(unpacked.value).toEqual(parsed.value);
  expect(unpacked.problems).toEqual([]);
  const pointers = pointersIn(parsed.value);
  for (const pointer of [...pointers, ...pointers.map((one) => [...one, 'none', 7])]) {
    expect(unpacked.at(pointer)).toEqual(parsed.at(pointer));
    expect(unpacked.keyAt(pointer)).toEqual(parsed.keyAt(pointer));
  }
}

describe('a packed document', () => {
  const folder = join(checkout, 'rules');
  test.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))(
    'is the document that was parsed: %s',
    (file) => expectSame(readFileSync(join(folder, file), 'utf8')),
  );

  test('is the document that was parsed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        fc.pre(packYaml(text) !== null);
        expectSame(text);
      }),
    );
  });

  test('keeps aliases, block texts and a byte order mark', () => {
    expectSame('\ufeffa: &x [1, "two", { three: 4 }]\nb: *x\nc: |\n  text\n  more\n');
  });

  test.each([
    ['does not parse', 'a: [1'],
    ['has a key twice', 'a: 1\na: 2\n'],
    ['has a key that is no text', '~: a\n'],
  ])('is none when the document %s', (_, text) => {
    expect(packYaml(text)).toBeNull();
  });

  test('is none for a key that would reach a prototype, unless it is only a key', () => {
    const value = again('__proto__: { polluted: yes }\n').value as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value)).toEqual(['__proto__']);
  });
});
