import { inWords } from '../diagnostics/catalogue/words.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { GateOutcome, GateRun, RecordedHealth } from '../model/health.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { baseName } from '../model/paths.ts';
import { parseJson } from '../syntax/json.ts';
import type { Located, Pointer } from '../syntax/located.ts';
import type { FindingLog } from './finding-log.ts';
import type { Repository } from './repository.ts';

/** Where the gate runs are recorded: beside the text for people, as JSON. */
export function healthRecordPath(config: ResolvedConfig): string {
  const path = config.output.repoHealth;
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${path}.json` : `${path.slice(0, path.length - name.length + dot)}.json`;
}

/** The last recorded gate runs; null when there are none, or none that can be believed. */
export function readHealth(
  config: ResolvedConfig,
  repository: Repository,
  log: FindingLog,
): RecordedHealth | null {
  const path = healthRecordPath(config);
  const read = repository.readUncounted(path);
  const at = { file: path, line: 1, column: 1 };
  if ('failure' in read) {
    if (read.failure !== 'missing')
      log.add('health/record-unreadable', at, {
        path,
        problem: `it can not be read: ${inWords(read.failure)}`,
      });
    return null;
  }
  const located = parseJson(read.text, path);
  const [problem] = located.problems;
  if (problem) {
    log.add('health/record-unreadable', problem.at, { path, problem: problem.message });
    return null;
  }
  try {
    return recorded(new Fields(located, []));
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    log.add('health/record-unreadable', located.at(error.pointer), { path, problem: error.message });
    return null;
  }
}

/** A value that is not what a record has there. Caught in this file. */
class Misshapen extends Error {
  readonly pointer: Pointer;

  constructor(pointer: Pointer, expected: string) {
    super(`\`${pointer.join('.') || 'the record'}\` is not ${expected}`);
    this.pointer = pointer;
  }
}

function recorded(record: Fields): RecordedHealth {
  const previous = record.optional('previous');
  return {
    schemaVersion: record.text('schema_version'),
    recordedAt: record.text('recorded_at'),
    inputDigest: record.text('input_digest'),
    gates: record.list('gates').map(gateRun),
    previous: previous && {
      recordedAt: previous.text('recorded_at'),
      gates: previous.list('gates').map(gateRun),
    },
  };
}

const outcomes: readonly GateOutcome[] = ['pass', 'fail', 'timeout', 'unavailable', 'interrupted'];

function gateRun(gate: Fields): GateRun {
  const outcome = gate.text('outcome');
  const known = outcomes.find((one) => one === outcome);
  if (known === undefined) throw new Misshapen(gate.pointerOf('outcome'), `one of ${outcomes.join(', ')}`);
  return {
    name: gate.text('name'),
    command: gate.text('command'),
    outcome: known,
    exitCode: gate.numberOrNull('exit_code'),
    durationMs: gate.number('duration_ms'),
    blocking: gate.truth('blocking'),
    fallbackUsed: gate.truth('fallback_used'),
    note: gate.textOrNull('note'),
    parser: gate.text('parser'),
    passed: gate.number('passed'),
    failed: gate.number('failed'),
    skipped: gate.number('skipped'),
    failures: gate.list('failures').map((failure) => ({
      unit: failure.text('unit'),
      test: failure.textOrNull('test'),
      file: failure.textOrNull('file'),
      line: failure.numberOrNull('line'),
      message: failure.texts('message'),
    })),
  };
}

/** Typed reading of one object. Keys are in snake case; the camel-case form is read too. */
class Fields {
  readonly #located: Located;
  readonly #pointer: Pointer;
  readonly #object: JsonObject;

  constructor(located: Located, pointer: Pointer, value: JsonValue = located.value) {
    if (!isJsonObject(value)) throw new Misshapen(pointer, 'an object');
    this.#located = located;
    this.#pointer = pointer;
    this.#object = value;
  }

  pointerOf(key: string): Pointer {
    return [...this.#pointer, this.#key(key)];
  }

  text(key: string): string {
    const value = this.#value(key);
    if (typeof value !== 'string') throw new Misshapen(this.pointerOf(key), 'a string');
    return value;
  }

  textOrNull(key: string): string | null {
    return this.#value(key) === null ? null : this.text(key);
  }

  number(key: string): number {
    const value = this.#value(key);
    if (typeof value !== 'number' || value < 0) throw new Misshapen(this.pointerOf(key), 'a number from 0');
    return value;
  }

  numberOrNull(key: string): number | null {
    return this.#value(key) === null ? null : this.number(key);
  }

  truth(key: string): boolean {
    const value = this.#value(key);
    if (typeof value !== 'boolean') throw new Misshapen(this.pointerOf(key), '`true` or `false`');
    return value;
  }

  texts(key: string): readonly string[] {
    return this.#items(key).map((item) => {
      if (typeof item !== 'string') throw new Misshapen(this.pointerOf(key), 'a list of strings');
      return item;
    });
  }

  list(key: string): readonly Fields[] {
    return this.#items(key).map(
      (item, index) => new Fields(this.#located, [...this.pointerOf(key), index], item),
    );
  }

  optional(key: string): Fields | null {
    const value = this.#value(key);
    return value === null ? null : new Fields(this.#located, this.pointerOf(key), value);
  }

  #items(key: string): readonly JsonValue[] {
    const value = this.#value(key);
    if (!Array.isArray(value)) throw new Misshapen(this.pointerOf(key), 'a list');
    return value;
  }

  #key(key: string): string {
    const camel = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return key in this.#object || !(camel in this.#object) ? key : camel;
  }

  /** A key that is not there reads as null. */
  #value(key: string): JsonValue {
    return this.#object[this.#key(key)] ?? null;
  }
}
