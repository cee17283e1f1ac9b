import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePlan } from './resolver.mjs';

const spec = { name: 'greeting', version: 1, stages: [{ id: 'listen', kind: 'stt' }], wires: [], limits: { queue: 4 } };
const profile = { name: 'simple/v1', limits: { queue: 16, turnMs: 4000 } };

test('the spec wins over the profile, and both are named as origin', () => {
  const { limits } = resolvePlan({ spec, profile, epoch: 1 });
  assert.deepEqual(limits.queue, { value: 4, origin: 'spec' });
  assert.deepEqual(limits.turnMs, { value: 4000, origin: 'profile' });
});

test('a plan is frozen on every level', () => {
  const plan = resolvePlan({ spec, profile, epoch: 1 });
  assert.throws(() => {
    plan.limits.queue.value = 99;
  }, TypeError);
});

test('the same input gives the same hash, another epoch gives another', () => {
  const hash = (epoch) => resolvePlan({ spec, profile, epoch }).hash;
  assert.equal(hash(1), hash(1));
  assert.notEqual(hash(1), hash(2));
});
