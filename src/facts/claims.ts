import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import { actualCount, type FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { compareNatural } from '../model/natural.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { StatedCount } from '../model/sources.ts';
import type { Span } from '../model/span.ts';

/** How many names a finding spells out, and how many places it points to. */
const named = 8;
const pointed = 7;
/** Beyond this many unknown ids the inventory is not searched for the nearest: the citations are of another inventory. */
const searched = 40;

/**
 * What documents say and the tree or the inventory does not bear out. One finding a guide where one a place would
 * be noise; a contradicted status and an unknown id are findings of their own.
 */
export function claimFindings(facts: FactSet): Finding[] {
  const findings: Finding[] = [];
  const search = new NearestId(facts);
  const owners = packagesByLabel(facts.recon);
  for (const guide of facts.recon) {
    if (!guide.found) continue;
    const start = guide.headings[0]?.at ?? { file: guide.path, line: 1, column: 1 };
    for (const found of [
      contradictions(guide),
      unknownIds(guide, search),
      unknownStatuses(guide),
      missingPaths(guide),
      laterIds(guide),
      silentSections(guide, start),
      unreadColumns(guide),
      lostReferences(guide, owners),
    ])
      append(findings, found);
  }
  return [...findings, ...wrongCounts(facts)];
}

function contradictions(guide: GuideRecon): readonly Finding[] {
  return guide.statuses.flatMap(({ contradiction, name, phrase, status, at }) =>
    contradiction === null
      ? []
      : [
          finding(
            'claims/status-contradicts-tree',
            at,
            { area: guide.area, name, phrase: shortened(phrase), status: status ?? '', ...contradiction },
            { subject: `path:${contradiction.path}` },
          ),
        ],
  );
}

function unknownIds(guide: GuideRecon, search: NearestId): readonly Finding[] {
  const places = new Map<string, Span[]>();
  for (const { id, at, state } of guide.citations) {
    if (state === 'unknown') places.set(id, [...(places.get(id) ?? []), at]);
  }
  return [...places].map(([id, [first, ...more]]) =>
    finding(
      'claims/unknown-id',
      first ?? null,
      { guide: guide.path, id, times: more.length + 1, nearest: search.to(id) },
      { related: related(more, 'cited here too'), subject: `feature:${id}` },
    ),
  );
}

/** Another number is another feature, near or not: an id is a slip of one with the same numbers, `P-7` or `F-07` of `F-007`. */
class NearestId {
  readonly #byNumbers: ReadonlyMap<string, readonly string[]>;
  #left = searched;

  constructor(facts: FactSet) {
    this.#byNumbers = grouped([...facts.features.keys()].sort(compareNatural), numbersIn);
  }

  to(id: string): string | null {
    if (this.#left === 0) return null;
    this.#left -= 1;
    return closest(id, this.#byNumbers.get(numbersIn(id)) ?? []);
  }
}

/** The numbers in an id, without leading zeros. */
function numbersIn(id: string): string {
  return (id.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, '')).join('.');
}

function unknownStatuses(guide: GuideRecon): readonly Finding[] {
  const places = new Map<string, { name: string; at: Span }[]>();
  for (const { phrase, status, name, at } of guide.statuses) {
    if (status === null) places.set(phrase, [...(places.get(phrase) ?? []), { name, at }]);
  }
  return [...places].flatMap(([phrase, [first, ...more]]) =>
    first
      ? [
          finding(
            'claims/unknown-status',
            first.at,
            { guide: guide.path, phrase: shortened(phrase), name: first.name, times: more.length + 1 },
            {
              related: related(
                more.map(({ at }) => at),
                'said here too',
              ),
            },
          ),
        ]
      : [],
  );
}

function missingPaths(guide: GuideRecon): readonly Finding[] {
  const missing = guide.claims.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return [];
  const paths = missing.slice(0, named).map(({ path }) => path);
  const data = { guide: guide.path, count: missing.length, claims: guide.claims.length, paths };
  const places = missing.slice(1, 1 + pointed).map(({ path, at }) => ({ note: path, at }));
  return [finding('claims/paths-missing', missing[0]?.at ?? null, data, { related: places })];
}

function laterIds(guide: GuideRecon): readonly Finding[] {
  const first = new Map<string, Span>();
  for (const { id, at, state } of guide.citations) if (state === 'later' && !first.has(id)) first.set(id, at);
  if (first.size === 0) return [];
  const ids = [...first.keys()].sort(compareNatural);
  const [start, ...more] = [...first].map(([id, at]) => ({ note: id, at }));
  const places = more.slice(0, pointed);
  const data = { guide: guide.path, count: ids.length, ids: ids.slice(0, named) };
  return [finding('claims/later-ids', start?.at ?? null, data, { related: places })];
}

function silentSections(guide: GuideRecon, start: Span): readonly Finding[] {
  const silent: string[] = [];
  if (guide.modules.length === 0 && guide.responsibilities.length === 0) silent.push('modules');
  if (guide.invariants.length === 0) silent.push('invariants');
  if (guide.statuses.length === 0 && guide.divergences.length === 0) silent.push('status');
  if (guide.workPackages.length === 0) silent.push('work packages');
  if (silent.length === 0) return [];
  return [finding('claims/section-not-found', start, { guide: guide.path, sections: silent })];
}

function unreadColumns(guide: GuideRecon): readonly Finding[] {
  return guide.unread.map(({ table, columns: [first, ...more] }) => {
    const columns = [...(first ? [first] : []), ...more].map(({ text }) => text);
    if (table === 'modules')
      return finding('claims/modules-unordered', first?.at ?? null, { guide: guide.path, columns });
    const data = { guide: guide.path, table, columns };
    const places = more.slice(0, pointed).map(({ text, at }) => ({ note: text, at }));
    return finding('claims/columns-unknown', first?.at ?? null, data, { related: places });
  });
}

/** By label, the guide that has a package of it. */
function packagesByLabel(recon: readonly GuideRecon[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { path, workPackages } of recon)
    for (const { label } of workPackages) if (label !== null && !owners.has(label)) owners.set(label, path);
  return owners;
}

function lostReferences(guide: GuideRecon, owners: ReadonlyMap<string, string>): readonly Finding[] {
  // A module may carry a short id too: what comes after it comes after no package.
  const modules = new Set([...guide.modules, ...guide.statuses].map(({ id }) => id));
  return guide.lost.flatMap(({ kind, from, text, at }) => {
    const extras = { subject: `work_package:${from}` };
    if (kind === 'path') return [finding('claims/path-unplaced', at, { package: from, path: text }, extras)];
    if (modules.has(text)) return [];
    const data = { package: from, on: text, guide: guide.path, owner: owners.get(text) ?? null };
    return [finding('claims/after-unknown', at, data, extras)];
  });
}

function wrongCounts(facts: FactSet): readonly Finding[] {
  const own = facts.sources.inventory.stated.flatMap(({ what, count, counted, at }) =>
    counted === null || counted === count
      ? []
      : [finding('claims/count-disagrees', at, { what: `\`${what}\``, stated: count, actual: counted })],
  );
  const designed = (facts.sources.design?.statedCounts ?? []).flatMap((count) => {
    const actual = actualCount(count, facts);
    if (actual === null || actual === count.count) return [];
    const data = { what: countName(count), stated: count.count, actual };
    return [finding('claims/count-disagrees', count.at, data)];
  });
  return [...own, ...designed];
}

function countName({ what, group, phase }: StatedCount): string {
  const phases = { mvp: 'MVP features', post_mvp: 'features after the MVP', total: 'all features' };
  if (what !== 'group') return phases[what];
  return `${phase === null ? 'features' : phases[phase]} of "${group}"`;
}

function related(places: readonly Span[], note: string): Finding['related'] {
  return places.slice(0, pointed).map((at) => ({ note, at }));
}

/** Status cells can be whole paragraphs; their first words are the status. */
function shortened(phrase: string): string {
  if (phrase.length <= 80) return phrase;
  const cut = phrase.lastIndexOf(' ', 77);
  return `${phrase.slice(0, cut > 40 ? cut : 77)}…`;
}
