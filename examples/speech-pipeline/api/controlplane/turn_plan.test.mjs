import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTurnPlan } from './turn_plan.mjs';

const plan = { profile: 'simple/v1', epoch: 1, order: ['listen'], limits: { queue: { value: 8, origin: 'spec' } } };

test('a complete plan is accepted', () => {
  assert.equal(checkTurnPlan(plan), plan);
});

test('all mistakes are reported at once', () => {
  assert.throws(() => checkTurnPlan({ ...plan, profile: 'studio/v1', order: [] }), /studio\/v1.*order/);
});

test('a limit must say where it comes from', () => {
  assert.throws(() => checkTurnPlan({ ...plan, limits: { queue: { value: 8 } } }), /limits\.queue/);
});
