import type { GateFailure, GateRun } from './health.ts';
import type { JsonObject } from './json.ts';
import type { GateHealth } from './plan.ts';

/** A gate's run as every document that tells of it writes it. */
export function gateJson(run: GateRun): JsonObject {
  return runJson(run, failureJson);
}

/** The same with who owns each failure. */
export function ownedGateJson(gate: GateHealth): JsonObject {
  return runJson(gate, (failure, index) => {
    const owned = gate.owned.find((one) => one.failure === index);
    return {
      ...failureJson(failure),
      area: owned?.area ?? null,
      owner: owned?.owner ?? null,
      owner_rule: owned?.rule ?? null,
    };
  });
}

function runJson(run: GateRun, ofFailure: (failure: GateFailure, index: number) => JsonObject): JsonObject {
  return {
    name: run.name,
    command: run.command,
    outcome: run.outcome,
    exit_code: run.exitCode,
    duration_ms: run.durationMs,
    blocking: run.blocking,
    fallback_used: run.fallbackUsed,
    note: run.note,
    parser: run.parser,
    passed: run.passed,
    failed: run.failed,
    skipped: run.skipped,
    failures: run.failures.map(ofFailure),
  };
}

function failureJson({ unit, test, file, line, message }: GateFailure): JsonObject {
  return { unit, test, file, line, message: [...message] };
}
