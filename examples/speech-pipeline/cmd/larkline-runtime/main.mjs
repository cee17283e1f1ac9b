import { readFile } from 'node:fs/promises';
import { seal } from '../../api/eventabi/envelope.mjs';
import { Fence } from '../../internal/runtime/cancellation/fence.mjs';
import { resolvePlan } from '../../internal/runtime/planresolver/resolver.mjs';
import { invoke } from '../../internal/runtime/provider/invocation/controller.mjs';
import { TurnArbiter } from '../../internal/runtime/turnarbiter/arbiter.mjs';
import { adapter as parrot } from '../../providers/llm/parrot/adapter.mjs';
import { adapter as echo } from '../../providers/stt/echo/adapter.mjs';
import { adapter as tone } from '../../providers/tts/tone/adapter.mjs';

// Runs one turn of the greeting spec with the three sample providers and prints what the caller would hear.
const read = async (path) => JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));
const plan = resolvePlan({
  spec: await read('pipelines/specs/greeting.json'),
  profile: await read('pipelines/profiles/simple_v1.json'),
  epoch: 1,
});
const adapters = { echo, parrot, tone };
const turn = new TurnArbiter().step('open');
const fence = new Fence();
let payload = 'good morning';
for (const stage of plan.order) {
  const result = await invoke({ candidates: plan.candidates[stage], adapters, request: payload });
  payload = result.chunks.join(' ');
  console.log(`${stage}: ${payload}`);
}
const out = seal({ callId: 'demo', turnId: 't1', epoch: plan.epoch, lane: 'media', kind: 'audio', seq: 0, body: payload });
turn.step(fence.admits(out) ? 'done' : 'cut').step('closed');
console.log(`turn: ${turn.history.join(' -> ')} under plan ${plan.hash}`);
