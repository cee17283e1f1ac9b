import type { GateRun } from '../../src/model/health.ts';

/** A gate that failed, one test of two, but for what is said otherwise. */
export function gateRun(name: string, parts: Partial<GateRun> = {}): GateRun {
  return {
    name,
    command: `make ${name}`,
    outcome: 'fail',
    exitCode: 1,
    durationMs: 1,
    blocking: true,
    fallbackUsed: false,
    note: null,
    parser: 'plain',
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: [],
    ...parts,
  };
}
