import { describe, expect, test } from 'vitest';
import { pageRenderer } from '../../src/render/engine/engine.ts';
import { pieces } from './hostile.ts';

describe('what Handlebars could be made to do', () => {
  const view = { title: 'x', list: [1], deep: { a: 1 } };
  const page = (text: string): string => pageRenderer(new Map([['p', text]]))('p', view);

  test.each([
    '{{constructor.constructor}}',
    '{{#with this}}{{constructor}}{{/with}}',
    '{{toString}}',
    '{{list.constructor}}',
    '{{#each list}}{{@root.constructor}}{{/each}}',
    '{{__defineGetter__}}',
    '{{deep.__proto__}}',
    '{{#with (code "x")}}{{/with}}',
    '{{helperMissing}}',
    '{{blockHelperMissing this}}',
    '{{log "x"}}',
    '{{lookup this "constructor"}}',
    '{{#with "s" as |string|}}{{string.sub}}{{/with}}',
    '{{@partial-block}}',
    '{{must title}}',
  ])('%s is refused', (text) => {
    expect(() => page(text)).toThrow(/^template-/);
  });

  test('a key of the data can be called anything', () => {
    expect(
      pageRenderer(new Map([['p', '{{#each x}}{{this}} {{/each}}']]))('p', {
        x: ['__proto__', 'constructor'],
      }),
    ).toBe('\\_\\_proto\\_\\_ constructor\n');
  });

  test('control characters in a template are no marks', () => {
    const text = '\u0002code\u0003 \u00040\u0005 {{fence "text" list}}';
    expect(pageRenderer(new Map([['p', text]]))('p', view)).toBe('code 0 ```text\n1\n```\n');
  });

  test('code that stands in the data is text', () => {
    const evil = { x: '{{constructor.constructor "return process"}}', y: { toString: 'z' } };
    expect(pageRenderer(new Map([['p', '{{x}} {{y.toString}}']]))('p', evil)).toBe(
      '{{constructor.constructor "return process"}} z\n',
    );
  });

  test('nesting without end is refused, not overflowed', () => {
    const deep = `${'{{#if title}}'.repeat(5000)}${'{{/if}}'.repeat(5000)}`;
    expect(() => page(deep)).toThrow(/nested more than 40 deep/);
  });

  describe('takes a bounded time and space, whatever it is made of', () => {
    const long: readonly string[] = [
      ...pieces,
      '{{title}}',
      '``{{title}}',
      '<a>{{title}}',
      '\\\\{{title}}',
      '\\{{title}}',
      '{{~title~}} ',
      '{{! x}}',
      '{{deep.a}}',
      '{{#if title}}{{/if}}',
      '{{#each list}}\n{{this}}\n{{/each}}\n',
      '{{#with deep}}{{../title}}{{/with}}',
      `${'{{#if title}}'.repeat(38)}${'{{/if}}'.repeat(38)}`,
      '{{> b}}\n',
    ].flatMap((piece) => [1_900, 100_000].map((length) => piece.repeat(Math.ceil(length / piece.length))));
    const atLimit = ['{{title}}', '{{#if title}}{{/if}}', '{{#each list}}{{this}}{{/each}}'].map((piece) =>
      piece.repeat(Math.floor(2_000 / (piece.match(/\{\{/g) ?? []).length)),
    );

    // Each takes a second or less; without its bound it takes minutes or does not end. Between them: no slow machine fails by it.
    const boundMs = 20_000;

    function milliseconds(texts: readonly (readonly [string, string])[]): number {
      const started = process.cpuUsage();
      try {
        pageRenderer(new Map(texts))('p', view);
      } catch (error) {
        expect(String(error)).toMatch(/template-/);
      }
      return process.cpuUsage(started).user / 1_000;
    }

    test('one piece again and again', () => {
      const slow = [...long, ...atLimit].filter(
        (text) =>
          milliseconds([
            ['p', text],
            ['b', 'x'],
          ]) > boundMs,
      );
      expect(slow.map((text) => text.slice(0, 30))).toEqual([]);
    });

    test('includes that multiply, lists within themselves, texts that grow', () => {
      const doubling = Array.from({ length: 40 }, (_, at): [string, string] => [
        at === 0 ? 'p' : `p${at}`,
        `{{> p${at + 1}}}{{> p${at + 1}}}`,
      ]);
      const big = { list: Array.from({ length: 40 }, () => 'x'), text: 'y'.repeat(100_000) };
      const walks = (inner: string): [string, string] => [
        'p',
        '{{#each @root.list}}'.repeat(30) + inner + '{{/each}}'.repeat(30),
      ];
      const refused = (texts: [string, string][]): unknown => {
        const started = process.cpuUsage();
        expect(() => pageRenderer(new Map(texts))('p', big)).toThrow(
          /^template-large p\d*:\d+:\d+ what it asks for/,
        );
        return process.cpuUsage(started).user / 1_000;
      };
      const took = [
        refused([...doubling, ['p40', '']]),
        refused([walks('')]),
        refused([walks('{{@root.text}}')]),
        refused([walks('{{fence "text" @root.list}}')]),
        refused([walks('x'.repeat(200_000))]),
      ];
      expect(took.filter((time) => Number(time) > boundMs)).toEqual([]);
    });

    test('a page may walk a long list through and through', () => {
      const list = Array.from({ length: 300 }, (_, at) => at);
      const text = '{{#each list}}{{#each ../list}}{{this}}{{/each}}\n{{/each}}';
      expect(pageRenderer(new Map([['p', text]]))('p', { list })).toHaveLength(300 * 791);
    });
  });
});
