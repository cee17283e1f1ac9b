import { createHash } from 'node:crypto';
import { closest } from '../diagnostics/closest.ts';
import { occurrences } from '../model/grouped.ts';
import type { JsonValue } from '../model/json.ts';
import { slug } from '../model/slug.ts';
import type { Span } from '../model/span.ts';
import type { Entry } from './entry.ts';
import type { FindingLog } from './finding-log.ts';

/** Ids of entries, in their order, and what was done to get them. */
export interface Identities {
  readonly ids: readonly string[];
  /** The holders within which an id as written is meant first; equal for entries of one holder. */
  readonly scopes: readonly string[];
  readonly derived: number;
  readonly duplicates: number;
}

/** Longest part of an id that is made of a title. */
const longest = 40;

/**
 * Gives each entry an id of its own. An entry without one is named by the key that holds it, or by its words, never by its
 * place, so that another order renames nothing. Where tags or phases count from one each, ids are per tag (`api:1`). An
 * id that stands twice is a finding; both entries are kept, the later one as `ID~2`. `names`: what a field of ids may be called.
 */
export function identify(entries: readonly Entry[], names: readonly string[], log: FindingLog): Identities {
  const derived: Entry[] = [];
  const positions = keysArePositions(entries);
  const plain: string[] = [];
  for (const entry of entries) {
    const own = entry.ownId ?? (positions ? null : entry.record.key);
    const parent = entry.record.parent === null ? undefined : plain[entry.record.parent];
    if (own === null) derived.push(entry);
    plain.push(within(own ?? wordsOf(entry), parent));
  }
  settleClashes(plain, derived, entries);
  const scopes = entries.map(({ record }) => record.holders.map(({ name }) => slug(name)).join('/'));
  const perScope = idsArePerScope(plain, scopes, entries);
  if (perScope) {
    const [first] = entries;
    log.add('inventory/ids-per-holder', first?.record.holders[0]?.at ?? null, {
      holders: [...new Set(scopes)].slice(0, 10),
    });
  }
  const [sample] = derived;
  if (sample) {
    const near = names.map((name) => closest(name, sample.unclaimed)).find((key) => key !== null) ?? null;
    const example = plain[entries.indexOf(sample)] ?? '';
    log.add('inventory/derived-ids', sample.feature.at, {
      entries: derived.length,
      all: entries.length,
      example,
      near,
    });
  }
  const ids = plain.map((id, index) => (perScope ? `${scopes[index]}:${id}` : id));
  return { ...unique(ids, entries, log), scopes, derived: derived.length };
}

/** A subtask's id says whose it is. */
function within(id: string, parent: string | undefined): string {
  if (parent === undefined || id.startsWith(`${parent}.`)) return id;
  return `${parent}.${id}`;
}

/** The keys of a map that only count its members from 0, as a list does, are no names. */
function keysArePositions(entries: readonly Entry[]): boolean {
  return entries.length > 0 && entries.every(({ record }, index) => record.key === String(index));
}

function wordsOf({ feature }: Entry): string {
  const words = slug(feature.title ?? (feature.description || feature.steps[0]?.text || ''));
  if (words.length <= longest) return words;
  const cut = words.lastIndexOf('-', longest);
  // What was cut off may be what tells two entries apart.
  return `${words.slice(0, cut > longest / 2 ? cut : longest)}-${hashOf(words)}`;
}

/** Entries with one title get their whole content into their id. */
function settleClashes(plain: string[], derived: readonly Entry[], entries: readonly Entry[]): void {
  const counts = occurrences(plain);
  const open = new Set(derived);
  for (const [index, entry] of entries.entries()) {
    const id = plain[index] ?? '';
    if (open.has(entry) && (counts.get(id) ?? 0) > 1)
      plain[index] = `${id}-${hashOf(sorted(entry.record.object))}`;
  }
}

/** A value as text that does not depend on the order of keys. */
function sorted(value: JsonValue): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** Tags and phases that each count their entries: one plain number stands in two of them. */
function idsArePerScope(
  ids: readonly string[],
  scopes: readonly string[],
  entries: readonly Entry[],
): boolean {
  const seen = new Map<string, string>();
  for (const [index, id] of ids.entries()) {
    const scope = scopes[index] ?? '';
    const other = seen.get(id);
    const tagged = entries[index]?.record.holders.some(({ role }) => role === 'tag') ?? false;
    if (other !== undefined && other !== scope && (tagged || /^[\d.]+$/.test(id))) return true;
    if (other === undefined) seen.set(id, scope);
  }
  return false;
}

function unique(
  wanted: readonly string[],
  entries: readonly Entry[],
  log: FindingLog,
): { ids: string[]; duplicates: number } {
  const first = new Map<string, Span>();
  const taken = new Set(wanted);
  let duplicates = 0;
  const ids = wanted.map((id, index) => {
    const feature = entries[index]?.feature;
    const place = feature?.spans.id ?? feature?.at ?? null;
    const before = first.get(id);
    if (!before) {
      if (place) first.set(id, place);
      return id;
    }
    duplicates += 1;
    let other = `${id}~2`;
    for (let next = 3; taken.has(other); next += 1) other = `${id}~${next}`;
    taken.add(other);
    const related = [{ note: 'the first one, which keeps the id', at: before }];
    const extras = { related, subject: `feature:${id}` };
    log.add('inventory/duplicate-id', place, { id, file: before.file, line: before.line, other }, extras);
    return other;
  });
  return { ids, duplicates };
}
