import { expect, test } from 'vitest';
import { unclosedBlock } from '../../src/render/engine/unclosed.ts';
import { vet } from '../../src/render/engine/vet.ts';

test.each([
  ['{{#each a}}x', 'each', 1, 1],
  ['one\n  {{~#if a}}\n{{#with b}}{{/with}}\n', 'if', 2, 3],
  ['{{#if a}}{{^}}{{else}}', 'if', 1, 1],
  ['{{^a}}{{!-- {{/a}} --}}', 'a', 1, 1],
  ['{{!-- {{#if x}} --}}\n{{#each a}}{{! short }}', 'each', 2, 1],
  ['{{#if a}}{{#each b}}{{/if}}', 'if', 1, 1],
])('%j', (text, name, line, column) => {
  expect(unclosedBlock(text)).toEqual({ name, line, column });
});

test.each(['', '{{x}}', '{{#if a}}{{/if}}', '{{#each a}}{{else}}{{/each}}'])('%j is closed', (text) => {
  expect(unclosedBlock(text)).toBeNull();
});

test('the finding stands where the block opens', () => {
  try {
    vet('summary', 'a\n {{#each list}}\n{{#if x}}{{/if}}\n\n');
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      place: { template: 'summary', line: 2, column: 2 },
      what: '`{{#each}}` is not closed before the end of the file',
    });
  }
});
