import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANES, seal } from './envelope.mjs';

const frame = { callId: 'c1', epoch: 1, lane: 'media', kind: 'audio', seq: 0 };

test('one envelope carries every lane', () => {
  for (const lane of LANES) assert.equal(seal({ ...frame, lane }).lane, lane);
});

test('an envelope cannot be changed once it is sealed', () => {
  assert.throws(() => {
    seal(frame).epoch = 2;
  }, TypeError);
});

test('a missing field is named', () => {
  assert.throws(() => seal({ ...frame, epoch: undefined }), /epoch is missing/);
});
