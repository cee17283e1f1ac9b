import { actualCount, type FactSet } from '../model/factset.ts';
import { at } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import { outermost, parentOf, pathKey } from '../model/paths.ts';
import type { Item } from '../model/plan.ts';
import type { GuideRecon } from '../model/recon.ts';
import type { StatedCount } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { DraftItem } from './model.ts';
import { counted, type Notes, named } from './notes.ts';

/** What the guides leave open or say against the tree. One note a guide and topic. */
export function guideNotes(notes: Notes, facts: FactSet, items: readonly DraftItem[]): void {
  const resting = featuresByPath(items);
  const itemsOf = new Map<string, string[]>();
  for (const item of items) itemsOf.set(item.area, [...(itemsOf.get(item.area) ?? []), item.id]);
  for (const recon of facts.recon) {
    const subject = `guide:${recon.path}`;
    const name = recon.area;
    const affects = itemsOf.get(recon.area) ?? [];
    if (!recon.found) continue;

    const missing = recon.claims.filter((claim) => claim.state === 'missing');
    const paths = outermost(missing.map((claim) => claim.path));
    if (paths.length > 0) {
      const weight = new Set(paths.flatMap((path) => [...(resting.get(pathKey(path)) ?? [])])).size;
      notes.assume({
        topic: 'claim',
        name,
        subject,
        weight,
        source: at(missing, 0).at,
        text: `The guide of "${recon.area}" names ${counted(paths.length, 'path')} that the tree does not have: ${named(paths, '`')}.`,
      });
    }

    const unknown = recon.citations.filter((citation) => citation.state === 'unknown');
    const ids = [...new Set(unknown.map((citation) => citation.id))].sort(compareNatural);
    if (ids.length > 0) {
      notes.ask({
        topic: 'citation',
        name,
        subject,
        weight: ids.length,
        source: at(unknown, 0).at,
        affects,
        text: `What is meant by ${named(ids, '`')}? The guide of "${recon.area}" cites ${ids.length === 1 ? 'it' : 'them'} and the inventory has no such ${ids.length === 1 ? 'id' : 'ids'}.`,
      });
    }

    const against = recon.statuses.filter((status) => status.contradiction !== null);
    if (against.length > 0) {
      const said = against.map(
        (one) => `${one.name} "${one.phrase}", \`${one.contradiction?.path}\` is ${one.contradiction?.state}`,
      );
      notes.assume({
        topic: 'status',
        name,
        subject,
        weight: new Set(against.flatMap((status) => status.ids)).size,
        source: at(against, 0).at,
        text: `The guide of "${recon.area}" and the tree disagree (${named(said)}).`,
      });
    }

    const silent = missingSections(recon);
    if (silent.length > 0) {
      notes.assume({
        topic: 'section',
        name,
        subject,
        weight: 0,
        source: recon.headings[0]?.at ?? { file: recon.path, line: 1, column: 1 },
        text: `The guide of "${recon.area}" has no section that the rules know as ${named(silent)}.`,
      });
    }

    const later = recon.workPackages.filter((one) => one.open && one.deferred);
    if (later.length > 0) {
      notes.assume({
        topic: 'scope',
        name,
        subject,
        weight: later.length,
        source: at(later, 0).at,
        text: `The guide of "${recon.area}" puts ${named(later.map((one) => `"${one.title}"`))} after the release in scope.`,
      });
    }
  }
}

function missingSections(recon: GuideRecon): string[] {
  const silent: string[] = [];
  if (recon.modules.length === 0 && recon.responsibilities.length === 0)
    silent.push('modules or responsibilities');
  if (recon.invariants.length === 0) silent.push('invariants');
  if (recon.statuses.length === 0 && recon.divergences.length === 0) silent.push('status or divergence');
  if (recon.workPackages.length === 0) silent.push('work packages');
  return silent;
}

/** Planned features by the folders that they are built in, and by every folder above. */
function featuresByPath(items: readonly DraftItem[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const slice of items.flatMap((item) => item.slices)) {
    if (slice.featureIds.length === 0) continue;
    for (const prefix of slice.pathPrefixes) {
      for (let key = pathKey(prefix); key !== ''; key = parentOf(key)) {
        const set = found.get(key) ?? new Set<string>();
        for (const id of slice.featureIds) set.add(id);
        found.set(key, set);
      }
    }
  }
  return found;
}

/** Areas whose items nobody owns. */
export function ownerNotes(notes: Notes, facts: FactSet, items: readonly Item[]): void {
  const orphaned = new Map<string, Item[]>();
  for (const item of items) {
    const open = item.featureIds.length === 0 || item.doneFeatureIds.length < item.featureIds.length;
    if (item.owner === null && open) orphaned.set(item.area, [...(orphaned.get(item.area) ?? []), item]);
  }
  for (const [area, list] of orphaned) {
    notes.ask({
      topic: 'owner',
      name: area,
      subject: `area:${area}`,
      weight: list.reduce((sum, item) => sum + item.featureIds.length, 0),
      source: placeOfArea(facts, area) ?? list[0]?.doneCriteria[0]?.source ?? null,
      affects: list.map((item) => item.id),
      text: `Who owns ${counted(list.length, 'item')} of "${area}"?`,
    });
  }
}

/** Where the area comes from: the row of its table, or what else gave it. */
function placeOfArea(facts: FactSet, area: string): Span | null {
  return facts.sources.areas.areas.find(({ name }) => name === area)?.at ?? null;
}

/** Counts that the design or the inventory states and that the inventory's own entries do not bear out. */
export function countNotes(notes: Notes, facts: FactSet): void {
  const { design, inventory } = facts.sources;
  for (const stated of design?.statedCounts ?? []) {
    const counted = actualCount(stated, facts) ?? (stated.group === null ? null : 0);
    if (counted === null || counted === stated.count) continue;
    const what = nameOfCount(stated);
    notes.ask({
      topic: 'count',
      name: `design ${what}`,
      subject: `count:${what}`,
      weight: Math.abs(stated.count - counted),
      source: stated.at,
      text: `Which is right: the design states ${stated.count} for ${what}, and the inventory has ${counted}. The plan follows the inventory.`,
    });
  }
  for (const stated of inventory.stated) {
    const { counted } = stated;
    if (counted === null || counted === stated.count) continue;
    notes.ask({
      topic: 'count',
      name: `inventory ${stated.what}`,
      subject: `count:${stated.what}`,
      weight: Math.abs(stated.count - counted),
      source: stated.at,
      text: `Which is right: the inventory's own summary states ${stated.count} for ${stated.what}, and its entries give ${counted}. The plan follows the entries.`,
    });
  }
}

function nameOfCount(stated: StatedCount): string {
  const phase = stated.phase === 'mvp' ? ' in the MVP' : stated.phase === 'post_mvp' ? ' after the MVP' : '';
  if (stated.what === 'group') return `the group "${stated.group ?? ''}"${phase}`;
  return stated.what === 'total'
    ? 'all entries'
    : stated.what === 'mvp'
      ? 'the MVP'
      : 'what comes after the MVP';
}
