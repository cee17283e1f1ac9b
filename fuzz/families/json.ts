import type { Random } from '../random.ts';
import { type Mutation, pieces } from './text.ts';

/** JSON that is valid and that readers trip over, as text. */
export const hostileJson: readonly string[] = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '""',
  '" "',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e999',
  '-1e999',
  '1e-999',
  '12345678901234567890',
  '[[]]',
  '[null]',
  '[{}]',
  '{"":""}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"id":"A-1"}',
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '"hasOwnProperty"',
  '"\\ud800"',
  '"\\u0000"',
  '"a\\nb"',
  '"A-1"',
  '"A-2"',
  '"a-2"',
  '" A-2 "',
  '["A-1","A-1"]',
  '"../../x"',
  '"/etc/passwd"',
  '"C:\\\\x"',
  '"*"',
  '"**/**/**/*"',
  '"!x"',
  '"(a+)+$"',
  '"["',
  '"\\\\"',
  '"mvp"',
  '"MVP"',
  '"done"',
  '"cancelled"',
  '"|"',
  '"`"',
  '"<b>"',
  '"{{x}}"',
  '"İ"',
  '"é"',
  '"\\u202e"',
  '{"a":{"b":{"c":[1,2,{"d":null}]}}}',
];

/** Not JSON, where a value should stand. */
const noJson: readonly string[] = [
  '',
  'undefined',
  'NaN',
  'Infinity',
  "'x'",
  '01',
  '1.',
  '.5',
  '+1',
  '0x1F',
  '"\t"',
  '"\\x"',
  '/* */',
  '// x',
  '"open',
  '[1,]',
  '{"a":1,}',
  '{,}',
  '\u00a01',
];

type Node = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

/** Changes of a JSON text by its structure; a text that does not parse is changed by its characters. */
export const jsonMutations: readonly Mutation[] = [
  structural('a value replaced', (node, _all, random, raw) => set(node, raw(random.pick(hostileJson)))),
  structural('a value that is no JSON', (node, _all, random, raw) => set(node, raw(random.pick(noJson)))),
  structural('a value made of hostile text', (node, _all, random) => {
    set(node, Array.from({ length: random.few(6) }, () => random.pick(pieces)).join(random.pick(['', ' '])));
  }),
  structural('a value taken out', (node) => {
    if (Array.isArray(node.holder)) node.holder.splice(Number(node.key), 1);
    else delete node.holder[node.key];
  }),
  structural('a value repeated', (node, _all, random) => {
    if (!Array.isArray(node.holder)) return;
    const count = random.pick([1, 2, 300]);
    node.holder.push(...Array(count).fill(node.holder[Number(node.key)]));
  }),
  structural('two values swapped', (node, all, random) => {
    const other = random.pick(all);
    const [a, b] = [get(node), get(other)];
    set(node, b);
    set(other, a);
  }),
  structural('a value copied over another', (node, all, random) => set(node, get(random.pick(all)))),
  structural('a key renamed', (node, _all, random) => {
    if (Array.isArray(node.holder)) return;
    const key = random.pick([
      '__proto__',
      'constructor',
      '',
      'id',
      'ID',
      'title',
      'name',
      'status',
      'phase',
      'dependencies',
      'owner',
      'a.b',
      'ıd',
      `${node.key} `,
    ]);
    Object.defineProperty(node.holder, key, {
      value: get(node),
      enumerable: true,
      configurable: true,
      writable: true,
    });
    if (key !== node.key) delete node.holder[node.key];
  }),
  structural('a value wrapped', (node, _all, random) =>
    set(node, random.chance(0.5) ? [get(node)] : { value: get(node) }),
  ),
  structural('a text grown', (node, _all, random) => {
    const value = get(node);
    if (typeof value === 'string') set(node, `${value} `.repeat(random.pick([10, 2000])));
  }),
  structural('nested deeply', (node, _all, random, raw) => {
    const depth = random.pick([100, 5000, 100_000]);
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
    ] as const);
    set(
      node,
      raw(
        open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(random.chance(0.7) ? depth : depth - 1),
      ),
    );
  }),
  {
    name: 'a key twice',
    change(text, random) {
      const keys = [...text.matchAll(/"(?:[^"\\]|\\.)*"\s*:/g)];
      if (keys.length === 0) return text;
      const { index, 0: key } = random.pick(keys);
      return `${text.slice(0, index)}${key} ${random.pick(hostileJson)}, ${text.slice(index)}`;
    },
  },
  {
    name: 'punctuation changed',
    change(text, random) {
      const marks = [...text.matchAll(/[[\]{},:"]/g)];
      if (marks.length === 0) return text;
      const { index } = random.pick(marks);
      return (
        text.slice(0, index) +
        random.pick(['', ',', ':', '{', '}', '[', ']', '"', "'", ';']) +
        text.slice(index + 1)
      );
    },
  },
];

type Change = (node: Node, all: readonly Node[], random: Random, raw: (text: string) => unknown) => void;

/** Raw text goes through the serialiser as a marked string, whose quotes are then taken off. */
function structural(name: string, change: Change): Mutation {
  return {
    name,
    change(text, random) {
      let value: unknown;
      try {
        value = JSON.parse(text);
        // What an earlier mutation nested deeply can be read and not be written.
        JSON.stringify(value);
      } catch {
        return text;
      }
      const all = nodes(value);
      if (all.length === 0) return random.pick(hostileJson);
      const raws: string[] = [];
      change(random.pick(all), all, random, (piece) => {
        raws.push(piece);
        return `\u0001raw${raws.length - 1}\u0001`;
      });
      const written = `${JSON.stringify(value, null, random.pick([2, 2, 0, 1]))}\n`;
      return written.replace(/"\\u0001raw(\d+)\\u0001"/g, (_, at: string) => raws[Number(at)] ?? '');
    },
  };
}

function nodes(value: unknown): Node[] {
  const found: Node[] = [];
  const visit = (holder: unknown, depth: number): void => {
    if (typeof holder !== 'object' || holder === null || depth > 50 || found.length > 5000) return;
    for (const key of Object.keys(holder)) {
      found.push({ holder: holder as Record<string, unknown>, key });
      visit((holder as Record<string, unknown>)[key], depth + 1);
    }
  };
  visit(value, 0);
  return found;
}

function get({ holder, key }: Node): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

/** A copy is set, so that no change makes a ring of objects. */
function set({ holder, key }: Node, value: unknown): void {
  (holder as Record<string | number, unknown>)[key] = value === undefined ? null : structuredClone(value);
}
