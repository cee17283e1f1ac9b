import { describe, expect, it } from 'vitest';
import { packYaml, parseYaml } from '../../src/syntax/yaml.ts';

const text = `base: &b { status: open, group: A }
more: &m { group: B, owner: Ada }
one:
  <<: *b
  group: C
two:
  id: 2
  <<: [*b, *m]
  status: done
`;

describe('a merge key', () => {
  it('gives the keys of another object, below those of its own', () => {
    const { value, problems } = parseYaml(text, 'a.yaml');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      one: { status: 'open', group: 'C' },
      two: { id: 2, status: 'done', group: 'A', owner: 'Ada' },
    });
    expect(Object.keys((value as unknown as { one: object }).one)).not.toContain('<<');
  });

  it('gives the places where its values stand', () => {
    const { at, keyAt } = parseYaml(text, 'a.yaml');
    expect([at(['one', 'status']), at(['one', 'group']), keyAt(['two', 'owner'])]).toMatchObject([
      { line: 1, column: 20 },
      { line: 5, column: 10 },
      { line: 2, column: 22 },
    ]);
    expect([at(['two', 'group']), at(['two', 'status'])]).toMatchObject([{ line: 1 }, { line: 9 }]);
  });

  it('packs as what it gives', () => {
    expect(JSON.stringify(packYaml(text))).toContain('Ada');
  });

  it.each([
    ['what is no object', 'one:\n  <<: 3\n', '`<<` takes the keys of an object'],
    ['itself', 'one: &o\n  <<: *o\n', 'the alias contains itself'],
  ])('of %s is a problem', (_, broken, words) => {
    expect(parseYaml(broken, 'a.yaml').problems[0]?.message).toContain(words);
  });

  it('in quotes is a key like any other', () => {
    expect(parseYaml('"<<": { a: 1 }\n', 'a.yaml').value).toEqual({ '<<': { a: 1 } });
  });

  it('stands in thousands of objects', () => {
    const list = Array.from({ length: 6000 }, (_, index) => `  - { <<: *b, id: ${index} }`);
    const { value, problems } = parseYaml(`base: &b { a: 1, b: 2 }\nlist:\n${list.join('\n')}\n`, 'a.yaml');
    expect(problems).toEqual([]);
    expect((value as { list: object[] }).list.at(-1)).toEqual({ a: 1, b: 2, id: 5999 });
  });
});

describe('numbers', () => {
  it('are called as they are written where they are keys, and stay numbers', () => {
    const { value, at, written } = parseYaml(
      '007: one\n1.10: two\n7: { id: 010, n: 12, t: "08" }\n',
      'a.yaml',
    );
    expect(Object.keys(value as object).sort()).toEqual(['007', '1.10', '7']);
    expect(value).toMatchObject({ 7: { id: 10, n: 12, t: '08' } });
    expect(at(['007'])).toMatchObject({ line: 1, column: 6 });
    const said = [['7', 'id'], ['7', 'n'], ['7', 't'], ['007'], []].map((pointer) => written?.(pointer));
    expect(said).toEqual(['010', null, null, null, null]);
  });
});
