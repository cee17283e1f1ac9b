import { describe, entryOf, finding } from '../diagnostics/finding.ts';
import { atLeast } from '../diagnostics/settle.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { ReportedFinding } from '../model/report.ts';
import type { BaselineEntry, PlacedEntry } from './file.ts';
import { type Identity, identityOf, keyOf, type SourceText, shortKey } from './fingerprint.ts';

/** Findings held against a baseline. */
export interface Matched {
  /** In the order given. */
  readonly findings: readonly ReportedFinding[];
  /** A finding for each entry that occurs no more, or less often. */
  readonly stale: readonly Finding[];
}

/** What is left of an entry while findings are held against it; entries of one identity count together. */
interface Open {
  count: number;
  readonly each: Set<string>;
  readonly seen: Set<string>;
  readonly total: number;
  readonly entry: PlacedEntry;
}

/** Says which findings the baseline knows, and what in it has gone. */
export function matchBaseline(
  findings: readonly Finding[],
  entries: readonly PlacedEntry[],
  source: SourceText,
): Matched {
  const open = new Map<string, Open>();
  for (const entry of entries) {
    const before = open.get(keyOf(entry));
    const total = entry.count + (before?.total ?? 0);
    const each = new Set([...(before?.each ?? []), ...entry.each]);
    open.set(keyOf(entry), { count: total, total, each, seen: new Set(), entry: before?.entry ?? entry });
  }
  const reported = findings.map((found): ReportedFinding => {
    const identity = identityOf(found, source);
    const left = open.get(keyOf(identity));
    const known = isRecorded(found.code) && left !== undefined && take(left, found);
    return { finding: found, known, fingerprint: shortKey(identity) };
  });
  return { findings: reported, stale: [...open.values()].flatMap(staleFinding) };
}

/** The entries that make every one of these findings known. What is only said for information is no debt, unless it fails. */
export function entriesFor(
  findings: readonly Finding[],
  failOn: Severity,
  source: SourceText,
): readonly BaselineEntry[] {
  const limit = atLeast('warning', failOn) ? failOn : 'warning';
  const entries = new Map<
    string,
    { identity: Identity; count: number; each: Set<string>; message: string }
  >();
  for (const found of findings) {
    if (!isRecorded(found.code) || !atLeast(found.severity, limit)) continue;
    const identity = identityOf(found, source);
    const names = namesOf(found);
    const there = entries.get(keyOf(identity));
    if (there) {
      there.count += amountOf(found);
      for (const name of names) there.each.add(name);
    } else {
      const { message } = describe(found);
      entries.set(keyOf(identity), { identity, count: amountOf(found), each: new Set(names), message });
    }
  }
  return [...entries.values()].map(({ identity, count, each, message }) => ({
    ...identity,
    count,
    each: [...each],
    message,
  }));
}

/** What the check itself says of the baseline and of written artifacts is never known beforehand. */
function isRecorded(code: string): boolean {
  return code !== 'artifacts/drift' && !code.startsWith('artifacts/baseline-');
}

/** Takes the finding off the entry, when all of it is still there. */
function take(left: Open, found: Finding): boolean {
  const names = namesOf(found);
  const amount = amountOf(found);
  // A list that was too long to name is known by its length alone.
  const grown = left.each.size > 0 && names.some((name) => !left.each.has(name));
  if (amount > left.count || grown) {
    // It has grown and is new; what is old in it has not gone.
    for (const name of names) left.seen.add(name);
    left.count = Math.max(0, left.count - amount);
    return false;
  }
  for (const name of names) left.seen.add(name);
  left.count -= amount;
  return true;
}

function staleFinding({ count, total, each, seen, entry }: Open): Finding[] {
  const gone = seen.size === 0 ? [] : [...each].filter((name) => !seen.has(name)).sort();
  if (count === 0 && gone.length === 0) return [];
  const { code, message } = entry;
  return [
    finding('artifacts/baseline-stale', entry.at, {
      of: code,
      message,
      count: total,
      left: count,
      names: gone,
    }),
  ];
}

function namesOf(found: Finding): readonly string[] {
  return entryOf(found.code)?.each?.(found.data) ?? [];
}

function amountOf(found: Finding): number {
  return Math.max(1, entryOf(found.code)?.amount?.(found.data) ?? 1);
}
