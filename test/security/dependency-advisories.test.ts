import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import { anyGlob, slowGlob } from '../../src/syntax/globs.ts';
import { parseMarkdown } from '../../src/syntax/markdown.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';

/**
 * One test for each published advisory of the libraries that read what strangers write, beside Handlebars (its own file) and
 * jsonpath-plus, which is not shipped (test/package/jsonpath.test.ts). Each goes through our readers, as a build does.
 */
function milliseconds(act: () => unknown): number {
  const started = process.cpuUsage();
  act();
  return process.cpuUsage(started).user / 1_000;
}

const ran = globalThis as { ran?: boolean };

describe('advisories of js-yaml', () => {
  test('CVE-2013-4660 (GHSA-xxvw-45rp-3mj2): a tag that makes a function', () => {
    const { value, problems } = parseYaml(
      'a: !!js/function "function () { globalThis.ran = true }"\n',
      'a.yaml',
    );
    expect([value, problems.length, ran.ran]).toEqual([null, 1, undefined]);
  });

  test('GHSA-8j8c-7jfh-h6hx: a function that is called because it is a key', () => {
    const text =
      '{ ? { toString: !<tag:yaml.org,2002:js/function> "function () { globalThis.ran = true }" } : 1 }';
    const { problems } = parseYaml(text, 'a.yaml');
    expect([problems.length > 0, ran.ran]).toEqual([true, undefined]);
  });

  test('GHSA-2pr6-76vf-7546: lists as keys, which take more time at each level', () => {
    const text = `{ ? ${'['.repeat(60)}a${']'.repeat(60)} : 1 }`;
    const repeated = `a: &a [x, x, x, x]\n${Array.from({ length: 30 }, (_, at) => `? [*a, *a, [*a, [*a, ${at}]]]\n: 1`).join('\n')}\n`;
    for (const one of [text, repeated])
      expect(milliseconds(() => parseYaml(one, 'a.yaml'))).toBeLessThan(1_000);
  });

  test('CVE-2025-64718 (GHSA-mh29-5h37-fv8m): a prototype changed by a merge', () => {
    const texts = [
      'a: &a\n  __proto__: { polluted: 1 }\nb:\n  <<: *a\n',
      '<<: { __proto__: { polluted: 1 } }\n',
      '__proto__: { polluted: 1 }\n',
    ];
    for (const text of texts) {
      const { value } = parseYaml(text, 'a.yaml');
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
      expect((value as { polluted?: number } | null)?.polluted).toBeUndefined();
      const inner = (value as { b?: { polluted?: number } } | null)?.b;
      expect(inner?.polluted).toBeUndefined();
    }
  });

  test('CVE-2026-53550: one alias merged again and again', () => {
    const keys = Array.from({ length: 4_000 }, (_, at) => `k${at}: 0`).join(', ');
    const text = `a: &a { ${keys} }\nb: { <<: [${Array.from({ length: 4_000 }, () => '*a').join(', ')}] }\n`;
    let problems: readonly unknown[] = [];
    const took = milliseconds(() => {
      problems = parseYaml(text, 'a.yaml').problems;
    });
    expect(took).toBeLessThan(3_000);
    expect(problems).not.toEqual([]);
  });

  test('many mappings that each merge much', () => {
    const keys = Array.from({ length: 4_000 }, (_, at) => `k${at}: 0`).join(', ');
    const text = `a: &a { ${keys} }\nb:\n${'  - { <<: *a }\n'.repeat(4_000)}`;
    let problems: readonly unknown[] = [];
    const took = milliseconds(() => {
      problems = parseYaml(text, 'a.yaml').problems;
    });
    expect(took).toBeLessThan(3_000);
    expect(problems).toMatchObject([{ kind: 'aliases' }]);
  });
});

describe('what gray-matter runs by default', () => {
  test.each(['js', 'javascript', 'JavaScript', 'coffee', 'cson', 'json', 'toml'])(
    '---%s is not run',
    (language) => {
      const text = `---${language}\n{ a: (globalThis.ran = true) }\n---\n# A\n`;
      const { document, problems } = parseMarkdown(text, 'a.md');
      expect([Object.keys(document.frontMatter), problems.length, ran.ran]).toEqual([[], 1, undefined]);
    },
  );

  test('a language that is named in the front matter of another document changes nothing', () => {
    parseMarkdown('---\nlanguage: js\nengines: { yaml: js }\n---\n# A\n', 'a.md');
    const { document } = parseMarkdown('---\na: 1\n---\n# A\n', 'a.md');
    expect({ ...document.frontMatter }).toEqual({ a: 1 });
  });
});

describe('advisories of picomatch', () => {
  test('CVE-2026-33671 (GHSA-c2c7-rcm5-vvqj): repeated groups that share what they match', () => {
    for (const glob of ['+(a|aa)', '+(*|?)', '+(+(a))', '*(+(a))', '+(+(+(a)))', '*(a|*a)b']) {
      if (slowGlob(glob) !== null) continue;
      expect([glob, milliseconds(() => anyGlob([glob])(`${'a'.repeat(60)}b`)) < 1_000]).toEqual([glob, true]);
    }
  });

  test('CVE-2026-33672 (GHSA-3v7f-55p6-f55p): a method of every object as the name of a class', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      const glob = `[[:${name}:]]`;
      const { source } = picomatch.makeRe(glob, { posix: true });
      expect(source).not.toMatch(/native code|function|\[object/);
      expect(anyGlob([glob])('f')).toBe(false);
    }
  });
});

test('the advisory of markdown-it: CVE-2026-2327 (GHSA-38c4-r59v-3vqw) and CVE-2022-21670 (GHSA-6vfc-qv3f-vr6c), texts that it takes the square of', () => {
  for (const text of [
    `${'*'.repeat(70_000)}a`,
    `http://a${'*'.repeat(70_000)}b`,
    `x${' '.repeat(150_000)}x`,
    `${' \n'.repeat(70_000)}x`,
  ])
    expect([text.slice(0, 12), milliseconds(() => parseMarkdown(text, 'a.md')) < 2_000]).toEqual([
      text.slice(0, 12),
      true,
    ]);
});
