import { entryOf } from '../src/diagnostics/finding.ts';
import type { Finding } from '../src/model/finding.ts';
import type { Span } from '../src/model/span.ts';
import type { Files } from './files.ts';

/** What is wrong with the place of a finding, or null. */
export function placeProblem(found: Finding, files: Files): string | null {
  if (found.at === null) return entryOf(found.code)?.placeless !== undefined ? null : 'it has no place';
  // What a gate printed about a file may be older than the file.
  if (found.code === 'health/failure-without-owner') return null;
  for (const at of [found.at, ...found.related.map((one) => one.at)]) {
    const problem = spanProblem(at, files);
    if (problem) return problem;
  }
  return null;
}

function spanProblem({ file, line, column, endLine, endColumn }: Span, files: Files): string | null {
  const at = `${file.slice(0, 60)}:${line}:${column}`;
  if (
    ![line, column, endLine ?? line, endColumn ?? 1].every(
      (number) => Number.isInteger(number) && number >= 1,
    )
  )
    return `its place is none: ${at}-${endLine}:${endColumn}`;
  const text = files.get(file);
  // A folder, a preset or a rule of the package, an option of the command line, or a file that was looked for and is not there.
  if (text === undefined)
    return line === 1 || /^(?:preset|backlogic):/.test(file) ? null : `its place is in no file: ${at}`;
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const last = endLine ?? line;
  if (last > lines.length || line > last)
    return `its line is not in the file: ${at} of ${lines.length}, to ${last}`;
  if (column > (lines[line - 1] ?? '').length + 1)
    return `its column is not in the line: ${at} of ${(lines[line - 1] ?? '').length}`;
  if (endColumn !== undefined && endColumn > (lines[last - 1] ?? '').length + 1)
    return `its end is not in the line: ${at}-${last}:${endColumn} of ${(lines[last - 1] ?? '').length}`;
  if (endColumn !== undefined && last === line && endColumn < column)
    return `its end is before its start: ${at}-${endColumn}`;
  return null;
}
