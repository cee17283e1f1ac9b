import { expect, test } from 'vitest';
import { parseJson } from '../../src/syntax/json.ts';
import { parseMarkdown } from '../../src/syntax/markdown.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { pieces } from '../render/hostile.ts';

/** Long enough that what takes the square of it would show. */
const length = 40_000;

const openings = ['', '# ', '---'];

function slow(read: (text: string) => unknown, texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const started = process.cpuUsage();
    read(text);
    const took = process.cpuUsage(started).user / 1_000;
    return took > 1_000 ? [`${JSON.stringify(text.slice(0, 20))}: ${Math.round(took)} ms`] : [];
  });
}

const repeated = (piece: string): string => piece.repeat(Math.ceil(length / piece.length));

test('Markdown takes time in proportion, whatever it repeats', () => {
  const texts = [...pieces, '[', ' #', '--- ', '\n# ', '\n- - '].flatMap((piece) =>
    openings.map((opening) => `${opening}${repeated(piece)} x y`),
  );
  expect(slow((text) => parseMarkdown(text, 'a.md'), texts)).toEqual([]);
});

test('JSON and YAML do so too', () => {
  const texts = [
    '[',
    '{"a":',
    '"',
    '\\',
    '[1,',
    ' ',
    '-',
    '- ',
    'a: ',
    '? ',
    '&a ',
    '*a ',
    '!',
    '#',
    '{',
    "'",
    '|\n',
  ].map(repeated);
  expect(slow((text) => parseJson(text, 'a.json'), texts)).toEqual([]);
  expect(slow((text) => parseYaml(text, 'a.yaml'), texts)).toEqual([]);
});

test('JSON that is nested 100,000 deep is a problem with a place', () => {
  for (const text of [
    '['.repeat(100_000) + ']'.repeat(100_000),
    `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  ]) {
    const { value, problems } = parseJson(text, 'a.json');
    expect(value).toBeNull();
    expect(problems.map(({ kind, at }) => [kind, at.line])).toEqual([['too-deep', 1]]);
    expect(parseYaml(text, 'a.yaml').problems.length).toBeGreaterThan(0);
  }
});
