/**
 * A place in a source. Lines and columns count from 1; a column counts UTF-16 units, as editors do.
 * `file` is relative to the root of the compiled repository, with `/` between segments; rule and
 * configuration files outside that root are relative to the configuration file's folder.
 */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Last line of the place, where it is known and differs from `line`. */
  readonly endLine?: number;
  /** Column after the last character, on `endLine ?? line`. */
  readonly endColumn?: number;
}

/**
 * A place written out, its end where it is known (else null). Never made by spreading another and adding to it: of such objects each
 * has a hidden class of its own, which takes five times what the place takes, and there are some hundred thousand places in a
 * thousand guides. Its numbers are made whole, which they are: what the engine takes for a fraction once, such as a sum of one, it holds
 * as such in all places from then on, each in an object beside the place.
 */
export function spanOf(
  file: string,
  line: number,
  column: number,
  endLine: number | null,
  endColumn: number | null,
): Span {
  const [first, from] = [line | 0, column | 0];
  if (endColumn === null) return { file, line: first, column: from };
  const to = endColumn | 0;
  if (endLine === null) return { file, line: first, column: from, endColumn: to };
  return { file, line: first, column: from, endLine: endLine | 0, endColumn: to };
}

/** `file:line:column`, the form that terminals and editors open. */
export function formatSpan(span: Span): string {
  return `${span.file}:${span.line}:${span.column}`;
}

/** Orders spans by file, then line, then column. */
export function compareSpans(a: Span, b: Span): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
