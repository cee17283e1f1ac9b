import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { describe, entryOf } from '../diagnostics/finding.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { compareNatural } from '../model/natural.ts';
import type { CheckReport, ReportedFinding } from '../model/report.ts';
import type { Span } from '../model/span.ts';
import { jsonText } from './json.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { oneLine } from './text.ts';

const levels: { readonly [S in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** The name that code scanners know the checkout's root by. */
const root = '%SRCROOT%';

/** SARIF 2.1.0. Known findings are in it as suppressed results, so that a scanner neither loses them nor opens them anew. */
export const sarifReport: Reporter = (report, options) => {
  const codes = [...new Set(report.findings.map(({ finding }) => finding.code))].sort(compareNatural);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'backlogic', semanticVersion: options.version, rules: codes.map(descriptor) },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The root of the checkout.' } } },
        invocations: [{ executionSuccessful: true, exitCode: report.failed ? 1 : 0 }],
        results: report.findings.map((one) => result(one, codes.indexOf(one.finding.code), report, options)),
      },
    ],
  };
  return jsonText(log);
};

function descriptor(code: string): ReportingDescriptor {
  const entry = entryOf(code);
  const why = entry?.why.trim() ?? '';
  return {
    id: code,
    name: code
      .split(/[^A-Za-z0-9]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: entry?.title ?? code },
    fullDescription: { text: why.split('\n\n')[0]?.replaceAll('\n', ' ') ?? '' },
    help: { text: why, markdown: why },
    defaultConfiguration: { level: levels[entry?.severity ?? 'warning'] },
  };
}

function result(
  { finding, known, fingerprint }: ReportedFinding,
  ruleIndex: number,
  report: CheckReport,
  options: ReporterOptions,
): Result {
  const { message, hint } = describe(finding);
  const at =
    finding.at ?? (options.fallback === null ? null : { file: options.fallback, line: 1, column: 1 });
  return {
    ruleId: finding.code,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: plain(`${oneLine(message)}. ${oneLine(hint)}`) },
    locations: at ? [location(at, options)] : [],
    ...relatedLocations(finding, options),
    partialFingerprints: { 'backlogic/v1': fingerprint },
    ...(report.baseline ? { baselineState: known ? ('unchanged' as const) : ('new' as const) } : {}),
    ...(known
      ? {
          suppressions: [
            { kind: 'external' as const, justification: `It stands in ${report.baseline?.file}.` },
          ],
        }
      : {}),
  };
}

function relatedLocations(finding: Finding, options: ReporterOptions): Pick<Result, 'relatedLocations'> {
  if (finding.related.length === 0) return {};
  return {
    relatedLocations: finding.related.map(({ note, at }, index) => ({
      id: index + 1,
      ...location(at, options),
      message: { text: plain(oneLine(note)) },
    })),
  };
}

function location(at: Span, { place }: ReporterOptions): Location {
  const path = place(at.file);
  const end = at.endColumn !== undefined ? { endLine: at.endLine ?? at.line, endColumn: at.endColumn } : {};
  return {
    physicalLocation: {
      artifactLocation: path.startsWith('/')
        ? { uri: `file://${uri(path)}` }
        : { uri: uri(path), uriBaseId: root },
      region: { startLine: at.line, startColumn: at.column, ...end },
    },
  };
}

function uri(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}

/** SARIF reads `[text](target)` as a link and `{0}` as a place for an argument: neither can come from a source. */
function plain(text: string): string {
  return text.replaceAll('](', '] (').replace(/\{(?=\d+\})/g, '{ ');
}
