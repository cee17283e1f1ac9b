import { closest } from '../diagnostics/closest.ts';
import type { InventoryConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { occurrences, pushTo } from '../model/grouped.ts';
import type { Feature } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Entry } from './entry.ts';
import type { FindingLog } from './finding-log.ts';
import type { FittingKeys } from './fitting-keys.ts';
import { folded, isSlip, stateWord } from './words.ts';

/** Fields that a plan can not do without, in the order in which they are reported. */
const needed = ['group', 'description'] as const;

/** Reports fields that entries lack: one finding a field, however many entries lack it. */
export function reportGaps(
  entries: readonly Entry[],
  config: InventoryConfig,
  fits: FittingKeys,
  log: FindingLog,
): void {
  for (const field of needed) {
    const lacking = entries.filter(({ feature }) =>
      field === 'group' ? feature.group === null : feature.description === '' && feature.title === null,
    );
    // An inventory that has no groups at all is of that kind; one that lacks some has a slip.
    const key = field === 'group' ? fits.group : (fits.description ?? fits.title);
    if (field === 'group' && lacking.length === entries.length && !key && !misspelt(entries, config))
      continue;
    reportGap(field, lacking, entries.length, key, config, log);
  }
}

/** Status words in none of the lists: taken as open, and said, as a word for done among them would be planned again. */
export function reportUnknownStatuses(
  entries: readonly Entry[],
  config: InventoryConfig,
  log: FindingLog,
): void {
  const known = new Set([config.doneStatuses, config.closedStatuses, config.openStatuses].flat().map(folded));
  const unknown = new Map<string, Feature[]>();
  for (const { feature } of entries) {
    const { status } = feature;
    // Where a flag says whether it is done, the status is a comment; a number is a share of the work.
    if (status === null || feature.done || feature.closed || feature.spans.done) continue;
    if (stateWord(status, known) !== null || /^[\d\s.,%/]*$/.test(status)) continue;
    pushTo(unknown, folded(status), feature);
  }
  const names = [...config.doneStatuses, ...config.closedStatuses];
  for (const features of unknown.values()) {
    const { at, ...extras } = placesOf(features, 'status');
    const status = features[0]?.status ?? '';
    const ids = features.slice(0, 5).map(({ id }) => id);
    log.add(
      'inventory/unknown-status',
      at,
      { status, ids, features: features.length, near: closest(status, names) },
      extras,
    );
  }
}

function misspelt([first]: readonly Entry[], config: InventoryConfig): boolean {
  return config.fields.group.some((name) => {
    const near = closest(name, first?.unclaimed ?? []);
    return near !== null && isSlip(near, name);
  });
}

/**
 * Decides what is in scope. A phase of the MVP is, a later one is not; an unknown one is a finding and is not. Where no
 * entry has a phase, or no phase is known as one or the other, everything is in scope, what is done as done; where phases are only known to put off,
 * everything that they do not put off. What is dropped or superseded
 * never is.
 */
export function settlePhases(entries: readonly Entry[], config: InventoryConfig, log: FindingLog): void {
  if (entries.every(({ feature }) => feature.phase === null)) {
    allOpen(entries);
    return;
  }
  const mvp = new Set(config.mvpPhases.map(folded));
  const later = new Set(config.laterPhases.map(folded));
  const known = entries.some(({ feature }) => {
    const phase = feature.phase === null ? '' : folded(feature.phase);
    return mvp.has(phase) || later.has(phase);
  });
  if (!known) {
    reportUnread(entries, log);
    allOpen(entries);
    return;
  }
  // Where phases only put things off, what has none is not put off.
  const scoped = entries.some(({ feature }) => feature.phase !== null && mvp.has(folded(feature.phase)));
  const without = entries.filter(({ feature }) => feature.phase === null);
  if (scoped) reportGap('phase', without, entries.length, undefined, config, log);
  const unknown = new Map<string, Feature[]>();
  for (const { feature } of entries) {
    if (feature.phase === null) continue;
    const phase = folded(feature.phase);
    if (mvp.has(phase) || later.has(phase)) continue;
    pushTo(unknown, feature.phase, feature);
  }
  const names = [...config.mvpPhases, ...config.laterPhases];
  for (const [phase, features] of unknown) {
    const { at, ...extras } = placesOf(features, 'phase');
    const ids = features.slice(0, 5).map(({ id }) => id);
    log.add(
      'inventory/unknown-phase',
      at,
      { phase, ids, features: features.length, known: names, near: closest(phase, names) },
      extras,
    );
  }
  // Where no entry is in a phase of the MVP, leaving out what is not known would leave nothing to do.
  for (const { feature } of entries) {
    const phase = feature.phase === null ? null : folded(feature.phase);
    feature.mvp =
      !feature.closed && (scoped ? phase !== null && mvp.has(phase) : phase === null || !later.has(phase));
  }
}

function allOpen(entries: readonly Entry[]): void {
  for (const { feature } of entries) feature.mvp = !feature.closed;
}

/** Phases that say nothing of an MVP: one finding, with how many entries each has. */
function reportUnread(entries: readonly Entry[], log: FindingLog): void {
  const counts = occurrences(entries.flatMap(({ feature }) => feature.phase ?? []));
  const first = entries.find(({ feature }) => feature.phase !== null)?.feature;
  const phases = [...counts].map(([phase, count]) => `${phase} (${count})`);
  log.add('inventory/phases-unread', first?.spans.phase ?? first?.at ?? null, {
    phases: phases.slice(0, 20),
  });
}

function reportGap(
  field: 'group' | 'description' | 'phase',
  lacking: readonly Entry[],
  all: number,
  fitting: string | undefined,
  config: InventoryConfig,
  log: FindingLog,
): void {
  const [first] = lacking;
  if (!first) return;
  const near =
    fitting ?? config.fields[field].map((name) => closest(name, first.unclaimed)).find((key) => key !== null);
  const features = lacking.map(({ feature }) => feature);
  const { at, ...extras } = placesOf(features, null);
  const ids = features.slice(0, 5).map(({ id }) => id);
  log.add(
    'inventory/missing-field',
    at,
    { field, ids, features: lacking.length, all, near: near ?? null },
    extras,
  );
}

/** The first feature's place, the next few as related ones, and the subject when there is only one. */
function placesOf(
  features: readonly Feature[],
  field: string | null,
): { at: Span | null; related: Finding['related']; subject?: string } {
  const [first, ...rest] = features;
  const place = (feature: Feature): Span =>
    (field === null ? undefined : feature.spans[field]) ?? feature.spans.id ?? feature.at;
  const related = rest.slice(0, 4).map((feature) => ({ note: feature.id, at: place(feature) }));
  if (!first) return { at: null, related };
  return rest.length === 0
    ? { at: place(first), related, subject: `feature:${first.id}` }
    : { at: place(first), related };
}
