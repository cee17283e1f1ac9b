import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TurnArbiter } from './arbiter.mjs';

test('a turn ends once and is closed', () => {
  const turn = new TurnArbiter().step('open').step('cut').step('closed');
  assert.deepEqual(turn.history, ['asked', 'open', 'cut', 'closed']);
});

test('a second ending is refused', () => {
  const turn = new TurnArbiter().step('open').step('done');
  assert.throws(() => turn.step('cut'), /done cannot become cut/);
});

test('a refused request never becomes a turn', () => {
  assert.throws(() => new TurnArbiter().step('refused').step('open'), /refused cannot become open/);
});
