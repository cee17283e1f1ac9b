import { codeFrameColumns } from '@babel/code-frame';
import { createColors } from 'picocolors';
import { describe } from '../diagnostics/finding.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { formatSpan, type Span } from '../model/span.ts';
import { oneLine } from './text.ts';

/** How findings are shown to a person. */
export interface TerminalOptions {
  readonly color: boolean;
  /** The text of a source, for code frames; null when it can not be read. */
  readonly source: (file: string) => string | null;
  /** At most this many findings in full; the rest is counted. */
  readonly limit: number;
}

const mark: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'info' };

/** Findings as text: severity, code, place, what, a code frame, what to do; worst first, then the counts. */
export function terminalReport(findings: readonly Finding[], options: TerminalOptions): string {
  const colors = createColors(options.color);
  const paint: { readonly [S in Severity]: (text: string) => string } = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  const worstFirst = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter((found) => found.severity === severity),
  );
  const blocks = worstFirst.slice(0, options.limit).map((found) => {
    const text = describe(found);
    const place = found.at ? `${colors.underline(oneLine(formatSpan(found.at)))}  ` : '';
    const lines = [
      `${paint[found.severity](mark[found.severity])} ${colors.bold(found.code)}  ${place}`.trimEnd(),
      `  ${oneLine(text.message)}`,
      ...frame(found.at, options),
      ...found.related.map((also) => `  ${oneLine(also.note)}: ${oneLine(formatSpan(also.at))}`),
      colors.dim(`  → ${oneLine(text.hint)}`),
    ];
    return lines.join('\n');
  });
  const hidden = worstFirst.length - blocks.length;
  if (hidden > 0) blocks.push(colors.dim(`… and ${hidden} more; --all shows them`));
  return [...blocks, countLine(findings)].join('\n\n');
}

/** `2 errors, 1 warning`, or `no findings`. */
export function countLine(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((found) => found.severity === severity).length;
    if (count === 0) return [];
    const noun = severity === 'info' ? 'info' : `${severity}${count === 1 ? '' : 's'}`;
    return [`${count} ${noun}`];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

function frame(at: Span | null, options: TerminalOptions): string[] {
  if (!at) return [];
  const text = options.source(at.file);
  if (text === null) return [];
  const lines = text.split(/\r?\n/);
  // A table row can be thousands of columns wide; a frame of it helps no one.
  if (at.line > lines.length || (lines[at.line - 1]?.length ?? 0) > 200) return [];
  const framed = codeFrameColumns(
    lines.map((line) => oneLine(line.slice(0, 200))).join('\n'),
    {
      start: { line: at.line, column: at.column },
      ...(at.endColumn ? { end: { line: at.endLine ?? at.line, column: at.endColumn } } : {}),
    },
    { linesAbove: 1, linesBelow: 1, highlightCode: false },
  );
  return framed.split('\n').map((line) => `  ${line}`);
}
