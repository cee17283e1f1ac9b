import type { GateFailure } from '../model/health.ts';

/** What a gate's output says. */
export interface GateReading {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly GateFailure[];
}

/** Reads the output of one kind of tool. */
export interface GateParser {
  /** The name in the configuration. */
  readonly name: string;
  /** True when the output is surely of this tool. Escapes are gone, lines end in `\n`. */
  recognises(output: string): boolean;
  read(output: string): GateReading;
}

/** At most this many lines of an error are kept with a failure. */
export const messageLines = 8;

/** A failure with absent parts filled in. */
export function failure(parts: Partial<GateFailure> & { readonly unit: string }): GateFailure {
  return {
    test: null,
    file: null,
    line: null,
    ...parts,
    message: (parts.message ?? []).slice(0, messageLines),
  };
}
