import { describe } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import { worstFirst } from '../model/finding.ts';
import type { ReportedFinding } from '../model/report.ts';
import { linksByItself } from '../syntax/autolinks.ts';
import { knownFindings, newFindings, placeText, type Reporter, type ReporterOptions } from './reporter.ts';
import { countLine } from './terminal.ts';
import { oneLine } from './text.ts';

/** GitHub takes a summary of 1 MiB at most; a page of this many findings is far below that. */
const shownFindings = 200;

/** A page for people: what was counted, a table of the new findings, the known ones folded. */
export const markdownReport: Reporter = (report, options) => {
  const [fresh, known] = [newFindings(report), knownFindings(report)];
  const verdict = report.failed ? 'failed' : 'passed';
  const blocks = [`## backlogic check: ${verdict}`, `${countLine(fresh)}.`];
  if (report.baseline) {
    const { file, stale } = report.baseline;
    const gone = stale > 0 ? `, ${stale} stale` : '';
    blocks.push(`Baseline ${code(file)}: ${known.length} known${gone}.`);
  }
  const list = worstFirst(report.findings, ({ finding }) => finding.severity);
  if (fresh.length > 0)
    append(
      blocks,
      table(
        list.filter((one) => !one.known),
        options,
      ),
    );
  if (known.length > 0) {
    const summary = `<summary>${known.length} known ${known.length === 1 ? 'finding' : 'findings'}</summary>`;
    blocks.push(
      `<details>${summary}`,
      ...table(
        list.filter((one) => one.known),
        options,
      ),
      '</details>',
    );
  }
  if (report.evidence.length > 0) {
    const lines = report.evidence.map((line) => `- ${markdownText(line)}`);
    blocks.push('<details><summary>What was counted</summary>', lines.join('\n'), '</details>');
  }
  return `${blocks.join('\n\n')}\n`;
};

function table(findings: readonly ReportedFinding[], options: ReporterOptions): string[] {
  const rows = findings.slice(0, shownFindings).map((one) => row(one, options));
  const hidden = findings.length - rows.length;
  const head = '| severity | code | place | what, and what to do |\n| --- | --- | --- | --- |';
  return [[head, ...rows].join('\n'), ...(hidden > 0 ? [`… and ${hidden} more.`] : [])];
}

function row({ finding }: ReportedFinding, options: ReporterOptions): string {
  const { message, hint } = describe(finding);
  const at = finding.at ? code(placeText(finding.at, options)) : '';
  const also = finding.related.map(
    (other) => `${markdownText(other.note)} ${code(placeText(other.at, options))}`,
  );
  const text = [markdownText(message), ...also, `→ ${markdownText(hint)}`].join('<br>');
  return `| ${finding.severity} | ${code(finding.code)} | ${at} | ${text} |`;
}

/**
 * One line of text as Markdown that reads the same and does nothing: whatever could open or close something is a character
 * reference, which never is structure. Balanced backticks, as the catalogue's own texts have them, make code, and so do words that
 * readers link by themselves: code hosts look for names and numbers in the page that is made, where a reference is what it stands for.
 */
export function markdownText(text: string): string {
  const pieces = oneLine(text).split('`');
  const balanced = pieces.length % 2 === 1;
  if (!balanced) return unlinked(oneLine(text));
  return pieces.map((piece, index) => (index % 2 === 0 ? unlinked(piece) : code(piece))).join('');
}

function unlinked(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (linksByItself(word) ? code(word) : references(word)))
    .join('');
}

function code(text: string): string {
  return text === '' ? '' : `<code>${references(oneLine(text))}</code>`;
}

/** Leading marks of lists and addresses that readers link by themselves are references too. */
function references(text: string): string {
  return text
    .replace(
      /[&<>`*[\]#!|~$@\\]|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|:(?=\/\/)|(?<=\bwww)\.|^[-+=]|^\d+(?=[.)])/giu,
      (match) => [...match].map((char) => `&#${char.codePointAt(0)};`).join(''),
    )
    .replace(/\s+/g, ' ');
}
