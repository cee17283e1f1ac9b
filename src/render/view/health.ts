import type { GateHealth, PlanHealth } from '../../model/plan.ts';
import { counted } from '../../model/words.ts';
import { firstOf, moreText } from './words.ts';

export interface GateRow {
  readonly name: string;
  readonly command: string;
  readonly outcome: string;
  readonly exitCode: string;
  readonly seconds: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whether the fallback ran, and why; whether a failure blocks. */
  readonly remarks: string;
}

export interface FailureView {
  readonly gate: string;
  readonly unit: string;
  readonly test: string | null;
  readonly at: string | null;
  readonly area: string | null;
  readonly owner: string | null;
  readonly rule: string | null;
  readonly message: readonly string[];
}

export interface HealthView {
  readonly recordedAt: string | null;
  readonly stale: boolean;
  readonly gates: readonly GateRow[];
  readonly notRun: readonly { readonly name: string; readonly command: string }[];
  readonly failures: readonly FailureView[];
  /** How many failures are not listed, in words. */
  readonly moreText: string | null;
  readonly broken: readonly string[];
  readonly mended: readonly string[];
  readonly done: number;
  readonly total: number;
  readonly mvpDone: number;
  readonly mvpTotal: number;
  /** `1 MVP feature`, `61 MVP features`. */
  readonly mvpText: string;
}

/** Failures beyond these are counted; the whole log is an artifact of its own. */
const mostFailures = 60;
const mostLines = 12;

/** Section D: only what a recorded run says. */
export function healthView(health: PlanHealth): HealthView {
  const failures = firstOf(health.gates.flatMap(failuresOf), mostFailures);
  return {
    recordedAt: health.recordedAt,
    stale: health.stale,
    gates: health.gates.map(gateRow),
    notRun: health.notRun,
    failures: failures.shown,
    moreText: moreText(failures.more, 'in the log'),
    broken: health.broken,
    mended: health.mended,
    done: health.inventory.done,
    total: health.inventory.total,
    mvpDone: health.inventory.mvpDone,
    mvpTotal: health.inventory.mvpTotal,
    mvpText: counted(health.inventory.mvpTotal, 'MVP feature'),
  };
}

function gateRow(gate: GateHealth): GateRow {
  const remarks = [
    ...(gate.blocking ? [] : ['does not block']),
    ...(gate.fallbackUsed ? ['the fallback ran'] : []),
    ...(gate.note ? [gate.note] : []),
  ];
  return {
    name: gate.name,
    command: gate.command,
    outcome: gate.outcome,
    exitCode: gate.exitCode === null ? '–' : String(gate.exitCode),
    seconds: (gate.durationMs / 1000).toFixed(1),
    passed: gate.passed,
    failed: gate.failed,
    skipped: gate.skipped,
    remarks: remarks.join('; '),
  };
}

function failuresOf(gate: GateHealth): FailureView[] {
  return gate.failures.map((failure, index) => {
    const owned = gate.owned.find((entry) => entry.failure === index);
    return {
      gate: gate.name,
      unit: failure.unit,
      test: failure.test,
      at:
        failure.file === null
          ? null
          : failure.line === null
            ? failure.file
            : `${failure.file}:${failure.line}`,
      area: owned?.area ?? null,
      owner: owned?.owner ?? null,
      rule: owned?.rule ?? null,
      message: failure.message.slice(0, mostLines),
    };
  });
}
