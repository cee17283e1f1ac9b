import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { compactJson } from '../../src/reporters/compact-json.ts';
import { jsonLine, jsonText } from '../../src/reporters/json.ts';
import { everyPiece } from '../render/hostile.ts';

/** Whatever a terminal obeys, what turns text around and what nobody sees. Line feeds are layout. */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const texts = [
  everyPiece,
  '\u001b[31m\u009b31m\u007f',
  '\u202ea\u2066b\u2069',
  'tag \u{e0041}\u{e007f}',
  '\u200b\ufeff\u2028\u2029',
  '\ud800',
  '##[group]##vso[x]',
  '\\u202e \\',
];

test.each(texts)('%j is said in JSON by escapes, and is the same to who parses it', (text) => {
  const value = { [text]: [text, { inner: text }] };
  for (const [name, json] of [
    ['text', jsonText(value)],
    ['line', jsonLine(value)],
    ['compact', compactJson(value)],
  ] as const) {
    expect([name, JSON.parse(json)]).toEqual([name, value]);
    expect([name, acting.exec(json.replaceAll('\n', ''))]).toEqual([name, null]);
    expect(json).not.toMatch(/##(?:\[|vso)/);
  }
  expect(jsonLine(value).indexOf('\n')).toBe(jsonLine(value).length - 1);
});

test('any JSON is the same to who parses it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wanted = JSON.stringify(value);
      expect(JSON.stringify(JSON.parse(jsonText({ value })).value)).toBe(wanted);
      expect(JSON.stringify(JSON.parse(jsonLine({ value })).value)).toBe(wanted);
      expect(JSON.stringify(JSON.parse(compactJson({ value: value as JsonValue })).value)).toBe(wanted);
    }),
  );
});
