import type { Finding, Severity } from './finding.ts';

/** A finding as a check reports it. */
export interface ReportedFinding {
  readonly finding: Finding;
  /** It stands in the baseline: counted and shown, never failing. */
  readonly known: boolean;
  /** The same for the same finding whatever moved around it: no line numbers in it. 16 hexadecimal digits. */
  readonly fingerprint: string;
}

/** What one check gave, for every reporter the same. */
export interface CheckReport {
  /** In the order of their places. */
  readonly findings: readonly ReportedFinding[];
  /** Findings of this severity or worse fail the check, unless they are known. */
  readonly failOn: Severity;
  readonly failed: boolean;
  /** What was counted, one line each. */
  readonly evidence: readonly string[];
  /** Null when the check has no baseline. */
  readonly baseline: {
    readonly file: string;
    /** How many findings it covers. */
    readonly known: number;
    /** How many of its entries occur no more, or less often. */
    readonly stale: number;
  } | null;
}
