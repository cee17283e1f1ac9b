import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoke } from './controller.mjs';

const adapters = {
  broken: {
    async *invoke() {
      throw new Error('no answer');
    },
  },
  steady: {
    async *invoke(request) {
      yield* request.split(' ');
    },
  },
};

test('the next candidate is asked when the first fails, and both are on record', async () => {
  const result = await invoke({ candidates: ['broken', 'steady'], adapters, request: 'good morning' });
  assert.deepEqual(result.chunks, ['good', 'morning']);
  assert.deepEqual(result.attempts.map((attempt) => attempt.outcome), ['failed', 'answered']);
});

test('a cancelled request hands nothing on', async () => {
  let asked = 0;
  const result = await invoke({ candidates: ['steady'], adapters, request: 'a b c', isCancelled: () => ++asked > 2 });
  assert.deepEqual([result.ending, result.chunks], ['cancelled', []]);
});
