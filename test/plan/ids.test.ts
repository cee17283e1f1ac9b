import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idPart, shortSlug, uniqueIds } from '../../src/plan/ids.ts';

interface Entry {
  readonly id: string;
  readonly content: string;
}

const ids = (entries: readonly Entry[]): (string | undefined)[] => {
  const found = uniqueIds(
    entries,
    (one) => one.id,
    (one) => one.content,
  );
  return entries.map((one) => found.get(one));
};

describe('ids of entries', () => {
  it('are what they want to be where nobody else wants it', () => {
    expect(
      ids([
        { id: 'a', content: '1' },
        { id: 'b', content: '1' },
      ]),
    ).toEqual(['a', 'b']);
  });

  it('have a fingerprint of the content where several want the same, all of them', () => {
    const [first, second] = ids([
      { id: 'a', content: 'one' },
      { id: 'a', content: 'two' },
    ]);
    expect(first).toBe('a-fnfegf');
    expect(second).toMatch(/^a-[\da-z]{6}$/);
    expect(second).not.toBe(first);
  });

  it('differ where the content is the same too, and where the fingerprint is the id of another', () => {
    expect(
      ids([
        { id: 'a', content: 'one' },
        { id: 'a', content: 'one' },
      ]),
    ).toEqual(['a-fnfegf', 'a-fnfegfx']);
    expect(
      ids([
        { id: 'a-fnfegf', content: '' },
        { id: 'a', content: 'one' },
        { id: 'a', content: 'two' },
      ])[1],
    ).toBe('a-fnfegfx');
  });

  it('do not depend on the order, and are never the same twice', () => {
    const entry = fc.record({ id: fc.constantFrom('a', 'b', 'a-b'), content: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ id, content }) => `${id} ${content}` }), (entries) => {
        const found = ids(entries);
        expect(new Set(found).size).toBe(entries.length);
        expect(ids([...entries].reverse()).reverse()).toEqual(found);
      }),
    );
  });
});

describe('a feature id in the id of a slice', () => {
  it.each([
    ['F-1', 'F-1'],
    ['a.b_c', 'a.b_c'],
    ['login / page #3', 'login-page-3'],
    ['(x)', 'x'],
    ['Größe 2', 'Größe-2'],
    ['//', 'unnamed'],
    ['', 'unnamed'],
  ])('%j is %j', (id, part) => {
    expect(idPart(id)).toBe(part);
  });
});

describe('a short slug', () => {
  it('is the whole one while that fits', () => {
    expect(shortSlug('Invoices and refunds')).toBe('invoices-and-refunds');
    expect(shortSlug('abcdef', 6)).toBe('abcdef');
  });

  it('ends with a word, or within one that is too long, and is marked', () => {
    expect(shortSlug('invoices and refunds of the north')).toMatch(/^invoices-and-refunds-of-[\da-z]{3}$/);
    expect(shortSlug('abcdefghij klm', 8)).toMatch(/^abcdefgh-[\da-z]{3}$/);
    expect(shortSlug('ab cdefghijkl', 8)).toMatch(/^ab-cdefg-[\da-z]{3}$/);
    expect(shortSlug('invoices and refunds of the north')).not.toBe(
      shortSlug('invoices and refunds of the south'),
    );
  });
});
