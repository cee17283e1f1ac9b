import type { ResolvedConfig } from '../model/config.ts';
import { type Finding, type Severity, severities } from '../model/finding.ts';
import { compareSpans } from '../model/span.ts';

/** True when `severity` is as bad as `limit` or worse. */
export function atLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(limit);
}

/** Applies the configured severities, drops what is off and what was said twice, and sorts by place, then code. */
export function settleFindings(findings: readonly Finding[], config: ResolvedConfig): readonly Finding[] {
  const settled = new Map<string, Finding>();
  for (const found of findings) {
    const severity = config.checks.severity[found.code] ?? found.severity;
    if (severity === 'off') continue;
    const key = JSON.stringify([found.code, found.at, found.subject, found.data]);
    if (!settled.has(key)) settled.set(key, severity === found.severity ? found : { ...found, severity });
  }
  return [...settled.values()].sort(compareFindings);
}

/** Orders findings by place, then code; those without a place come last. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.at && b.at) {
    const place = compareSpans(a.at, b.at);
    if (place !== 0) return place;
  } else if (a.at || b.at) {
    return a.at ? 1 : -1;
  }
  const [x, y] = [textKey(a), textKey(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function textKey(found: Finding): string {
  return `${found.code} ${found.subject ?? ''} ${JSON.stringify(found.data)}`;
}
