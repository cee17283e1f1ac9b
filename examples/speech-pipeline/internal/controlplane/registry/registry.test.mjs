import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SpecRegistry } from './registry.mjs';

test('a version stays what it was', () => {
  const registry = new SpecRegistry();
  registry.publish({ name: 'greeting', version: 1, stages: [] });
  assert.throws(() => registry.publish({ name: 'greeting', version: 1, stages: [1] }), /greeting@1 is already/);
  registry.get('greeting', 1).stages.push('x');
  assert.deepEqual(registry.get('greeting', 1).stages, []);
});
