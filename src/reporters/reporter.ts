import type { Finding } from '../model/finding.ts';
import type { CheckReport } from '../model/report.ts';
import { formatSpan, type Span } from '../model/span.ts';
import { oneLine } from './text.ts';

/** What a reporter may ask besides the report itself. */
export interface ReporterOptions {
  /** The version of backlogic. */
  readonly version: string;
  /** A source's path as the reader's tool knows it: below the checkout, where that is not the compiled root itself. */
  readonly place: (file: string) => string;
  /** Where tools need a place and a finding has none: the configuration, or null. */
  readonly fallback: string | null;
}

/** Turns a report into the text of one format. */
export type Reporter = (report: CheckReport, options: ReporterOptions) => string;

/** `file:line:column`, the file as the reader's tool knows it. */
export function placeText(at: Span, { place }: ReporterOptions): string {
  return oneLine(formatSpan({ ...at, file: place(at.file) }));
}

/** The findings that count: those that no baseline knows. */
export function newFindings({ findings }: CheckReport): Finding[] {
  return findings.filter(({ known }) => !known).map(({ finding }) => finding);
}

/** The findings that the baseline knows. */
export function knownFindings({ findings }: CheckReport): Finding[] {
  return findings.filter(({ known }) => known).map(({ finding }) => finding);
}
