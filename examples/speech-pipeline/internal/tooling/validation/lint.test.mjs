import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintSpec } from './lint.mjs';

const good = { name: 'greeting', version: 1, stages: [{ id: 'listen', kind: 'stt' }], wires: [] };

test('a good spec passes', () => {
  assert.deepEqual(lintSpec(good), []);
});

test('a stage without a kind is found by its field path', () => {
  const stages = [...good.stages, { id: 'think' }];
  assert.deepEqual(lintSpec({ ...good, stages }).map((problem) => problem.field), ['stages[1].kind']);
});

test('a loop is found too', () => {
  assert.match(lintSpec({ ...good, wires: [{ from: 'listen', to: 'listen' }] })[0].message, /loop/);
});
