import { expect, test, vi } from 'vitest';
import { lazyProperty } from '../../src/model/lazy-property.ts';
import type { Subject } from '../../src/model/subject.ts';

test('a lazy fact is made when it is asked for, once until others ask, and stands among the facts', () => {
  const make = vi.fn(({ id }: Subject['facts']) => `text of ${id}`);
  const text = lazyProperty(make);
  const factsOf = (id: string): Subject['facts'] =>
    Object.defineProperty({ id }, 'text', text) as Subject['facts'];
  const [one, other] = [factsOf('one'), factsOf('other')];
  expect(make).not.toHaveBeenCalled();
  expect([one.text, one.text, one.text]).toEqual(['text of one', 'text of one', 'text of one']);
  expect(make).toHaveBeenCalledTimes(1);
  expect(other.text).toBe('text of other');
  expect(one.text).toBe('text of one');
  expect(JSON.stringify(one)).toBe('{"id":"one","text":"text of one"}');
});
