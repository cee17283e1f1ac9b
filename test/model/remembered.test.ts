import { expect, test } from 'vitest';
import { remembered } from '../../src/model/remembered.ts';

function counting(): { readonly asked: string[]; readonly upper: (text: string) => string } {
  const asked: string[] = [];
  const upper = remembered((text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  return { asked, upper };
}

test('a short text is asked for once', () => {
  const { asked, upper } = counting();
  expect([upper('ab'), upper('ab'), upper('')]).toEqual(['AB', 'AB', '']);
  expect(upper('')).toBe('');
  expect(asked).toEqual(['ab', '']);
});

test('a long text is not held', () => {
  const { asked, upper } = counting();
  const long = 'x'.repeat(65);
  expect([upper(long), upper(long)]).toEqual([long.toUpperCase(), long.toUpperCase()]);
  expect(asked).toEqual([long, long]);
});

test('no more than so many are held, and each answer is the same as ever', () => {
  const { asked, upper } = counting();
  const texts = Array.from({ length: 1025 }, (_, index) => `t${index}`);
  for (const text of texts) expect(upper(text)).toBe(text.toUpperCase());
  expect(upper('t0')).toBe('T0');
  expect(upper('t1024')).toBe('T1024');
  expect(asked).toEqual([...texts, 't0']);
});
