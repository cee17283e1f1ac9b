import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeaseBook } from '../../internal/controlplane/lease/lease.mjs';

test('after a handover only the new worker is heard', () => {
  const book = new LeaseBook();
  const old = book.grant('c1', 'worker-a');
  const fresh = book.grant('c1', 'worker-b');
  const sent = [old, fresh, old, fresh].map(({ callId, epoch }, seq) => ({ callId, epoch, seq }));
  const heard = sent.filter((envelope) => book.standing(envelope) === 'current').map((envelope) => envelope.seq);
  assert.deepEqual(heard, [1, 3]);
});
