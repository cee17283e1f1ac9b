import { describe, expect, it } from 'vitest';
import type { GateRun } from '../../src/model/health.ts';
import { gateRun } from './gate-runs.ts';
import { planOf, type World } from './literals.ts';

const failure = { unit: 'core', test: 'TestA', file: null, line: null, message: [] };
/** What broke and what was mended between two recorded runs. */
function changed(before: readonly GateRun[] | null, now: readonly GateRun[]) {
  const world: World = {
    features: [{ id: 'A-1', done: true }, { id: 'A-2' }, { id: 'A-3', phase: 'later', done: true }],
    gates: [{ name: 'unit', command: 'make unit' }] as unknown as NonNullable<World['gates']>,
    health: {
      schemaVersion: '1.0',
      recordedAt: '2026-01-02T00:00:00Z',
      inputDigest: 'digest',
      gates: now,
      previous: before && { recordedAt: '2026-01-01T00:00:00Z', gates: before },
    },
  };
  const { broken, mended, stale, inventory, notRun } = planOf(world).plan.health;
  expect([stale, inventory]).toEqual([false, { total: 3, done: 2, mvpTotal: 2, mvpDone: 1 }]);
  return { broken, mended, notRun: notRun.map(({ name }) => name) };
}

describe('gates between two runs', () => {
  const none = { broken: [], mended: [], notRun: [] };
  it.each<[string, readonly GateRun[] | null, readonly GateRun[], ReturnType<typeof changed>]>([
    ['nothing is said without a run before', null, [gateRun('unit')], none],
    [
      'a gate that fails without a failure breaks by its name',
      [gateRun('unit', { outcome: 'pass' })],
      [gateRun('unit')],
      { ...none, broken: ['unit'] },
    ],
    [
      'and is mended by it',
      [gateRun('unit', { outcome: 'timeout' })],
      [gateRun('unit', { outcome: 'pass' })],
      { ...none, mended: ['unit'] },
    ],
    [
      'one that was stopped says nothing of the code',
      [gateRun('unit', { outcome: 'pass' })],
      [gateRun('unit', { outcome: 'interrupted' })],
      none,
    ],
    [
      'what failed before is not broken again',
      [gateRun('unit', { failures: [failure] })],
      [gateRun('unit', { failures: [failure] })],
      none,
    ],
    [
      'failures without a test have the name of their unit',
      [gateRun('unit', { failures: [failure] })],
      [gateRun('unit', { failures: [failure, { ...failure, test: null }, { ...failure, test: '' }] })],
      { ...none, broken: ['unit:core'] },
    ],
    ['a gate that is new breaks nothing', [], [gateRun('unit')], none],
    ['a gate that is gone mends nothing', [gateRun('old')], [], { ...none, notRun: ['unit'] }],
  ])('%s', (_, before, now, expected) => {
    expect(changed(before, now)).toEqual(expected);
  });
});
