import type { Decision, DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { at, held } from '../model/held.ts';
import { compareNatural } from '../model/natural.ts';
import type { Item } from '../model/plan.ts';
import type { Draft } from './model.ts';
import { counted, type NoteParts, type Notes, named, type SharedPathCount } from './notes.ts';
import type { PlacedGroup } from './scope.ts';

/** Groups without an area that are asked about one by one; the others share a question. */
const mostAsked = 40;

/** How groups came to their areas, where the design alone did not settle it. */
export function mappingNotes(notes: Notes, draft: Draft, facts: FactSet): void {
  const itemOf = new Map(draft.items.map((item) => [item.group, item.id]));
  const homeless = [...draft.scope.groups]
    .filter((group) => group.basis !== 'rule')
    .sort((a, b) => b.features.length - a.features.length || compareNatural(a.name, b.name));
  const alone = new Set(homeless.length > mostAsked + 1 ? homeless.slice(0, mostAsked) : homeless);
  for (const group of draft.scope.groups) {
    const affects = itemsOf([group], itemOf);
    if (group.basis !== 'rule') {
      if (!alone.has(group)) continue;
      notes.ask({
        source: at(group.features, 0).at,
        ...parts(group, affects),
        text: `Which area owns the group "${group.name}" (${counted(group.features.length, 'feature')})? No rule gives it one. ${standing(group)}`,
      });
      continue;
    }
    const said = whatDecided(group, draft, facts);
    const { decision } = group;
    if (said !== null && decision)
      notes.assume({
        rule: decision.rule,
        source: decision.ruleSource,
        text: said,
        ...parts(group, affects),
      });
  }
  const rest = homeless.filter((group) => !alone.has(group));
  if (rest.length === 0) return;
  notes.ask({
    topic: 'mapping',
    name: 'other groups',
    subject: 'areas',
    weight: rest.reduce((sum, group) => sum + group.features.length, 0),
    affects: itemsOf(rest, itemOf),
    source: at(at(rest, 0).features, 0).at,
    text: `Which areas own ${counted(rest.length, 'smaller group')} (${named(rest.map(({ name }) => `"${name}"`))})? No rule gives them one. For now each stands like those above.`,
  });
}

function parts(group: PlacedGroup, affects: readonly string[]): Omit<NoteParts, 'text'> {
  const { name, features } = group;
  return { topic: 'mapping', name, subject: `group:${name}`, weight: features.length, affects };
}

function itemsOf(groups: readonly PlacedGroup[], itemOf: ReadonlyMap<string | null, string>): string[] {
  return groups.map(({ name }) => held(itemOf, name));
}

function standing({ basis, area }: PlacedGroup): string {
  return basis === 'fallback'
    ? `For now it stands in "${area}", the configured fallback.`
    : 'For now it stands as an area of its own.';
}

/** What is to be said of a group that a rule placed; null where the design says it in one word, or the area is the group. */
function whatDecided(group: PlacedGroup, draft: Draft, facts: FactSet): string | null {
  const { name, area, decision } = group;
  if (!decision) return null;
  const paths = draft.homes.designPaths(name);
  const { from } = facts.sources.areas;
  const claims = decision.tie
    ? decision.lost
        .filter(({ reason }) => reason === 'tie' || reason === 'order')
        .map((lost) => String(lost.value))
    : paths.flatMap((path) => draft.ground.areaOf(path) ?? []);
  const others = [...new Set(claims)].filter((one) => one !== area).sort(compareNatural);
  if (decision.tie)
    return `"${name}" stands in "${area}"${others.length > 0 ? `; ${named(others, '"')} had as good a claim` : ''}, and order decided.`;
  if (from !== 'guide-table' && paths.length === 0)
    return from === 'groups' || name === area ? null : `"${name}" stands in "${area}".${reasonOf(decision)}`;
  if (facts.sources.design !== null && paths.length === 0)
    return `"${name}" stands in "${area}"; no target module of the design names it.`;
  return others.length === 0
    ? null
    : `"${name}" stands in "${area}"; the design also names it on the ground of ${named(others, '"')}.`;
}

function reasonOf({ because }: Decision): string {
  return because === null ? '' : ` ${because.trim()}`;
}

/** Decisions other than about groups that order settled. One note a kind of decision. */
export function tieNotes(notes: Notes, log: DecisionIndex): void {
  const ties = new Map<string, Set<string>>();
  for (const decision of log.all) {
    if (!decision.tie || (decision.decides === 'area' && decision.subject.kind === 'group')) continue;
    const list = ties.get(decision.decides) ?? new Set<string>();
    list.add(decision.subject.id);
    ties.set(decision.decides, list);
  }
  for (const [decides, subjects] of [...ties].sort((a, b) => compareNatural(a[0], b[0]))) {
    const list = [...subjects].sort(compareNatural);
    notes.assume({
      topic: 'tie',
      name: decides,
      subject: `decision:${decides}`,
      weight: list.length,
      text: `Several rules had an equal claim to decide the ${decides} of ${named(list, '`')}; the order of the rules decided.`,
    });
  }
}

/** Features and packages that no document gives a path, and work that waits only for a path. */
export function groundNotes(
  notes: Notes,
  draft: Draft,
  items: readonly Item[],
  shared: readonly SharedPathCount[],
): void {
  for (const item of draft.items) {
    const assumed = [...new Set(item.slices.flatMap((slice) => slice.assumedIds))].sort(compareNatural);
    if (assumed.length === 0) continue;
    const features = assumed.filter((id) => draft.scope.planned(id));
    const one = assumed.length === 1;
    notes.assume({
      topic: 'ground',
      name: item.id,
      subject: `item:${item.id}`,
      weight: features.length,
      source: draft.scope.feature(features[0] ?? '')?.at ?? item.slices[0]?.at ?? null,
      affects: [item.id],
      text: `No document gives ${named(assumed)} a path of ${one ? 'its' : 'their'} own in "${item.area}".`,
    });
  }
  const known = new Set(items.map((item) => item.id));
  for (const { path, slices, source, items: affected } of shared) {
    notes.assume({
      topic: 'serial',
      name: path,
      subject: `path:${path}`,
      source,
      weight: slices,
      affects: affected.filter((id) => known.has(id)),
      text: `${counted(slices, 'slice')} run one after the other only because they touch ${path}.`,
    });
  }
}
