import { describe, expect, it } from 'vitest';
import { Notes } from '../../src/plan/notes.ts';

const about = (name: string, ...affects: string[]) => ({
  topic: 't',
  name,
  text: '',
  subject: '',
  weight: 1,
  affects,
});

describe('what an item rests on', () => {
  it('is each note once, in natural order', () => {
    const notes = new Notes();
    notes.assume(about('10', 'a', 'b', 'a'));
    notes.ask(about('9', 'a'));
    notes.ask(about('9', 'b'));
    expect([notes.of('a'), notes.of('b'), notes.of('c')]).toEqual([['A-t-10', 'Q-t-9'], ['A-t-10'], []]);
  });

  it('grows in those that go on from others, which stay as they are', () => {
    const before = new Notes();
    before.assume(about('1', 'a'));
    const after = new Notes(before);
    after.assume(about('2', 'a'));
    expect([before.of('a'), after.of('a')]).toEqual([['A-t-1'], ['A-t-1', 'A-t-2']]);
  });
});
