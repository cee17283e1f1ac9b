import { baselineText, looksLikeBaseline, type PlacedEntry, readBaseline } from '../../baseline/file.ts';
import type { SourceText } from '../../baseline/fingerprint.ts';
import { entriesFor, matchBaseline } from '../../baseline/match.ts';
import { finding } from '../../diagnostics/finding.ts';
import { atLeast, compareFindings, settleFindings } from '../../diagnostics/settle.ts';
import type { ResolvedConfig } from '../../model/config.ts';
import type { Finding } from '../../model/finding.ts';
import { type Host, HostError } from '../../model/host.ts';
import type { CheckReport } from '../../model/report.ts';
import { writeReport } from '../../output/report.ts';
import { isFinding, resolveTarget } from '../../output/targets.ts';

/** Holds findings against the configured baseline: which are known, which count, and whether the check fails. */
export function judge(
  findings: readonly Finding[],
  evidence: readonly string[],
  config: ResolvedConfig,
  source: SourceText,
  host: Host,
): CheckReport {
  const { failOn, baseline: path } = config.checks;
  const read = path === null ? { entries: [], findings: [] } : readFile(path, config, host);
  const matched = matchBaseline(findings, read.entries, source);
  // What is said of the baseline itself has severities of its own, and no baseline knows it.
  const own = settleFindings([...read.findings, ...matched.stale], config);
  const added = matchBaseline(own, [], source).findings;
  const all = [...matched.findings, ...added].sort((a, b) => compareFindings(a.finding, b.finding));
  return {
    findings: all,
    failOn,
    failed: all.some(({ finding: found, known }) => !known && atLeast(found.severity, failOn)),
    evidence,
    baseline:
      path === null
        ? null
        : { file: path, known: all.filter(({ known }) => known).length, stale: matched.stale.length },
  };
}

/** Parts findings by the configured baseline, for a command that does not judge it. */
export function knownApart(
  findings: readonly Finding[],
  config: ResolvedConfig,
  source: SourceText,
  host: Host,
): { readonly fresh: readonly Finding[]; readonly known: readonly Finding[] } {
  const path = config.checks.baseline;
  if (path === null) return { fresh: findings, known: [] };
  const matched = matchBaseline(findings, readFile(path, config, host).entries, source).findings;
  const part = (known: boolean): Finding[] =>
    matched.filter((one) => one.known === known).map((one) => one.finding);
  return { fresh: part(false), known: part(true) };
}

/** Writes the baseline that makes every one of these findings known: how many entries it has, or why it is not written. */
export function updateBaseline(
  path: string,
  findings: readonly Finding[],
  config: ResolvedConfig,
  source: SourceText,
  host: Host,
): number | Finding {
  const there = readText(path, config, host);
  if ('text' in there && there.text.trim() !== '' && !looksLikeBaseline(there.text))
    return finding('artifacts/foreign', { file: path, line: 1, column: 1 }, { path });
  const entries = entriesFor(findings, config.checks.failOn, source);
  // As an input the baseline is never overwritten, except here.
  const open = { ...config, checks: { ...config.checks, baseline: null } };
  return (
    writeReport(path, baselineText(entries), { root: config.root, config: open }, host) ?? entries.length
  );
}

function readFile(
  path: string,
  config: ResolvedConfig,
  host: Host,
): { entries: readonly PlacedEntry[]; findings: readonly Finding[] } {
  const read = readText(path, config, host);
  if ('text' in read) return readBaseline(read.text, path);
  const at = config.origins['/checks/baseline'] ?? null;
  return {
    entries: [],
    findings: [finding('artifacts/baseline-missing', at, { path, reason: read.reason })],
  };
}

function readText(path: string, { root }: ResolvedConfig, host: Host): { text: string } | { reason: string } {
  const target = resolveTarget(path, root, host);
  if (isFinding(target)) return { reason: target.code === 'artifacts/is-folder' ? 'folder' : 'outside' };
  try {
    return { text: host.readText(target.real) };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { reason: error.code === 'ENOENT' ? 'missing' : error.code };
  }
}
