import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDifference } from './compare.mjs';

const word = (seq, body) => ({ seq, kind: 'text', body });

test('equal replays differ nowhere', () => {
  assert.equal(firstDifference([word(0, 'hi')], [word(0, 'hi')]), null);
});

test('the first difference is classified', () => {
  assert.equal(firstDifference([word(0, 'hi')], [word(0, 'ho')]).class, 'payload');
  assert.equal(firstDifference([word(0, 'a'), word(1, 'b')], [word(1, 'b')]).class, 'order');
  assert.equal(firstDifference([word(0, 'a')], []).class, 'ending');
});
