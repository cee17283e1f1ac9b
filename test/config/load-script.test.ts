import { describe, expect, test } from 'vitest';
import { loadScript } from '../../src/config/load-script.ts';
import { memoryHost } from '../../src/host/memory.ts';

function run(files: Readonly<Record<string, string>>): ReturnType<typeof loadScript> {
  const host = memoryHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`/repo/${path}`, text])),
  );
  return loadScript('/repo/c.ts', files['c.ts'] ?? '', host);
}

describe('runs', () => {
  test.each<[string, Readonly<Record<string, string>>, unknown]>([
    [
      'types of every kind',
      {
        'c.ts':
          'type T = string;\ninterface I { a: T }\nexport default { a: <T>"x", b: ({ a: "y" } as I)!.a };',
      },
      { a: 'x', b: 'y' },
    ],
    ['an enum', { 'c.ts': "enum E { A = 'a' }\nexport default { e: E.A };" }, { e: 'a' }],
    [
      'a relative import without extension',
      { 'c.ts': "import { a } from './a';\nexport default { a };", 'a.ts': 'export const a: number = 1;' },
      { a: 1 },
    ],
    [
      '`.js` for `.ts`',
      { 'c.ts': "import a from './a.js';\nexport default { a };", 'a.ts': 'export default 2;' },
      { a: 2 },
    ],
    [
      'a folder',
      { 'c.ts': "import a from './d';\nexport default { a };", 'd/index.mjs': 'export default 3;' },
      { a: 3 },
    ],
    [
      'JSON',
      {
        'c.ts':
          "import a from './a.json';\nimport b from './a.json' with { type: 'json' };\nexport default { a, b };",
        'a.json': '\uFEFF{ "x": 4 }',
      },
      { a: { x: 4 }, b: { x: 4 } },
    ],
    [
      'CommonJS',
      { 'c.ts': "const a = require('./a.cjs');\nmodule.exports = { a };", 'a.cjs': 'module.exports = 5;' },
      { a: 5 },
    ],
    [
      'a circle, as Node does',
      {
        'c.ts': "import './a';\nexport const early = 1;\nexport default { late: 2 };",
        'a.ts': "import { early } from './c';\nexport default early;",
      },
      { late: 2 },
    ],
    [
      'its own place',
      { 'c.ts': 'export default { url: import.meta.url, dir: import.meta.dirname, name: __filename };' },
      { url: 'file:///repo/c.ts', dir: '/repo', name: '/repo/c.ts' },
    ],
    [
      "Node's own modules",
      {
        'c.ts':
          "import { join } from 'node:path';\nimport * as path from 'path';\nexport default { a: join('x', path.basename('/y')) };",
      },
      { a: 'x/y' },
    ],
    [
      'modern syntax',
      { 'c.ts': 'const o = { a: null as null | { b: 1 } };\nexport default { x: o.a?.b ?? 2, y: 1_000 };' },
      { x: 2, y: 1000 },
    ],
  ])('%s', (_, files, expected) => {
    expect(run(files)).toEqual({ exported: expected });
  });

  test('a module only once', () => {
    const files = {
      'c.ts':
        "import { list } from './a';\nimport { list as again } from './a';\nimport './b';\nexport default { list, same: list === again };",
      'a.ts': 'export const list: string[] = [];',
      'b.ts': "import { list } from './a';\nlist.push('b');",
    };
    expect(run(files)).toEqual({ exported: { list: ['b'], same: true } });
  });
});

describe('says where it failed', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'types before it on the line keep the place',
      { 'c.ts': 'const a: { b: string } | null = null;\n  export default { x: a.b };' },
      '/repo/c.ts:2:3',
    ],
    [
      'in a function that another file calls',
      {
        'c.ts': "import { f } from './a';\n\nexport default f();",
        'a.ts': "export function f(): never {\n  throw new RangeError('no');\n}",
      },
      '/repo/a.ts:2:9',
    ],
    ['syntax in another file', { 'c.ts': "import './a';", 'a.ts': 'let x: = 1;\n' }, '/repo/a.ts:1:8'],
    ['broken JSON', { 'c.ts': "import './a.json';", 'a.json': '{' }, '/repo/a.json:1:1'],
    [
      'a second line that V8 objects to',
      { 'c.ts': 'const a = 1;\nconst a = 2;\nexport default {};' },
      '/repo/c.ts:2:1',
    ],
  ])('%s', (_, files, place) => {
    const result = run(files);
    if (!('failure' in result)) throw new Error('it ran');
    expect(`${result.at.file}:${result.at.line}:${result.at.column}`).toBe(place);
  });
});
