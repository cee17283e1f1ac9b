import { describe } from '../diagnostics/finding.ts';
import { type Finding, type Severity, worstFirst } from '../model/finding.ts';
import { newFindings, placeText, type Reporter, type ReporterOptions } from './reporter.ts';
import { countLine } from './terminal.ts';
import { oneLine } from './text.ts';

const commands: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions: an annotation on the line of each new finding, worst first, for GitHub shows ten of
 * a kind in a step. What the baseline knows is counted in the last line.
 */
export const githubReport: Reporter = (report, options) => {
  const fresh = worstFirst(report.findings, ({ finding }) => finding.severity)
    .filter(({ known }) => !known)
    .map(({ finding }) => annotation(finding, options));
  const known = report.baseline ? `; ${report.baseline.known} known` : '';
  return [...fresh, `backlogic: ${countLine(newFindings(report))}${known}`, ''].join('\n');
};

function annotation(found: Finding, options: ReporterOptions): string {
  const { title, message, hint } = describe(found);
  const { at } = found;
  const properties: [string, string][] = [];
  if (at) {
    properties.push(['file', options.place(at.file)], ['line', String(at.line)], ['col', String(at.column)]);
    // GitHub takes columns for those of one line.
    if (at.endColumn !== undefined && (at.endLine ?? at.line) === at.line)
      properties.push(['endLine', String(at.line)], ['endColumn', String(at.endColumn)]);
  }
  properties.push(['title', `${found.code}: ${title}`]);
  const also = found.related.map(({ note, at: there }) => `${oneLine(note)}: ${placeText(there, options)}`);
  const body = [oneLine(message), ...also, `→ ${oneLine(hint)}`].join('\n');
  const list = properties.map(([name, value]) => `${name}=${property(oneLine(value))}`).join(',');
  return `::${commands[found.severity]} ${list}::${data(body)}`;
}

/** The escapes of the runner's own toolkit. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
