import { codeFrameColumns } from '@babel/code-frame';
import { createColors } from 'picocolors';
import { describe } from '../diagnostics/finding.ts';
import { type Finding, type Severity, severities, worstFirst } from '../model/finding.ts';
import { occurrences } from '../model/grouped.ts';
import { formatSpan, type Span } from '../model/span.ts';
import { oneLine, withoutCommands } from './text.ts';

/** How findings are shown to a person. */
export interface TerminalOptions {
  readonly color: boolean;
  /** The text of a source, for code frames; null when it can not be read. */
  readonly source: (file: string) => string | null;
  /** Everything in full. Otherwise at most 20 errors and warnings are, and infos are counted by code. */
  readonly all: boolean;
}

const mostShown = 20;
const mostPlaces = 5;
/** Columns of a code frame. */
const frameWidth = 120;

const mark: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'info' };

/** Findings as text: severity, code, place, what, a code frame, what to do; worst first, then the counts. */
export function terminalReport(findings: readonly Finding[], options: TerminalOptions): string {
  const colors = createColors(options.color);
  const paint: { readonly [S in Severity]: (text: string) => string } = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  };
  const sorted = worstFirst(findings, ({ severity }) => severity);
  const shown = options.all ? sorted : someOf(sorted);
  const blocks = shown.map((found) => {
    const text = describe(found);
    const places = options.all ? found.related : found.related.slice(0, mostPlaces);
    const more = found.related.length - places.length;
    const place = found.at ? `${colors.underline(oneLine(formatSpan(found.at)))}  ` : '';
    const lines = [
      `${paint[found.severity](mark[found.severity])} ${colors.bold(found.code)}  ${place}`.trimEnd(),
      `  ${oneLine(text.message)}`,
      ...frame(found.at, options),
      ...places.map((also) => `  ${oneLine(also.note)}: ${oneLine(formatSpan(also.at))}`),
      ...(more > 0 ? [`  and ${more} more places`] : []),
      colors.dim(`  → ${oneLine(text.hint)}`),
    ];
    return lines.join('\n');
  });
  const hidden = shown.length < sorted.length ? without(sorted, shown) : [];
  if (hidden.length > 0) blocks.push(colors.dim(`not shown: ${byCode(hidden)}; --all shows them`));
  return withoutCommands([...blocks, countLine(findings)].join('\n\n'));
}

/**
 * The findings that are shown where not all are, worst first. Of equal severity the first of each code comes before the second of any:
 * twenty of one kind would hide the one that says what is really wrong.
 */
function someOf(sorted: readonly Finding[]): readonly Finding[] {
  const worth = sorted.filter((found) => found.severity !== 'info');
  if (worth.length <= mostShown) return worth;
  const seen = new Set<string>();
  const isFirst = ({ severity, code }: Finding): boolean => {
    const before = seen.size;
    return seen.add(`${severity} ${code}`).size > before;
  };
  const firsts = new Set(worth.filter(isFirst));
  const chosen = new Set(
    severities
      .flatMap((severity) => {
        const of = worth.filter((found) => found.severity === severity);
        return [...of.filter((found) => firsts.has(found)), ...of.filter((found) => !firsts.has(found))];
      })
      .slice(0, mostShown),
  );
  return worth.filter((found) => chosen.has(found));
}

function without(findings: readonly Finding[], some: readonly Finding[]): readonly Finding[] {
  const left = new Set(some);
  return findings.filter((found) => !left.has(found));
}

/** Findings that the baseline knows: a line each under their number, worst first. */
export function knownReport(
  findings: readonly Finding[],
  baseline: string,
  options: TerminalOptions,
): string {
  const colors = createColors(options.color);
  const sorted = worstFirst(findings, ({ severity }) => severity);
  const shown = sorted.slice(0, options.all ? sorted.length : mostShown);
  const lines = shown.map((found) => {
    const place = found.at ? ` ${oneLine(formatSpan(found.at))}` : '';
    return `  ${mark[found.severity]} ${found.code}${place}  ${colors.dim(oneLine(describe(found).message))}`;
  });
  const hidden = sorted.slice(shown.length);
  if (hidden.length > 0) lines.push(colors.dim(`  not shown: ${byCode(hidden)}; --all shows them`));
  return withoutCommands([`known, in ${oneLine(baseline)}: ${countLine(findings)}`, ...lines].join('\n'));
}

function byCode(findings: readonly Finding[]): string {
  const counts = occurrences(findings.map(({ code }) => code));
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
}

/** `2 errors, 1 warning`, or `no findings`. */
export function countLine(findings: readonly Finding[]): string {
  const parts = severities.flatMap((severity) => {
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
  const lines = linesAround(text, at.line);
  const own = lines[at.line - 1];
  // A place past the end of its line is one of an earlier text, or of another file of that name.
  if (own === undefined || at.column > own.length + 1) return [];
  // A table row can be thousands of columns wide: the frame shows the part around the place.
  const cut = at.column > frameWidth ? at.column - frameWidth / 2 : 0;
  const near = (line: string): string => (line === '' ? '' : oneLine(line.slice(cut, cut + frameWidth)));
  const width = Math.min(own.length, cut + frameWidth) - cut;
  const last = at.endLine === undefined ? at.endColumn : undefined;
  const framed = codeFrameColumns(
    lines.map(near).join('\n'),
    {
      start: { line: at.line, column: at.column - cut },
      ...(last === undefined ? {} : { end: { line: at.line, column: Math.min(last - cut, width + 1) } }),
    },
    { linesAbove: 1, linesBelow: 1, highlightCode: false },
  );
  return framed.split('\n').map((line) => `  ${line}`);
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/**
 * The lines of a text up to the one below `line`. Those further above than one are empty: only their number counts, and a large
 * inventory has a hundred thousand.
 */
function linesAround(text: string, line: number): string[] {
  const lines: string[] = [];
  for (let start = 0; start <= text.length && lines.length <= line; ) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== lineFeed && text.charCodeAt(end) !== carriageReturn)
      end += 1;
    lines.push(lines.length + 2 < line ? '' : text.slice(start, end));
    start =
      text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
  }
  return lines;
}
