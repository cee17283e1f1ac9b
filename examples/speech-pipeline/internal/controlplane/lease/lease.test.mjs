import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeaseBook } from './lease.mjs';

test('a new grant makes the old epoch stale', () => {
  const book = new LeaseBook();
  const first = book.grant('c1', 'worker-a');
  const second = book.grant('c1', 'worker-b');
  assert.equal(second.epoch, first.epoch + 1);
  assert.equal(book.standing(first), 'stale');
  assert.equal(book.standing(second), 'current');
});

test('epochs from the future and calls without a lease are told apart', () => {
  const book = new LeaseBook();
  book.grant('c1', 'worker-a');
  assert.equal(book.standing({ callId: 'c1', epoch: 9 }), 'future');
  assert.equal(book.standing({ callId: 'c2', epoch: 1 }), 'unknown');
});
