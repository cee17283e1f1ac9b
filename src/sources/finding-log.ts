import type { FindingCode, Findings } from '../diagnostics/catalogue.ts';
import { type FindingExtras, finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';

/** More findings of one code than this tell a reader nothing new: the rest is counted. */
const mostOfOneCode = 100;

/** Gathers findings, and keeps a source with the same slip in every line from drowning everything else. */
export class FindingLog {
  #findings: Finding[] = [];
  readonly #counts = new Map<string, { count: number; last: Span | null }>();

  add<C extends FindingCode>(code: C, at: Span | null, data: Findings[C], extras: FindingExtras = {}): void {
    const seen = this.#counts.get(code) ?? { count: 0, last: null };
    seen.count += 1;
    seen.last = at;
    this.#counts.set(code, seen);
    if (seen.count <= mostOfOneCode) this.#findings.push(finding(code, at, data, extras));
  }

  /** Takes over findings that were gathered apart. */
  take(findings: readonly Finding[]): void {
    for (const one of findings) this.#findings.push(one);
  }

  /** Takes back what was said by one code of these files, because something else that is said is its cause. */
  withdraw(code: FindingCode, files: ReadonlySet<string>): void {
    const isFollowed = (one: Finding): boolean =>
      one.code === code && one.at !== null && files.has(one.at.file);
    const { count, last } = this.#counts.get(code) ?? { count: 0, last: null };
    // Of more than are kept nobody knows whose they were: then all stay.
    if (count === 0 || count > mostOfOneCode) return;
    const kept = this.#findings.filter((one) => !isFollowed(one));
    this.#counts.set(code, { count: count - (this.#findings.length - kept.length), last });
    this.#findings = kept;
  }

  /** All findings, with one for each code that had too many. */
  all(): Finding[] {
    const more: Finding[] = [];
    for (const [code, { count, last }] of this.#counts) {
      if (count <= mostOfOneCode) continue;
      more.push(finding('inventory/more', last, { code, shown: mostOfOneCode, more: count - mostOfOneCode }));
    }
    return [...this.#findings, ...more];
  }
}
