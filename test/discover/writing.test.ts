import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLayer } from '../../src/config/read.ts';
import type { Setting } from '../../src/discover/settings.ts';
import { scriptConfig } from '../../src/discover/write-script.ts';
import { yamlConfig } from '../../src/discover/write-yaml.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { JsonValue } from '../../src/model/json.ts';

function readBack(name: string, text: string): JsonValue {
  const { layer, findings } = readLayer(`/repo/${name}`, null, null, memoryHost({ [`/repo/${name}`]: text }));
  expect(findings.map(({ code, data }) => [code, data])).toEqual([]);
  return layer?.value ?? null;
}

const settings = (text: string, comment: string): Setting[] => [
  { key: 'extends', comments: [comment], value: text },
  { key: 'inventory', comments: [], value: [{ key: 'path', comments: [comment, ''], value: [text, 'b'] }] },
  { key: 'gates', comments: [], value: [{ name: 'a', command: text }] },
  { key: 'plan', comments: [], value: [{ key: 'maxFeaturesPerSlice', comments: [], value: 3 }] },
];

describe('what is written is read back as it was meant', () => {
  const value = (text: string): JsonValue => ({
    extends: text,
    inventory: { path: [text, 'b'] },
    gates: [{ name: 'a', command: text }],
    plan: { maxFeaturesPerSlice: 3 },
  });

  test.each([
    'docs/features.json',
    "it's",
    'a "word"',
    'yes',
    'null',
    '1.5',
    '- x',
    '# no comment',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that would be code within a template.
    '*/ `${1}` \\n',
    'a: b',
    'İş 列表 قائمة',
    '\u2028',
    ' x ',
    'tasks: [',
  ])('%j', (text) => {
    for (const typed of [true, false])
      expect(
        readBack('backlog.config.ts', scriptConfig(settings(text, 'why */ so'), ['Head */'], typed)),
      ).toEqual(value(text));
    expect(readBack('backlog.config.yaml', yamlConfig(settings(text, 'why'), ['Head', '']))).toEqual(
      value(text),
    );
  });

  test('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(readBack('backlog.config.ts', scriptConfig(settings(text, text), [text], false))).toEqual(
          value(text),
        );
        expect(readBack('backlog.config.yaml', yamlConfig(settings(text, text), [text]))).toEqual(
          value(text),
        );
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  test('a script without the package imports nothing', () => {
    expect(scriptConfig(settings('a', 'b'), [], false)).not.toContain('import');
    expect(scriptConfig(settings('a', 'b'), [], true)).toContain("import { defineConfig } from 'backlogic';");
  });
});
