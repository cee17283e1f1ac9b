import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { recordJson, recordOf } from '../../src/health/record.ts';
import type { GateOutcome, GateRun, RecordedHealth } from '../../src/model/health.ts';
import { readSources } from '../../src/sources/read.ts';
import { checkout } from '../support/checkout.ts';
import { repository, root } from '../support/repository.ts';

const validate = new Ajv.default({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(checkout, 'schemas/repo_health.schema.json'), 'utf8')),
);

function run(name: string, outcome: GateOutcome = 'pass'): GateRun {
  return {
    name,
    command: `run ${name}`,
    outcome,
    exitCode: outcome === 'pass' ? 0 : outcome === 'fail' ? 1 : null,
    durationMs: 12,
    blocking: true,
    fallbackUsed: false,
    note: null,
    parser: 'plain',
    passed: 0,
    failed: outcome === 'fail' ? 1 : 0,
    skipped: 0,
    failures:
      outcome === 'fail'
        ? [{ unit: 'a', test: 'b', file: 'a.ts', line: 3, message: ['first', 'second'] }]
        : [],
  };
}

function record(now: number, last: RecordedHealth | null, ...runs: readonly GateRun[]): RecordedHealth {
  return recordOf({ runs, inputDigest: 'd'.repeat(64), now, last });
}

const names = (gates: readonly GateRun[] | undefined): string[] | undefined =>
  gates?.map((gate) => `${gate.name} ${gate.outcome}`);

describe('a record', () => {
  const first = record(1000, null, run('lint'), run('tests', 'fail'));

  it('keeps the run before it', () => {
    const second = record(2000, first, run('lint'), run('tests'));
    expect(second.previous).toEqual({ recordedAt: '1970-01-01T00:00:01.000Z', gates: first.gates });
    expect(first.previous).toBeNull();
  });

  it('of one gate forgets nothing of the others', () => {
    const one = record(2000, first, run('lint', 'fail'));
    const next = record(3000, one, run('lint'), run('tests'));
    expect(names(next.previous?.gates)).toEqual(['lint fail', 'tests fail']);
  });

  it('of a run that was cut off or interrupted hides nothing of what was known', () => {
    const cutOff = record(2000, first);
    const interrupted = record(3000, cutOff, run('lint'), run('tests', 'interrupted'));
    const next = record(4000, interrupted, run('lint'), run('tests'));
    expect(names(cutOff.gates)).toEqual([]);
    expect(names(next.previous?.gates)).toEqual(['lint pass', 'tests fail']);
    expect(record(5000, cutOff).previous?.recordedAt).toBe(first.recordedAt);
  });

  it('follows its schema, which is strict', () => {
    const json = recordJson(record(2000, first, run('lint', 'timeout'), run('tests', 'unavailable')));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...json, more: 1 })).toBe(false);
    expect(validate({ ...json, recorded_at: 'yesterday' })).toBe(false);
  });

  it('is read back by a compilation as it was', () => {
    const written = record(2000, first, run('lint'), run('tests', 'fail'));
    const host = repository()
      .file('.backlogic/repo_health.json', JSON.stringify(recordJson(written)))
      .host();
    const { config } = loadConfig({ cwd: root }, host);
    if (!config) throw new Error('no configuration');
    const { sources, findings } = readSources(config, host);
    expect(sources.health).toEqual(written);
    expect(findings.filter((found) => found.code.startsWith('health/'))).toEqual([]);
  });
});
