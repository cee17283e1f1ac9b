import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderOf } from './graph.mjs';

const stages = ['speak', 'think', 'listen'].map((id) => ({ id }));

test('wires decide the order, the file does not', () => {
  const wires = [
    { from: 'listen', to: 'think' },
    { from: 'think', to: 'speak' },
  ];
  assert.deepEqual(orderOf({ stages, wires }), ['listen', 'think', 'speak']);
});

test('a loop is printed stage by stage', () => {
  const wires = [
    { from: 'listen', to: 'think' },
    { from: 'think', to: 'speak' },
    { from: 'speak', to: 'listen' },
  ];
  assert.throws(() => orderOf({ stages, wires }), /loop: speak -> think -> listen -> speak/);
});
