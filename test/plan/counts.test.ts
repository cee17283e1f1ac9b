import { describe, expect, it } from 'vitest';
import type { StatedCount } from '../../src/model/sources.ts';
import { Notes } from '../../src/plan/notes.ts';
import { countNotes } from '../../src/plan/notes-of-sources.ts';
import { factsOf, nowhere } from './literal-facts.ts';
import { planOf, type World } from './literals.ts';

const world: World = {
  features: [
    { id: 'A-1', group: 'A', paths: ['core'] },
    { id: 'A-2', group: 'A', paths: ['core'], phase: 'later' },
    { id: 'A-3', group: 'A', paths: ['core'], phase: 'later' },
    { id: 'B-1', group: 'B', paths: ['core'] },
  ],
  areas: [{ name: 'core', folder: 'core' }],
  groups: { A: 'core', B: 'core' },
};

/** What is asked about a count of the design; null when it is right. */
function asked(parts: Partial<StatedCount>): string | null {
  const facts = factsOf(world);
  const { design } = facts.sources;
  if (!design) throw new Error('no design');
  const stated: StatedCount = { what: 'total', group: null, phase: null, count: 9, at: nowhere, ...parts };
  const notes = new Notes();
  countNotes(notes, {
    ...facts,
    sources: { ...facts.sources, design: { ...design, statedCounts: [stated] } },
  });
  const [question] = notes.questions;
  expect(question?.source ?? nowhere).toEqual(nowhere);
  return (
    question?.text.replace(/^Which is right: the design states /, '').replace(/\. The plan.*$/, '') ?? null
  );
}

describe('a count that the design states', () => {
  it.each<[string, Partial<StatedCount>, string | null]>([
    ['of all entries', {}, '9 for all entries, and the inventory has 4'],
    ['of all entries, rightly', { count: 4 }, null],
    ['of the MVP', { what: 'mvp' }, '9 for the MVP, and the inventory has 2'],
    ['of what comes later', { what: 'post_mvp' }, '9 for what comes after the MVP, and the inventory has 2'],
    ['of a group', { what: 'group', group: 'A' }, '9 for the group "A", and the inventory has 3'],
    [
      'of a group in the MVP',
      { what: 'group', group: 'A', phase: 'mvp' },
      '9 for the group "A" in the MVP, and the inventory has 1',
    ],
    [
      'of a group after the MVP',
      { what: 'group', group: 'A', phase: 'post_mvp' },
      '9 for the group "A" after the MVP, and the inventory has 2',
    ],
    ['of a group after the MVP, rightly', { what: 'group', group: 'A', phase: 'post_mvp', count: 2 }, null],
    [
      'of a group that has no feature',
      { what: 'group', group: 'Z' },
      '9 for the group "Z", and the inventory has 0',
    ],
    ['of a group that has no name', { what: 'group', group: null }, null],
  ])('%s', (_, stated, text) => {
    expect(asked(stated)).toBe(text);
  });

  it('weighs as much as it is off', () => {
    const facts = factsOf(world);
    const stated = [
      { what: 'open', count: 5, counted: 1, at: nowhere },
      { what: 'done', count: 1, counted: 8, at: nowhere },
      { what: 'closed', count: 1, counted: 1, at: nowhere },
      { what: 'unheard of', count: 1, counted: null, at: nowhere },
    ];
    const inventory = { ...facts.sources.inventory, stated };
    const notes = new Notes();
    countNotes(notes, { ...facts, sources: { ...facts.sources, inventory } } as typeof facts);
    expect(notes.questions.map(({ id, subject }) => [id, subject])).toEqual([
      ['Q-count-inventory-done', 'count:done'],
      ['Q-count-inventory-open', 'count:open'],
    ]);
  });
});

describe('groups without an area', () => {
  const homeless = (count: number): World => ({
    features: Array.from({ length: count }, (_, index) => ({
      id: `F-${index + 1}`,
      group: `Group ${index + 1}`,
    })),
  });
  const questions = (count: number) =>
    planOf(homeless(count)).plan.questions.filter(({ topic }) => topic === 'mapping');

  it('are asked about one by one, up to 41', () => {
    const found = questions(41);
    expect(found).toHaveLength(41);
    expect(found[0]?.text).toBe(
      'Which area owns the group "Group 1" (1 feature)? No rule gives it one. For now it stands as an area of its own.',
    );
  });

  it('share a question after the 40 largest, which names some and affects all', () => {
    const found = questions(43);
    expect(found).toHaveLength(41);
    const rest = found.find(({ id }) => id === 'Q-mapping-other-groups');
    expect(rest?.text).toMatch(
      /^Which areas own 3 smaller groups \("Group 41", "Group 42" and "Group 43"\)\? /,
    );
    expect(rest?.affects).toHaveLength(3);
    expect(rest?.subject).toBe('areas');
  });

  it('stand in the fallback, where one is configured', () => {
    const { questions: asked } = planOf({
      ...world,
      groups: { A: 'core' },
      plan: { fallbackArea: 'core' },
    }).plan;
    expect(asked.find(({ id }) => id === 'Q-mapping-b')?.text).toContain(
      'For now it stands in "core", the configured fallback.',
    );
  });
});
