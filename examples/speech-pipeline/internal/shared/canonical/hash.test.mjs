import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, hashOf } from './hash.mjs';

test('the order of keys does not matter', () => {
  assert.equal(hashOf({ a: 1, b: [2, 3] }), hashOf({ b: [2, 3], a: 1 }));
});

test('the order of a list does', () => {
  assert.notEqual(canonical([1, 2]), canonical([2, 1]));
});
