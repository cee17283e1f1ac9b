import { describe } from '../diagnostics/finding.ts';
import { atLeast } from '../diagnostics/settle.ts';
import { grouped } from '../model/grouped.ts';
import { compareNatural } from '../model/natural.ts';
import type { CheckReport, ReportedFinding } from '../model/report.ts';
import { placeText, type Reporter, type ReporterOptions } from './reporter.ts';
import { oneLine } from './text.ts';

/**
 * JUnit XML, in the form that Ant began and CI servers read: a suite for each code, a case for each finding. A finding that
 * fails the check is a failure, a known one is skipped, any other passes and says its text as output.
 */
export const junitReport: Reporter = (report, options) => {
  const byCode = grouped(report.findings, ({ finding }) => finding.code);
  const codes = [...byCode.keys()].sort(compareNatural);
  const suites = codes.map((code) => suite(code, byCode.get(code) ?? [], report, options));
  // A report without a single case is an error to some servers.
  if (suites.length === 0)
    suites.push(
      '  <testsuite name="backlogic check" tests="1" failures="0" errors="0" skipped="0">\n    <testcase classname="backlogic" name="no findings"/>\n  </testsuite>',
    );
  const counts = countsOf(report.findings, report);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="backlogic check" tests="${Math.max(1, counts.tests)}" failures="${counts.failures}" errors="0" skipped="${counts.skipped}">
${suites.join('\n')}
</testsuites>
`;
};

function suite(
  code: string,
  findings: readonly ReportedFinding[],
  report: CheckReport,
  options: ReporterOptions,
): string {
  const { tests, failures, skipped } = countsOf(findings, report);
  const cases = findings.map((one) => testcase(one, report, options)).join('\n');
  return `  <testsuite name=${quoted(code)} tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">\n${cases}\n  </testsuite>`;
}

function testcase(
  { finding, known }: ReportedFinding,
  report: CheckReport,
  options: ReporterOptions,
): string {
  const { message, hint } = describe(finding);
  const at = finding.at ? placeText(finding.at, options) : null;
  const name = [oneLine(message), at].filter((part) => part !== null).join(' at ');
  const also = finding.related.map((other) => `${oneLine(other.note)}: ${placeText(other.at, options)}`);
  const body = [at ?? '', oneLine(message), ...also, `→ ${oneLine(hint)}`]
    .filter((line) => line !== '')
    .join('\n');
  const file = finding.at ? ` file=${quoted(options.place(finding.at.file))} line="${finding.at.line}"` : '';
  const open = `    <testcase classname=${quoted(finding.code)} name=${quoted(name)}${file}>`;
  return `${open}\n      ${outcome(finding, known, report, message, body)}\n    </testcase>`;
}

function outcome(
  finding: ReportedFinding['finding'],
  known: boolean,
  report: CheckReport,
  message: string,
  body: string,
): string {
  if (known)
    return `<skipped message=${quoted(`known: it stands in ${report.baseline?.file ?? 'the baseline'}`)}/>`;
  if (atLeast(finding.severity, report.failOn))
    return `<failure type=${quoted(finding.severity)} message=${quoted(oneLine(message))}>${escaped(body)}</failure>`;
  return `<system-out>${escaped(`${finding.severity}: ${body}`)}</system-out>`;
}

function countsOf(findings: readonly ReportedFinding[], report: CheckReport) {
  const skipped = findings.filter(({ known }) => known).length;
  const failures = findings.filter(
    ({ finding, known }) => !known && atLeast(finding.severity, report.failOn),
  ).length;
  return { tests: findings.length, failures, skipped };
}

function quoted(text: string): string {
  return `"${escaped(oneLine(text))}"`;
}

/** XML has no form at all for most control characters, lone surrogates and two others. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/^([^\S\n]*):(?=:)/gm, '$1&#58;')
    .replace(/##(?=\[|vso\[|teamcity\[)/g, '#&#35;');
}
