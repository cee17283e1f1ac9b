import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import type { Condition, Leaf, Rule } from '../../src/rules/model.ts';
import { rankOf } from '../../src/rules/rank.ts';
import { all, any, leaf, not } from './authoring/generated.ts';
import { subject } from './books.ts';

const rank = (when: Condition, path: JsonValue = 'a/b/c', rankBy: string | null = 'path'): number =>
  rankOf({ when, rankBy } as Rule, subject('path', { path, area: 'x/y' }));
const path = (operator: string, value: JsonValue): Leaf => leaf('path', operator, value);

describe('the rank of a match is the depth of what matches', () => {
  test.each<[string, JsonValue, number]>([
    ['under', 'a', 1],
    ['under', 'a/b', 2],
    ['under', ['a', 'a/b', 'z/z/z/z'], 2],
    ['equal', 'a/b/c', 3],
    ['equal', 'a/b', 0],
    ['in', ['a', 'a/b/c'], 3],
    ['startsWith', 'a/b/', 2],
    ['glob', 'a/b/*', 2],
    ['glob', ['**', 'a/**'], 1],
    ['glob', '**', 0],
    // Says nothing of how deep.
    ['matches', 'a/b/c', 0],
    ['notEqual', 'z/z', 0],
    ['endsWith', 'b/c', 0],
  ])('%s %j: %i', (operator, value, expected) => {
    expect(rank(path(operator, value))).toBe(expected);
  });

  test('of a list the deepest that has it', () => {
    const paths = ['a/b', 'z'];
    expect(rank(path('contains', 'a/b'), paths)).toBe(2);
    expect(rank(path('intersects', ['z', 'a/b', 'q/q/q']), paths)).toBe(2);
  });

  test('of several conditions the deepest, of a shared one that of what it stands for', () => {
    const { at } = path('under', 'a');
    expect(rank(all(path('under', 'a'), path('under', 'a/b')))).toBe(2);
    expect(rank(any(path('under', 'a/b'), path('under', 'z/z/z/z')))).toBe(2);
    expect(rank({ node: 'reference', name: 'deep', child: path('under', 'a/b'), at })).toBe(2);
  });

  test('none under `not`, of another fact, against a fact, or where nothing is ranked', () => {
    expect(rank(not(path('under', 'z/z')))).toBe(0);
    expect(rank(leaf('area', 'equal', 'x/y'))).toBe(0);
    expect(rank({ ...path('equal', ''), value: { kind: 'fact', fact: 'path', path: null } })).toBe(0);
    expect(rank(path('under', 'a/b'), 'a/b/c', null)).toBe(0);
  });

  test('counts no empty segments, and none that stand for the folder itself', () => {
    expect(rank(path('startsWith', './a//'), './a//b')).toBe(1);
  });

  test('values that are no text have none', () => {
    expect(rank(path('in', [5, 'a/b/c']))).toBe(3);
    expect(rank(path('equal', 5), 5)).toBe(0);
  });
});
