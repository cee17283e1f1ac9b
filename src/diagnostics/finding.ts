import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import { catalogue, type FindingCode, type Findings } from './catalogue.ts';
import type { Entry, FindingData } from './entry.ts';

/** The optional parts of a finding. */
export interface FindingExtras {
  readonly related?: Finding['related'];
  readonly subject?: string;
}

/** Makes a finding of a catalogued code; the compiler checks that its data is complete. */
export function finding<C extends FindingCode>(
  code: C,
  at: Span | null,
  data: Findings[C],
  extras: FindingExtras = {},
): Finding {
  return {
    code,
    severity: catalogue[code].severity,
    data,
    at,
    related: extras.related ?? [],
    subject: extras.subject ?? null,
  };
}

/** The catalogue's entry of a code, or null for a code that it does not know. */
export function entryOf(code: string): Entry<FindingData> | null {
  if (!Object.hasOwn(catalogue, code)) return null;
  return (catalogue as { [code: string]: Entry<FindingData> })[code] ?? null;
}

/** The catalogue's text for a finding. A code that the catalogue does not know is our own fault. */
export function describe(found: Finding): { title: string; message: string; hint: string } {
  const entry = entryOf(found.code);
  if (!entry) throw new Error(`no catalogue entry for ${found.code}`);
  return { title: entry.title, message: entry.message(found.data), hint: entry.hint(found.data) };
}
