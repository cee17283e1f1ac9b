import fc from 'fast-check';
import { finding } from '../../src/diagnostics/finding.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { CheckReport } from '../../src/model/report.ts';
import type { ReporterOptions } from '../../src/reporters/reporter.ts';

/** Options that change nothing. */
export const options: ReporterOptions = {
  version: '1.2.3',
  place: (file) => file,
  fallback: 'backlog.config.json',
};

/** A report of these findings; those at `known` stand in the baseline. */
export function reportOf(findings: readonly Finding[], known: readonly number[] = []): CheckReport {
  return {
    findings: findings.map((one, index) => ({
      finding: one,
      known: known.includes(index),
      fingerprint: index.toString(16).padStart(16, '0'),
    })),
    failOn: 'error',
    failed: findings.some((one, index) => one.severity === 'error' && !known.includes(index)),
    evidence: ['feature_count: 2', 'verify-quick: not run'],
    baseline: known.length > 0 ? { file: 'baseline.json', known: known.length, stale: 0 } : null,
  };
}

/** One finding of each severity: with an exact place, with related places, without any place. */
export const samples: readonly Finding[] = [
  finding(
    'inventory/duplicate-id',
    { file: 'docs/features.json', line: 9, column: 7, endColumn: 12 },
    { id: 'A-1', file: 'docs/features.json', line: 3, other: 'A-1~2' },
    {
      related: [{ note: 'first here', at: { file: 'docs/features.json', line: 3, column: 7 } }],
      subject: 'feature:A-1',
    },
  ),
  finding(
    'claims/unknown-id',
    { file: 'billing/guide.md', line: 4, column: 2, endLine: 5, endColumn: 3 },
    { guide: 'billing/guide.md', id: 'A-9', times: 2, nearest: 'A-1' },
  ),
  finding('plan/few-workstreams', null, { workstreams: 1, areas: 4 }),
  finding(
    'claims/later-ids',
    { file: 'billing/guide.md', line: 8, column: 1 },
    { guide: 'billing/guide.md', count: 1, ids: ['A-7'] },
  ),
];

/** What a hostile source writes to be something else than text. */
export const attacks: readonly string[] = [
  '\u001b[2J\u001b]0;owned\u0007',
  '\n::error file=x::owned',
  '::stop-commands::x',
  '##[add-mask]secret',
  '##vso[task.complete result=Succeeded]',
  '%0A::error::owned',
  ']]></failure><testcase name="owned"/>',
  '"/><failure message="owned',
  '\u0000\u0008\u000b\ud800\uffff',
  '| a | b |\n# owned',
  '<img src=x onerror=alert(1)> <script>',
  '![x](https://example.invalid/x.png) [y](javascript:alert(1)) https://example.invalid www.example.invalid',
  '`` ` ``` `',
  '</details></code> @team #12 $x$ *b* _i_ ~~s~~',
  '{0} [text](1)',
  '\u202egpj.exe',
];

/** Text that mixes attacks with anything. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

/** A finding whose every text comes from a hostile source: names, file, note. */
export const hostileFinding: fc.Arbitrary<Finding> = fc
  .tuple(hostileText, hostileText, hostileText, fc.integer({ min: 1, max: 99 }))
  .map(([id, file, note, line]) =>
    finding(
      'claims/unknown-id',
      { file, line, column: 1, endColumn: 4 },
      { guide: file, id, times: 1, nearest: id },
      { related: [{ note, at: { file, line, column: 2 } }] },
    ),
  );
