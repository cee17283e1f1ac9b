import type { GateFailure } from '../model/health.ts';

/** What a gate printed, as parsers read it: without escapes, lines end in `\n`. */
export interface GateOutput {
  readonly text: string;
  /** Each cut to `lineLimit`, so that no pattern meets a line that is long enough to be slow. */
  readonly lines: readonly string[];
  /** True when it had more lines than are read. */
  readonly cut: boolean;
}

/** What the output of one tool says. What is counted is the tool's own unit; `docs/how-to/run-gates.md` lists them. */
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
  /** Null when the output holds nothing of this tool. Linear in the length of the output. */
  read(output: GateOutput): GateReading | null;
}

/** At most this many lines of an error are kept with a failure. */
export const messageLines = 8;
/** Longer lines are cut before they are matched. No tool prints one that says more after this. */
export const lineLimit = 2000;
const messageWidth = 300;

/** A failure with absent parts filled in, its message trimmed to its first lines. */
export function failure(parts: Partial<GateFailure> & { readonly unit: string }): GateFailure {
  return { test: null, file: null, line: null, ...parts, message: firstLines(parts.message ?? []) };
}

/** The first lines that say something, without the indentation that they share. */
export function firstLines(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const line of lines) {
    if (kept.length === messageLines) break;
    if (line.trim() !== '') kept.push(line.replace(/\t/g, '    ').trimEnd());
  }
  const indent = Math.min(...kept.map((line) => line.length - line.trimStart().length));
  // The first line often stands further in than the code or the difference below it.
  return kept.map((line, index) =>
    (index === 0 ? line.trimStart() : line.slice(indent)).slice(0, messageWidth),
  );
}

/** Adds readings of several tools, or of several runs of one. */
export function total(readings: readonly GateReading[]): GateReading {
  const sum = (count: 'passed' | 'failed' | 'skipped'): number =>
    readings.reduce((so, reading) => so + reading[count], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: readings.flatMap((reading) => reading.failures),
  };
}
