import { gateJson } from '../model/gate-json.ts';
import type { GateRun, RecordedHealth } from '../model/health.ts';
import type { JsonObject } from '../model/json.ts';

/** The version of the record's form. A key may be added within it, never removed or changed. */
const schemaVersion = '1.0';

/** What a run is recorded with. */
export interface RecordOf {
  readonly runs: readonly GateRun[];
  /** `Sources.digest` when the run began. */
  readonly inputDigest: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The record that this one replaces. */
  readonly last: RecordedHealth | null;
}

/** A record of one run. What was known of each gate before goes along, so that a run of one gate forgets no other. */
export function recordOf({ runs, inputDigest, now, last }: RecordOf): RecordedHealth {
  const recordedAt = new Date(now).toISOString();
  return { schemaVersion, recordedAt, inputDigest, gates: runs, previous: last && before(last) };
}

/** The last run of each gate that ended: in the record, or in what that record knew before it. */
function before(last: RecordedHealth): RecordedHealth['previous'] {
  const ended = last.gates.filter((gate) => gate.outcome !== 'interrupted');
  const names = new Set(ended.map((gate) => gate.name));
  const older = (last.previous?.gates ?? []).filter((gate) => !names.has(gate.name));
  const recordedAt = ended.length > 0 ? last.recordedAt : (last.previous?.recordedAt ?? last.recordedAt);
  return { recordedAt, gates: [...ended, ...older] };
}

/** The record as it is written, by `schemas/repo_health.schema.json`. */
export function recordJson(record: RecordedHealth): JsonObject {
  return {
    schema_version: record.schemaVersion,
    kind: 'repo_health',
    recorded_at: record.recordedAt,
    input_digest: record.inputDigest,
    gates: record.gates.map(gateJson),
    previous: record.previous && {
      recorded_at: record.previous.recordedAt,
      gates: record.previous.gates.map(gateJson),
    },
  };
}
