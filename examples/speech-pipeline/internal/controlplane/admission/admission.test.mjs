import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from './admission.mjs';

const room = { workerLoad: 1, workerLimit: 4, tenantLoad: 1, tenantLimit: 2 };

for (const [name, change, outcome] of [
  ['room on both sides', {}, 'admit'],
  ['a tenant at its quota', { tenantLoad: 2 }, 'reject'],
  ['a full worker', { workerLoad: 4 }, 'defer'],
  ['a draining worker, even with room', { draining: true }, 'defer'],
]) {
  test(name, () => assert.equal(decide({ ...room, ...change }).outcome, outcome));
}
