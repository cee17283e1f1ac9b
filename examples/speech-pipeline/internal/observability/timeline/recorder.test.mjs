import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimelineRecorder } from './recorder.mjs';

test('a flood of detail does not touch the required fields', () => {
  const recorder = new TimelineRecorder(2);
  for (let line = 0; line < 10; line += 1) recorder.detail(line);
  recorder.note({ callId: 'c1', turnId: 't1', epoch: 1, planHash: 'h', openedAt: 0, ending: 'done', closedAt: 5 });
  assert.deepEqual(recorder.evidence().missing, []);
  assert.equal(recorder.droppedDetail, 8);
});

test('an open turn says what it still lacks', () => {
  const recorder = new TimelineRecorder();
  recorder.note({ callId: 'c1', turnId: 't1', epoch: 1, planHash: 'h', openedAt: 0 });
  assert.deepEqual(recorder.evidence().missing, ['ending', 'closedAt']);
});
