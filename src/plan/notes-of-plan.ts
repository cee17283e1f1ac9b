import { chainText } from '../model/chain-text.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { grouped } from '../model/grouped.ts';
import { at, held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { Item } from '../model/plan.ts';
import type { Draft } from './model.ts';
import { counted, Notes, named, type SharedPathCount } from './notes.ts';
import { areaNotes, commandNotes, groupingNotes } from './notes-of-areas.ts';
import { groundNotes, mappingNotes, tieNotes } from './notes-of-mapping.ts';
import { countNotes, guideNotes, ownerNotes } from './notes-of-sources.ts';
import type { Sequence } from './sequence.ts';
import type { SliceTable } from './slice-table.ts';

/** So many shared paths are worth a note; the others are edges like any other. */
const mostShared = 8;
/** A path on which fewer slices follow each other is no bottleneck. */
const fewestShared = 3;

/** The assumptions and open questions that hang on no order. */
export function standingNotes(draft: Draft, table: SliceTable, facts: FactSet, log: DecisionIndex): Notes {
  const notes = new Notes();
  areaNotes(notes, facts);
  groupingNotes(notes, draft, log);
  mappingNotes(notes, draft, facts);
  guideNotes(notes, facts, draft.items);
  countNotes(notes, facts);
  cycleNotes(notes, draft, table);
  outsideNotes(notes, draft, table);
  closedNotes(notes, draft);
  return notes;
}

/** Every assumption and open question of the plan: those that stand, and those of its order, its items and the decisions. */
export function planNotes(
  standing: Notes,
  draft: Draft,
  table: SliceTable,
  sequence: Sequence,
  items: readonly Item[],
  facts: FactSet,
  log: DecisionIndex,
): Notes {
  const notes = new Notes(standing);
  groundNotes(notes, draft, items, sharedCounts(table, sequence));
  commandNotes(
    notes,
    items.flatMap((item) => item.slices),
  );
  ownerNotes(notes, facts, items);
  tieNotes(notes, log);
  return notes;
}

function sharedCounts(table: SliceTable, sequence: Sequence): SharedPathCount[] {
  const found = new Map<string, Set<number>>();
  for (const edge of sequence.edges) {
    if (edge.kind !== 'shared_path' || table.isDone(edge.from)) continue;
    const path = edge.reason.replace(/^both touch /, '').replace(/ has one writer at a time$/, '');
    const set = found.get(path) ?? new Set<number>();
    set.add(edge.from);
    set.add(edge.to);
    found.set(path, set);
  }
  return [...found]
    .map(([path, set]) => ({
      path,
      source:
        [...set]
          .sort((a, b) => a - b)
          .map((index) => at(table.slices, index).at)
          .find((place) => place !== null) ?? null,
      slices: set.size,
      items: [...new Set([...set].map((index) => at(table.slices, index).item))].sort(compareNatural),
    }))
    .filter((one) => one.slices >= fewestShared)
    .sort((a, b) => b.slices - a.slices || compareNatural(a.path, b.path))
    .slice(0, mostShared);
}

function cycleNotes(notes: Notes, draft: Draft, table: SliceTable): void {
  for (const { dropped, cycle } of draft.dependencies.cycles) {
    const items = cycle.map((id) => at(table.slices, held(table.ofFeature, id)).item);
    notes.ask({
      topic: 'cycle',
      name: `${dropped.feature} ${dropped.on}`,
      subject: `feature:${dropped.feature}`,
      weight: new Set(cycle).size,
      source: dropped.at,
      affects: [...new Set(items)],
      text: `Which comes first in ${chainText(cycle)}? The plan leaves out that ${dropped.feature} depends on ${dropped.on}.`,
    });
  }
}

/** What features wait for and the plan does not have, once for each of these, so that nobody takes such a feature for free. */
function outsideNotes(notes: Notes, draft: Draft, table: SliceTable): void {
  const outside = draft.dependencies.outside.filter(({ feature }) => draft.scope.state(feature) === 'open');
  for (const [on, list] of grouped(outside, (one) => one.on)) {
    const { state, at: source } = at(list, 0);
    const waiting = list.map(({ feature }) => feature);
    const parts = {
      topic: 'outside',
      name: on,
      subject: `feature:${on}`,
      weight: list.length,
      source,
      affects: [...new Set(waiting.map((id) => at(table.slices, held(table.ofFeature, id)).item))],
    };
    const wait = `${named(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for it`;
    if (state === 'unknown')
      notes.ask({
        ...parts,
        text: `What is "${on}"? ${wait}, and the inventory has no such entry. The plan goes on without it.`,
      });
    else
      notes.assume({
        ...parts,
        text: `${on} is ${state === 'closed' ? 'closed' : 'out of scope'}, though ${wait}. The plan goes on without it.`,
      });
  }
}

function closedNotes(notes: Notes, draft: Draft): void {
  const { closed } = draft.scope;
  if (closed.length === 0) return;
  notes.assume({
    topic: 'scope',
    name: 'closed features',
    subject: 'inventory',
    weight: closed.length,
    source: draft.scope.feature(at(closed, 0))?.at ?? null,
    text: `${counted(closed.length, 'feature')} (${named(closed)}) ${closed.length === 1 ? 'is' : 'are'} in scope by phase and closed by status; the plan leaves ${closed.length === 1 ? 'it' : 'them'} out.`,
  });
}
