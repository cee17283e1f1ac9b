/** How a gate ended. `unavailable`: neither the command nor its fallback could run. */
export type GateOutcome = 'pass' | 'fail' | 'timeout' | 'unavailable' | 'interrupted';

/** One failing thing in a gate's output. */
export interface GateFailure {
  /** The package, file or test suite that failed. */
  readonly unit: string;
  /** The single test, where the output names one. */
  readonly test: string | null;
  readonly file: string | null;
  readonly line: number | null;
  /** The first lines of the error, without ANSI escapes. */
  readonly message: readonly string[];
}

/** What one run of one gate gave. */
export interface GateRun {
  readonly name: string;
  readonly command: string;
  readonly outcome: GateOutcome;
  /** Null when the gate did not run to its end. */
  readonly exitCode: number | null;
  /** Milliseconds. */
  readonly durationMs: number;
  readonly blocking: boolean;
  readonly fallbackUsed: boolean;
  /** Why the fallback was used or the gate could not run, or null. */
  readonly note: string | null;
  readonly parser: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly GateFailure[];
}

/** The gate runs that a `health` command recorded. */
export interface RecordedHealth {
  readonly schemaVersion: string;
  /** ISO 8601, from the host clock. */
  readonly recordedAt: string;
  /** `Sources.digest` at that time. */
  readonly inputDigest: string;
  readonly gates: readonly GateRun[];
  /** The run before it, for what broke and what was mended; null on the first. */
  readonly previous: { readonly recordedAt: string; readonly gates: readonly GateRun[] } | null;
}

/** The key that closes a gate's part of the log: its name in upper case, as an environment variable would have it. */
export function gateKey(name: string): string {
  const key = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `${key === '' ? 'GATE' : key}_EXIT`;
}
