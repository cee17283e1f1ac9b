import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fence } from '../../internal/runtime/cancellation/fence.mjs';
import { LiveKitAdapter } from './adapter.mjs';

const setUp = () => {
  const fence = new Fence();
  return { fence, adapter: new LiveKitAdapter({ callId: 'c1', epoch: 2, fence }) };
};

test('audio goes to the media lane, everything else to control', () => {
  const { adapter } = setUp();
  assert.equal(adapter.ingress({ type: 'audio', data: 'x' }, 't1').lane, 'media');
  assert.equal(adapter.ingress({ type: 'hangup' }, 't1').lane, 'control');
});

test('nothing is played behind the fence', () => {
  const { adapter, fence } = setUp();
  const envelope = adapter.ingress({ type: 'audio', data: 'x' }, 't1');
  assert.deepEqual(adapter.egress(envelope), { type: 'audio', data: 'x' });
  fence.raise('t1', 0);
  assert.equal(adapter.egress(envelope), null);
});

test('nothing is played under an old epoch', () => {
  const { adapter } = setUp();
  assert.equal(adapter.egress({ ...adapter.ingress({ type: 'audio' }, 't1'), epoch: 1 }), null);
});
