import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from './redact.mjs';

test('secrets go by their key, numbers by their look', () => {
  assert.deepEqual(redact({ apiKey: 'k-1', said: ['call 0123 456 789 today'], turn: 7 }), {
    apiKey: '[secret]',
    said: ['call [number] today'],
    turn: 7,
  });
});
