import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { GateFailure, GateRun } from '../model/health.ts';
import { compareNatural } from '../model/natural.ts';
import type { GateHealth, PlanHealth } from '../model/plan.ts';
import type { Ground } from './ground.ts';
import type { Scope } from './scope.ts';

/** What is known of the gates: the recorded runs with the owners of their failures, and which gates no run is recorded of. */
export function planHealth(
  facts: FactSet,
  log: DecisionIndex,
  config: ResolvedConfig,
  scope: Scope,
  ground: Ground,
): PlanHealth {
  const recorded = facts.sources.health;
  const ran = new Set(recorded?.gates.map((gate) => gate.name) ?? []);
  const features = [...facts.features.values()];
  const planned = scope.ids.map((id) => scope.feature(id)).filter((feature) => feature !== null);
  return {
    recordedAt: recorded?.recordedAt ?? null,
    stale: recorded !== null && recorded.inputDigest !== facts.sources.digest,
    gates: (recorded?.gates ?? []).map((gate) => owned(gate, facts, log, ground)),
    notRun: config.gates
      .filter((gate) => !ran.has(gate.name))
      .map(({ name, command }) => ({ name, command })),
    inventory: {
      total: features.length,
      done: features.filter((feature) => feature.done).length,
      mvpTotal: planned.length,
      mvpDone: planned.filter((feature) => feature.done).length,
    },
    ...changes(recorded?.gates ?? [], recorded?.previous?.gates ?? null),
  };
}

/** What a failure is called when two runs are compared: without its place in the list, which moves. */
function failureName(gate: string, failure: GateFailure): string {
  return [gate, failure.unit, failure.test].filter((part) => part !== null && part !== '').join(':');
}

function owned(gate: GateRun, facts: FactSet, log: DecisionIndex, ground: Ground): GateHealth {
  const subjects = new Map((facts.subjects.failure ?? []).map((subject) => [subject.id, subject]));
  return {
    ...gate,
    owned: gate.failures.map((failure, index) => {
      const id = `${gate.name}#${index + 1}`;
      const decision = log.one('owner', 'failure', id);
      const area = subjects.get(id)?.facts.area;
      const path = failure.file ?? failure.unit;
      return {
        failure: index,
        area: typeof area === 'string' && area !== '' ? area : ground.areaOf(path),
        owner: typeof decision?.value === 'string' ? decision.value : null,
        rule: decision?.rule ?? null,
      };
    }),
  };
}

/** What fails now and did not in the run before, and the other way round. Without a run before, nothing is said. */
function changes(
  now: readonly GateRun[],
  before: readonly GateRun[] | null,
): { broken: string[]; mended: string[] } {
  if (before === null) return { broken: [], mended: [] };
  const [failing, failed] = [failuresOf(now), failuresOf(before)];
  const known = new Set(before.map((gate) => gate.name));
  const still = new Set(now.map((gate) => gate.name));
  return {
    broken: [...failing]
      .filter(([id, gate]) => known.has(gate) && !failed.has(id))
      .map(([id]) => id)
      .sort(compareNatural),
    mended: [...failed]
      .filter(([id, gate]) => still.has(gate) && !failing.has(id))
      .map(([id]) => id)
      .sort(compareNatural),
  };
}

/** Failure ids, and the name of a gate that failed without saying what, each with its gate. */
function failuresOf(gates: readonly GateRun[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const gate of gates) {
    for (const failure of gate.failures) found.set(failureName(gate.name, failure), gate.name);
    // A run that was stopped says nothing of the code.
    if (gate.failures.length === 0 && gate.outcome !== 'pass' && gate.outcome !== 'interrupted')
      found.set(gate.name, gate.name);
  }
  return found;
}
