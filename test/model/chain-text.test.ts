import { expect, it } from 'vitest';
import { chainText } from '../../src/model/chain-text.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `F-${index + 1}`);

it('shows a chain whole, as long as one line holds it', () => {
  expect(chainText(['a', 'b', 'a'])).toBe('a → b → a');
  expect(chainText(names(12))).toBe(names(12).join(' → '));
});

it('shows of a long one where it starts and where it closes', () => {
  expect(chainText(names(400))).toBe(
    'F-1 → F-2 → F-3 → F-4 → F-5 → F-6 → F-7 → F-8 → … 389 more … → F-398 → F-399 → F-400',
  );
});
