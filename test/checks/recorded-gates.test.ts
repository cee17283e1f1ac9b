import { describe, expect, it } from 'vitest';
import type { GateOutcome, GateRun, RecordedHealth } from '../../src/model/health.ts';
import { repository } from '../support/repository.ts';

function gate(outcome: GateOutcome, parts: Partial<GateRun> = {}): object {
  const failures = parts.failures ?? [];
  return {
    name: 'unit',
    command: 'make unit',
    outcome,
    exit_code: outcome === 'pass' ? 0 : 1,
    duration_ms: 5,
    blocking: parts.blocking ?? true,
    fallback_used: false,
    note: null,
    parser: 'plain',
    passed: 1,
    failed: failures.length,
    skipped: 0,
    failures: failures.map(({ unit, test, file, line, message }) => ({ unit, test, file, line, message })),
  };
}

/** The codes of the health family that a repository with this record gives. */
function codes(gates: readonly object[], inputDigest = 'another'): string[] {
  const record: { [K in keyof RecordedHealth as string]: unknown } = {
    schema_version: '1.0',
    recorded_at: '2026-01-01T00:00:00.000Z',
    input_digest: inputDigest,
    gates,
    previous: null,
  };
  const compiled = repository()
    .area('Billing', 'billing')
    .feature({ id: 'A-1' })
    .file('billing/invoice.ts')
    .config({ gates: [{ name: 'unit', command: 'make unit' }] })
    .file('.backlogic/repo_health.json', JSON.stringify(record))
    .compile();
  return compiled.findings.map((found) => found.code).filter((code) => code.startsWith('health/'));
}

const failure = { unit: 'billing', test: 'adds', file: 'billing/invoice.ts', line: 3, message: ['no'] };

describe('recorded gates', () => {
  it('that pass are silent but for being out of date', () => {
    expect(codes([gate('pass')])).toEqual(['health/record-stale']);
  });

  it.each(['fail', 'timeout', 'unavailable'] as const)('a blocking gate with %s is a finding', (outcome) => {
    expect(codes([gate(outcome)])).toContain('health/gate-failed');
  });

  it('an optional gate may fail', () => {
    expect(codes([gate('fail', { blocking: false })])).not.toContain('health/gate-failed');
  });

  it('a failure without an owner is a finding, never a guess', () => {
    expect(codes([gate('fail', { failures: [failure] })])).toContain('health/failure-without-owner');
  });
});
