import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoundedQueue } from './queue.mjs';

test('a queue keeps to its limit and tells what is missing', () => {
  const queue = new BoundedQueue(8);
  for (let seq = 0; seq < 20; seq += 1) queue.push({ seq });
  assert.equal(queue.length, 8);
  assert.deepEqual(queue.takeMissing(), Array.from({ length: 12 }, (_, seq) => seq));
  assert.equal(queue.shift().seq, 12);
});

test('a gap is told once', () => {
  const queue = new BoundedQueue(1);
  queue.push({ seq: 0 });
  queue.push({ seq: 1 });
  assert.deepEqual(queue.takeMissing(), [0]);
  assert.deepEqual(queue.takeMissing(), []);
});
