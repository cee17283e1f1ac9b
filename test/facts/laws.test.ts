import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuideRecon } from '../../src/model/recon.ts';
import { guideOf } from './support.ts';

const word = fc.constantFrom(
  'Ledger',
  'Refunds',
  'export',
  '`billing/core`',
  '`A-1`',
  '(`A-2`)',
  'WP-1',
  'P0',
  'done;',
  '[x]',
  '**bold:**',
  '|',
  '(',
  '`',
  'é',
  '…',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const label = fc.constantFrom('Scope', 'Files', 'Done when', 'Phase 1', 'Depends on', 'Tests', 'Notes');
const block = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('##', '###', '####'),
      fc.constantFrom('Work plan', 'P0: First', 'Phase A: Second', 'Status', 'Ownership', 'Anything'),
    )
    .map((parts) => parts.join(' ')),
  sentence,
  fc.tuple(label, sentence).map(([name, text]) => `${name}: ${text}`),
  label.map((name) => `${name}:`),
  fc
    .array(fc.tuple(fc.constantFrom('- ', '1. ', '- [ ] ', '  - ', '- Scope: '), sentence), {
      minLength: 1,
      maxLength: 5,
    })
    .map((items) => items.map((item) => item.join('')).join('\n')),
  fc
    .array(fc.tuple(sentence, sentence), { maxLength: 3 })
    .map((rows) =>
      ['| Work package | Status |', '| --- | --- |', ...rows.map(([a, b]) => `| ${a} | ${b} |`)].join('\n'),
    ),
);
const guide = fc.array(block, { maxLength: 14 }).map((blocks) => blocks.join('\n\n'));

function places(recon: GuideRecon): readonly { readonly line: number; readonly column: number }[] {
  return [
    ...recon.workPackages.flatMap((own) => [own, ...own.scope, ...own.doneWhen, ...own.tests]),
    ...recon.statuses,
    ...recon.divergences,
    ...recon.claims,
    ...recon.citations,
    ...recon.ownership,
  ].map(({ at }) => at);
}

describe('any guide', () => {
  it('is read without a fault, into pieces with a place in it and ids of their own', () => {
    fc.assert(
      fc.property(guide, (text) => {
        const recon = guideOf(text);
        const lines = text.split('\n').length + 2;
        for (const { line, column } of places(recon)) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThan(0);
        }
        const ids = [...recon.workPackages, ...recon.divergences].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Set(recon.workPackages.map(({ id }) => id));
        for (const own of recon.workPackages) {
          expect(own.title).not.toBe('');
          expect(own.after.every((id) => known.has(id) && id !== own.id)).toBe(true);
        }
        expect(guideOf(text)).toEqual(recon);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the ids of its packages when an unrelated one is added or they change places', () => {
    const title = fc.stringMatching(/^[A-Z][a-z]{3,12}( [a-z]{2,9}){0,3}$/);
    fc.assert(
      fc.property(fc.uniqueArray(title, { minLength: 2, maxLength: 8 }), fc.nat(), (titles, seed) => {
        const plan = (names: readonly string[]): string =>
          `## Work packages\n\n${names.map((name, index) => `${index + 1}. ${name}.`).join('\n')}`;
        const ids = (names: readonly string[]): Map<string, string> =>
          new Map(guideOf(plan(names)).workPackages.map((own) => [own.title, own.id]));
        const before = ids(titles);
        const cut = seed % titles.length;
        const after = ids([...titles.slice(cut), 'Zebra crossing added', ...titles.slice(0, cut)]);
        for (const [name, id] of before) expect(after.get(name)).toBe(id);
      }),
      { numRuns: 20 },
    );
  });
});
