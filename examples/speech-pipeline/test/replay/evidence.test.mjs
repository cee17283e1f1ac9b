import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimelineRecorder } from '../../internal/observability/timeline/recorder.mjs';
import { hashOf } from '../../internal/shared/canonical/hash.mjs';

function recordOnce() {
  const recorder = new TimelineRecorder(4);
  recorder.note({ callId: 'c1', turnId: 't1', epoch: 1, planHash: 'p', openedAt: 0 });
  for (let line = 0; line < 9; line += 1) recorder.detail({ line });
  recorder.note({ ending: 'done', closedAt: 40 });
  return recorder.evidence();
}

test('the same turn leaves the same evidence, also under pressure', () => {
  assert.equal(hashOf(recordOnce()), hashOf(recordOnce()));
  assert.deepEqual(recordOnce().missing, []);
});
