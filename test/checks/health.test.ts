import { describe, expect, it } from 'vitest';
import { checkHealth } from '../../src/checks/health.ts';
import type { FactSet } from '../../src/model/factset.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { GateHealth, Plan } from '../../src/model/plan.ts';
import { factsOf } from '../plan/literal-facts.ts';
import { planOf, type World } from '../plan/literals.ts';

const bytes = 40;
const world: World = { features: [{ id: 'A-1', group: 'A', paths: ['billing'] }] };
const facts = factsOf(world);
const tree = { ...facts.sources.tree, files: [{ path: 'billing/invoice.ts', bytes }] };
const { plan } = planOf(world);

function gate(parts: Partial<GateHealth> = {}): GateHealth {
  return {
    name: 'unit',
    command: 'make unit',
    outcome: 'fail',
    exitCode: 1,
    durationMs: 5,
    blocking: true,
    fallbackUsed: false,
    note: null,
    parser: 'plain',
    passed: 1,
    failed: 0,
    skipped: 0,
    failures: [],
    owned: [],
    ...parts,
  };
}

function findings(
  gates: readonly GateHealth[],
  health: Partial<Plan['health']> = {},
  files: FactSet['sources']['tree']['files'] = tree.files,
): Finding[] {
  const sources = { ...facts.sources, tree: { ...tree, files } };
  return checkHealth(
    { ...facts, sources },
    {
      ...plan,
      health: { ...plan.health, recordedAt: '2026-01-01T00:00:00.000Z', stale: false, ...health, gates },
    },
  );
}

const failure = { unit: 'billing', test: 'adds', file: 'billing/invoice.ts', line: 3, message: ['no'] };
const unowned = (index: number) => ({ failure: index, area: null, owner: null, rule: null });

describe('checks of recorded gates', () => {
  it('have nothing to say of gates that pass, of those that may fail, and of none', () => {
    expect(findings([])).toEqual([]);
    expect(findings([gate({ outcome: 'pass' }), gate({ blocking: false })])).toEqual([]);
  });

  it.each(['fail', 'timeout', 'unavailable', 'interrupted'] as const)(
    'tell of a blocking gate that ended with %s how much failed, and in which units',
    (outcome) => {
      const failures = ['c', 'a', 'c', 'b', 'd', 'e', 'f'].map((unit) => ({ ...failure, unit }));
      expect(findings([gate({ outcome, failures })])).toMatchObject([
        {
          code: 'health/gate-failed',
          data: { gate: 'unit', outcome, failed: 7, units: ['c', 'a', 'b', 'd', 'e'] },
          subject: 'gate:unit',
          at: null,
        },
      ]);
    },
  );

  it('say of when a record is that is out of date', () => {
    expect(findings([], { stale: true })).toMatchObject([
      {
        code: 'health/record-stale',
        data: { recordedAt: '2026-01-01T00:00:00.000Z' },
        at: null,
        subject: null,
      },
    ]);
    expect(findings([], { stale: true, recordedAt: null })).toEqual([]);
  });

  const invoice = (line: number) => ({ file: 'billing/invoice.ts', line, column: 1 });
  it.each([
    ['at its line', { line: 3 }, invoice(3)],
    ['at the first line, where none is named', { line: null }, invoice(1)],
    ['at the last line that the file can have', { line: bytes + 1 }, invoice(bytes + 1)],
    ['at the first line, where the file is shorter now', { line: bytes + 2 }, invoice(1)],
    ['nowhere, where the file is not of the repository', { file: 'elsewhere.ts' }, null],
    ['nowhere, where no file is named', { file: null }, null],
  ])('put a failure without an owner %s', (_, parts, at) => {
    const failures = [failure, { ...failure, test: 'subtracts', ...parts }];
    expect(findings([gate({ blocking: false, failures, owned: [unowned(0), unowned(1)] })])).toEqual([
      expect.objectContaining({
        code: 'health/failure-without-owner',
        data: { gate: 'unit', unit: 'billing', test: 'adds' },
        subject: 'failure:unit#1',
        at: invoice(3),
      }),
      expect.objectContaining({
        code: 'health/failure-without-owner',
        data: { gate: 'unit', unit: 'billing', test: 'subtracts' },
        subject: 'failure:unit#2',
        at,
      }),
    ]);
  });

  it('believe a line of a file whose size is not known', () => {
    const found = findings(
      [gate({ blocking: false, failures: [{ ...failure, line: 9000 }], owned: [unowned(0)] })],
      {},
      [{ path: 'billing/invoice.ts', bytes: null }],
    );
    expect(found.map(({ at }) => at)).toEqual([invoice(9000)]);
  });

  it('leave alone what has an owner, and what is not among the failures', () => {
    const owned = [{ ...unowned(0), owner: 'Ann' }, unowned(7)];
    expect(findings([gate({ blocking: false, failures: [failure], owned })])).toEqual([]);
  });
});
