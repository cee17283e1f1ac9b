import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { compareNatural } from '../model/natural.ts';
import type { Item } from '../model/plan.ts';
import type { Draft } from './model.ts';
import { counted, type Notes, named, type SharedPathCount } from './notes.ts';

/** How groups came to their areas, where the design alone did not settle it. */
export function mappingNotes(notes: Notes, draft: Draft, facts: FactSet): void {
  const itemOf = new Map(draft.items.map((item) => [item.group, item.id]));
  for (const group of draft.scope.groups) {
    const item = itemOf.get(group.name);
    const affects = item === undefined ? [] : [item];
    const { decision } = group;
    const common = {
      topic: 'mapping',
      name: group.name,
      subject: `group:${group.name}`,
      weight: group.features.length,
      affects,
    };
    if (group.basis !== 'rule') {
      const where =
        group.basis === 'fallback'
          ? `For now it stands in "${group.area}", the configured fallback.`
          : 'For now it stands as an area of its own.';
      notes.ask({
        ...common,
        source: group.features[0]?.at ?? null,
        text: `Which area owns the group "${group.name}" (${counted(group.features.length, 'feature')})? No rule gives it one. ${where}`,
      });
      continue;
    }
    if (!decision) continue;
    const paths = draft.homes.designPaths(group.name);
    const unnamed = facts.sources.design !== null && paths.length === 0;
    const claims = decision.tie
      ? decision.lost.filter((lost) => lost.reason === 'tie').map((lost) => String(lost.value))
      : paths.flatMap((path) => draft.ground.areaOf(path) ?? []);
    const others = [...new Set(claims)].filter((area) => area !== group.area).sort(compareNatural);
    if (!decision.tie && !unnamed && others.length === 0) continue;
    const text = decision.tie
      ? `"${group.name}" stands in "${group.area}"${others.length > 0 ? `; ${named(others, '"')} had as good a claim` : ''}, and order decided.`
      : unnamed
        ? `"${group.name}" stands in "${group.area}"; no target module of the design names it.`
        : `"${group.name}" stands in "${group.area}"; the design also names it on the ground of ${named(others, '"')}.`;
    notes.assume({ ...common, rule: decision.rule, source: decision.ruleSource, text });
  }
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
      text: `No document gives ${named(assumed)} a path of ${one ? 'its' : 'their'} own.`,
    });
  }
  const known = new Set(items.map((item) => item.id));
  for (const { path, slices, items: affected } of shared) {
    notes.assume({
      topic: 'serial',
      name: path,
      subject: `path:${path}`,
      weight: slices,
      affects: affected.filter((id) => known.has(id)),
      text: `${counted(slices, 'slice')} run one after the other only because they touch ${path}.`,
    });
  }
}
