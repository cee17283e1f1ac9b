import type { Random } from '../random.ts';
import { inserted, type Mutation, onLine, pieces } from './text.ts';

const row = (line: string): boolean => /^\s*\|.*\|/.test(line);
const heading = (line: string): boolean => /^#{1,6} /.test(line);
const item = (line: string): boolean => /^\s*(?:[-*+]|\d+[.)]) /.test(line);

const cells: readonly string[] = [
  '',
  ' ',
  '`',
  '``',
  '`` ` ``',
  '\\|',
  '|',
  '\\',
  '&nbsp;',
  '<br>',
  '<!-- x',
  '**',
  '[x](',
  '![x](y)',
  '`a\\|b`',
  '`A-1`, `A-2`, `A-999`',
  'A-1 to A-3',
  '`A-1`–`A-3`',
  '`../../x`',
  '`/abs`',
  '`C:\\x`',
  '`a b/c`',
  '`audio/**`',
  '`*`',
  '`{a,b}/c`',
  '`audio/mixer/`',
  '`./audio`',
  '`WP-1`',
  'P0',
  'P99999999999999999999',
  'Implemented',
  'not started',
  'Partial: `x/y.mjs`',
  'done?',
  'None',
  'n/a',
  '—',
  'http://x/y',
  '[a](b "c")',
  '[a][b]',
  '漢字',
  '\u202e',
  'İ',
];

const blocks: readonly string[] = [
  '\n---\n',
  '\n===\n',
  '\n```\n',
  '\n~~~~\n',
  '\n    code\n',
  '\n<div>\n',
  '\n<!--\n',
  '\n-->\n',
  '\n$$\n',
  '\n[a]: b\n',
  '\n[^1]: x\n',
  '\n> > > x\n',
  '\n# \n',
  '\n#\n',
  '\n####### x\n',
  '\nx\n-\n',
  '\n| a |\n| - |\n',
  '\n| a | b |\n| --- |\n| c |\n',
  '\n|\n|\n|\n',
  '\n1. a\n1. b\n',
  '\n999999999999. a\n',
  '\n- [ ] a\n- [x] b\n',
  '\n- \n- \n',
  '\n* - + a\n',
  '\n## Work packages\n',
  '\n## Divergence from target\n',
  '\n## Canonical guides\n',
  '\n## Target modules\n',
  '\nPhase 1: x\n',
  '\n### P0: x\n',
  '\n1. x\n   - Files: `a/b`\n   - Done when: y (`A-1`)\n',
  '\n`WP-1` depends on `WP-1`.\n',
  '\n`WP-1` after `WP-2`. `WP-2` after `WP-1`.\n',
  '\nThe inventory has 99 entries total.\n',
  '\n<!-- backlogic:notes -->\n',
  '\n<details>\n',
];

const fronts: readonly string[] = [
  '---\n',
  '---\na: [\n---\n',
  '---\n__proto__: {x: 1}\n---\n',
  '---js\nmodule.exports = {}\n---\n',
  '---\na: &a [*a]\n---\n',
  '---json\n{"a":1}\n---\n',
  '---\n---\n',
  '+++\na = 1\n+++\n',
  '---\na: 1\na: 2\n---\n',
  '---\n- x\n---\n',
  '--- \na: 1\n...\n',
  '---\nowner: null\n---\n',
];

function cellsOf(line: string, random: Random, change: (cells: string[], at: number) => void): string {
  const parts = line.split('|');
  const at = 1 + random.below(Math.max(1, parts.length - 2));
  change(parts, at);
  return parts.join('|');
}

/** Changes of Markdown by its blocks. */
export const markdownMutations: readonly Mutation[] = [
  {
    name: 'a cell replaced',
    change: (text, random) =>
      onLine(text, random, row, (line) =>
        cellsOf(line, random, (parts, at) => {
          parts[at] = ` ${random.pick(cells)} `;
        }),
      ),
  },
  {
    name: 'a cell added',
    change: (text, random) =>
      onLine(text, random, row, (line) =>
        cellsOf(line, random, (parts, at) => parts.splice(at, 0, ` ${random.pick(cells)} `)),
      ),
  },
  {
    name: 'a cell taken out',
    change: (text, random) =>
      onLine(text, random, row, (line) => cellsOf(line, random, (parts, at) => parts.splice(at, 1))),
  },
  {
    name: 'a huge cell',
    change: (text, random) =>
      onLine(text, random, row, (line) =>
        cellsOf(line, random, (parts, at) => {
          parts[at] = `${parts[at]} ${random.pick([...cells, 'x ', '`A-1` '])}`.repeat(
            random.pick([100, 5000]),
          );
        }),
      ),
  },
  {
    name: 'many columns',
    change: (text, random) =>
      onLine(text, random, row, (line) => line + ' x |'.repeat(random.pick([10, 3000]))),
  },
  {
    name: 'many rows',
    change: (text, random) =>
      onLine(text, random, row, (line) =>
        Array.from({ length: random.pick([10, 500]) }, (_, at) => line.replace(/\w+/, `$&${at}`)).join('\n'),
      ),
  },
  {
    name: 'no delimiter row',
    change: (text, random) =>
      onLine(
        text,
        random,
        (line) => /^\|[ :|-]+\|$/.test(line),
        () =>
          random.pick([
            '',
            '| --- |',
            '|---|---|---|---|---|---|---|---|',
            '| :-: | -: | :- | - |',
            '| — | — |',
          ]),
      ),
  },
  {
    name: 'another level',
    change: (text, random) =>
      onLine(text, random, heading, (line) => line.replace(/^#+/, '#'.repeat(1 + random.below(7)))),
  },
  {
    name: 'a heading underlined',
    change: (text, random) =>
      onLine(
        text,
        random,
        heading,
        (line) => `${line.replace(/^#+ /, '')}\n${random.pick(['===', '---', '-', '='])}`,
      ),
  },
  {
    name: 'a heading decorated',
    change: (text, random) =>
      onLine(
        text,
        random,
        heading,
        (line) => `${line} ${random.pick([...pieces, ...cells, '##', '{#id}', '(P0)', 'P1:'])}`,
      ),
  },
  {
    name: 'a heading without text',
    change: (text, random) =>
      onLine(text, random, heading, (line) => line.replace(/ .*/, random.pick(['', ' ', ' #', ' `', ' 1)']))),
  },
  {
    name: 'a list nested deeply',
    change: (text, random) =>
      onLine(text, random, item, (line) =>
        Array.from(
          { length: random.pick([10, 300]) },
          (_, depth) => ' '.repeat(2 * depth) + line.trim(),
        ).join('\n'),
      ),
  },
  {
    name: 'an item replaced',
    change: (text, random) =>
      onLine(text, random, item, (line) =>
        line.replace(/(^\s*\S+ ).*/, (_, start: string) => start + random.pick([...cells, ...pieces])),
      ),
  },
  {
    name: 'an item marked otherwise',
    change: (text, random) =>
      onLine(text, random, item, (line) =>
        line.replace(
          /^\s*\S+/,
          random.pick(['-', '*', '+', '1)', '0.', '  -', '\t-', '-\t', '12345678901.']),
        ),
      ),
  },
  {
    name: 'quoted deeply',
    change: (text, random) =>
      onLine(
        text,
        random,
        (line) => line !== '',
        (line) => '> '.repeat(random.pick([1, 10, 1000])) + line,
      ),
  },
  { name: 'an odd block', change: (text, random) => inserted(text, random.pick(blocks), random) },
  {
    name: 'many odd blocks',
    change: (text, random) => {
      let changed = text;
      for (let count = 0; count < 8; count += 1) changed = inserted(changed, random.pick(blocks), random);
      return changed;
    },
  },
  { name: 'front matter', change: (text, random) => random.pick(fronts) + text },
  {
    name: 'open marks',
    change: (text, random) =>
      inserted(
        text,
        random
          .pick(['[', '![', '*', '_', '`', '<', '(', '~', '[](', '<a '])
          .repeat(random.pick([1, 100, 5000])),
        random,
      ),
  },
  {
    name: 'another id',
    change: (text, random) =>
      text.replace(/\b[A-Z]+-\d+\b/g, (id) =>
        random.chance(0.2)
          ? random.pick(['A-1', 'A-2', 'A-999', 'WP-1', 'WP-2', 'a-1', 'A-01', 'A-', 'F-001'])
          : id,
      ),
  },
  {
    name: 'another path',
    change: (text, random) =>
      text.replace(/`[\w./-]+\/[\w./-]*`/g, (path) =>
        random.chance(0.2)
          ? random.pick([
              '`../x`',
              '`/x`',
              '`x/../y/z`',
              '`a/b/`',
              '`audio/mixer/mixer.mjs`',
              '`api/`',
              '`.git/x`',
              '`CON/x`',
              '`a//b`',
              `\`${'d/'.repeat(300)}x\``,
            ])
          : path,
      ),
  },
];
