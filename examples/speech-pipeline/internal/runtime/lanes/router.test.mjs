import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LaneRouter } from './router.mjs';

const on = (lane, seq = 0) => ({ lane, seq });

test('control overtakes everything that waits', () => {
  const router = new LaneRouter();
  for (let seq = 0; seq < 100; seq += 1) router.push(on('media', seq));
  router.push(on('trace'));
  router.push(on('control'));
  assert.equal(router.next().lane, 'control');
  assert.equal(router.next().lane, 'media');
});

test('within a lane the order is kept', () => {
  const router = new LaneRouter();
  router.push(on('media', 1));
  router.push(on('media', 2));
  assert.deepEqual([router.next().seq, router.next().seq], [1, 2]);
});

test('a flood of traces is dropped and counted, never waited for', () => {
  const router = new LaneRouter(2);
  for (let seq = 0; seq < 5; seq += 1) router.push(on('trace', seq));
  assert.equal(router.droppedTraces, 3);
  assert.equal(router.next().seq, 3);
});
