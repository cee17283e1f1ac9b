import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fence } from './fence.mjs';

const media = (turnId) => ({ lane: 'media', turnId });

test('no sound of a cancelled turn passes, the next turn does', () => {
  const fence = new Fence();
  assert.equal(fence.admits(media('t1')), true);
  fence.raise('t1', 100);
  assert.equal(fence.admits(media('t1')), false);
  assert.equal(fence.admits(media('t2')), true);
});

test('raising twice is raising once', () => {
  const fence = new Fence();
  fence.raise('t1', 100);
  assert.equal(fence.raise('t1', 900), 100);
});

test('control and trace pass', () => {
  const fence = new Fence();
  fence.raise('t1', 100);
  assert.equal(fence.admits({ lane: 'control', turnId: 't1' }), true);
  assert.equal(fence.raisedAt('t2'), null);
});
