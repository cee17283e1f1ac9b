import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seal } from '../../api/eventabi/envelope.mjs';
import { SpecRegistry } from '../../internal/controlplane/registry/registry.mjs';
import { Fence } from '../../internal/runtime/cancellation/fence.mjs';
import { LaneRouter } from '../../internal/runtime/lanes/router.mjs';
import { resolvePlan } from '../../internal/runtime/planresolver/resolver.mjs';

const spec = { name: 'greeting', version: 1, stages: [{ id: 'listen', kind: 'stt' }], wires: [] };
const profile = { name: 'simple/v1', limits: { queue: 4 } };
const at = (lane, seq) => seal({ callId: 'c1', turnId: 't1', epoch: 1, lane, kind: lane === 'control' ? 'cancel' : 'audio', seq });

test('a cancel overtakes queued audio and silences it', () => {
  const router = new LaneRouter();
  const fence = new Fence();
  for (let seq = 0; seq < 10; seq += 1) router.push(at('media', seq));
  router.push(at('control', 10));
  const played = [];
  for (let envelope = router.next(); envelope; envelope = router.next()) {
    if (envelope.kind === 'cancel') fence.raise(envelope.turnId, 0);
    else if (fence.admits(envelope)) played.push(envelope.seq);
  }
  assert.deepEqual(played, []);
});

test('publishing a new version leaves the open plan alone', () => {
  const registry = new SpecRegistry();
  registry.publish(spec);
  const plan = resolvePlan({ spec: registry.get('greeting', 1), profile, epoch: 1 });
  registry.publish({ ...spec, version: 2 });
  assert.equal(plan.spec, 'greeting@1');
  assert.equal(plan.hash, resolvePlan({ spec: registry.get('greeting', 1), profile, epoch: 1 }).hash);
});
