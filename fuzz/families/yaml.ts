import { inserted, type Mutation, onLine } from './text.ts';

const scalars: readonly string[] = [
  '',
  '~',
  'null',
  'true',
  'yes',
  'no',
  '0',
  '-0',
  '1e999',
  '.inf',
  '.nan',
  '0x1F',
  '0o17',
  '1_000',
  '2001-01-01',
  '=',
  '<<',
  '[]',
  '{}',
  "''",
  '""',
  '"\\ud800"',
  '"\\0"',
  '!!js/function "function(){}"',
  '!!binary aGk=',
  '!!set {a}',
  '!!float x',
  '!own x',
  '&a [*a]',
  '*a',
  '*missing',
  '&a x',
  '|',
  '>-',
  '|+9',
  '? x',
  '- x',
  '[a',
  '{a: b',
  "'open",
  '"open',
  '%x',
  '@x',
  '`x`',
  '__proto__',
  'constructor',
  '(a+)+$',
  '(?:(?:a*)*)*b',
  '[',
  '(?<=a)b',
  '\\p{L}',
  '(?i)(?s)x',
  'a{1,99999}',
  '^(\\w+\\s?)*$',
  'x # y',
  'x: y',
  'text',
  'description',
  'group',
  'matches',
  'in',
  'equal',
  'greaterThan',
  'feature',
  'path',
  'risk',
  'collect',
  'high',
];

const keys: readonly string[] = [
  'when',
  'then',
  'id',
  'all',
  'any',
  'not',
  'fact',
  'operator',
  'value',
  'condition',
  'priority',
  'because',
  'decides',
  'about',
  'hitPolicy',
  'rules',
  'table',
  'columns',
  'rankBy',
  'examples',
  'fires',
  'spares',
  'path',
  'params',
  'extends',
  'disable',
  '__proto__',
  'constructor',
  '<<',
  '? a',
  'toString',
  '',
];

const keyed = (line: string): boolean => /^\s*(?:- )?[\w$-]+:/.test(line);

/** Changes of YAML by its lines. */
export const yamlMutations: readonly Mutation[] = [
  {
    name: 'a scalar replaced',
    change: (text, random) =>
      onLine(text, random, keyed, (line) => line.replace(/:.*$/, () => `: ${random.pick(scalars)}`)),
  },
  {
    name: 'an inline scalar replaced',
    change(text, random) {
      const found = [...text.matchAll(/(?<=[:[,] )[^\s,[\]{}:'"][^,[\]{}:'"\n]*(?=[,\]} ])/g)];
      if (found.length === 0) return text;
      const { index, 0: scalar } = random.pick(found);
      return text.slice(0, index) + random.pick(scalars) + text.slice(index + scalar.length);
    },
  },
  {
    name: 'a key replaced',
    change: (text, random) =>
      onLine(text, random, keyed, (line) => line.replace(/[\w$-]+:/, () => `${random.pick(keys)}:`)),
  },
  {
    name: 'an inline key replaced',
    change(text, random) {
      const found = [...text.matchAll(/(?<=[{,] )\w+(?=: )/g)];
      if (found.length === 0) return text;
      const { index, 0: key } = random.pick(found);
      return text.slice(0, index) + random.pick(keys) + text.slice(index + key.length);
    },
  },
  {
    name: 'a key twice',
    change: (text, random) =>
      onLine(
        text,
        random,
        keyed,
        (line) => `${line}\n${line.replace('- ', '  ').replace(/:.*$/, () => `: ${random.pick(scalars)}`)}`,
      ),
  },
  {
    name: 'indented otherwise',
    change: (text, random) =>
      onLine(
        text,
        random,
        (line) => line.trim() !== '',
        (line) => random.pick([` ${line}`, `  ${line}`, `\t${line}`, line.trimStart(), line.slice(1)]),
      ),
  },
  {
    name: 'a line taken out',
    change: (text, random) =>
      onLine(
        text,
        random,
        (line) => line.trim() !== '',
        () => '',
      ),
  },
  {
    name: 'a document mark',
    change: (text, random) =>
      inserted(text, random.pick(['---\n', '...\n', '--- !x\n', '%YAML 9.9\n', '%TAG ! x\n']), random),
  },
  { name: 'an odd line', change: (text, random) => inserted(text, `${random.pick(scalars)}\n`, random) },
  {
    name: 'aliases that multiply',
    change: (text) =>
      `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]\n`).join('')}${text}`,
  },
  {
    name: 'nested deeply',
    change: (text, random) =>
      `${text}\nx: ${random.pick(['[', '{a: ', '- ', '&a '])}`.concat(
        random.pick(['[', '{a: ']).repeat(random.pick([100, 10_000])),
      ),
  },
  {
    name: 'conditions nested deeply',
    change: (text, random) =>
      onLine(
        text,
        random,
        (line) => /^\s*when:/.test(line),
        () =>
          `    when: ${'{ not: '.repeat(random.pick([20, 2000]))}{ fact: text, operator: equal, value: x }${' }'.repeat(20)}`,
      ),
  },
  {
    name: 'rules repeated',
    change(text, random) {
      const from = text.search(/^ {2}- id:/m);
      if (from === -1) return text;
      const rule = /^ {2}- id: .*\n(?: {3,}.*\n)*/m.exec(text.slice(from))?.[0] ?? '';
      return (
        text +
        Array.from({ length: random.pick([1, 2, 100]) }, (_, at) =>
          random.chance(0.5) ? rule : rule.replace(/id: .*/, `id: copy-${at}`),
        ).join('')
      );
    },
  },
];
