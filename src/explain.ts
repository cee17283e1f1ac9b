import type { Compilation } from './compile.ts';
import type { Decision, DecisionKind } from './model/decision.ts';
import type { ChainLink, Explanation } from './model/explanation.ts';
import type { Item, Slice } from './model/plan.ts';
import type { Subject, SubjectKind } from './model/subject.ts';
import { sparedRules } from './rules/authoring/spared.ts';

/**
 * Why everything that is called `name` is what it is: its decisions, its way through the plan, what it waits for.
 * A lookup in the compilation; nothing is evaluated again, but for the rules that did not fire, where `spared` asks for
 * them. Empty when nothing has the name.
 */
export function explain(compilation: Compilation, name: string, spared = false): readonly Explanation[] {
  const explanations = explanationsOf(compilation, name);
  if (!spared) return explanations;
  return explanations.map((one) => {
    const subject = compilation.subjects.find(({ kind, id }) => kind === one.kind && id === one.id);
    return subject ? { ...one, spared: sparedRules(compilation.book, subject) } : one;
  });
}

function explanationsOf(compilation: Compilation, name: string): readonly Explanation[] {
  const bare = name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name;
  const { plan, facts } = compilation;
  const exact = compilation.subjects.filter(
    (subject) => subject.id === bare || `${subject.kind}:${subject.id}` === bare,
  );
  const explanations = exact
    .filter((subject) => subject.kind !== 'item')
    .map((subject) => explainSubject(compilation, subject));
  for (const item of plan.items) {
    if (item.id === bare || `item:${item.id}` === bare) explanations.push(explainItem(compilation, item));
    for (const slice of item.slices) {
      if (slice.id === bare || `slice:${slice.id}` === bare)
        explanations.push(explainSlice(compilation, item, slice));
    }
  }
  for (const guide of facts.recon) {
    if (guide.path === bare || guide.area === bare || `area:${guide.area}` === bare) {
      explanations.push(explainArea(compilation, guide.area));
    }
  }
  return explanations;
}

function explainSubject(compilation: Compilation, subject: Subject): Explanation {
  const place = subject.sources.id ?? Object.values(subject.sources)[0] ?? null;
  const feature = subject.kind === 'feature' ? compilation.facts.features.get(subject.id) : undefined;
  const base = {
    kind: subject.kind,
    id: subject.id,
    title: feature ? (feature.title ?? feature.description) : null,
    at: feature?.at ?? place,
    decisions: about(compilation, subject.kind, subject.id),
    spared: [],
  };
  if (feature) {
    const home = homeOf(compilation, feature.id);
    return {
      ...base,
      chain: chainOf(compilation, feature.group, home),
      after: (home?.slice.dependsOn ?? []).map(({ id, reason, source }) => ({ id, reason, source })),
      assumptions: assumptionsOf(compilation, home?.item ?? null),
    };
  }
  if (subject.kind === 'group') {
    const item = compilation.plan.items.find((candidate) => candidate.group === subject.id) ?? null;
    return {
      ...base,
      chain: chainOf(compilation, subject.id, item ? { item, slice: null } : null),
      after: (item?.dependsOn ?? []).map(({ id, reason, source }) => ({ id, reason, source })),
      assumptions: assumptionsOf(compilation, item),
    };
  }
  return { ...base, chain: [], after: [], assumptions: [] };
}

function explainItem(compilation: Compilation, item: Item): Explanation {
  return {
    kind: 'item',
    id: item.id,
    title: item.title,
    at: null,
    chain: chainOf(compilation, item.group, { item, slice: null }),
    decisions: [
      ...about(compilation, 'item', item.id),
      ...item.pathPrefixes.flatMap((path) =>
        about(compilation, 'path', bareFolder(path), ['workstream', 'owner', 'gate']),
      ),
    ],
    after: item.dependsOn.map(({ id, reason, source }) => ({ id, reason, source })),
    assumptions: assumptionsOf(compilation, item),
    spared: [],
  };
}

function explainSlice(compilation: Compilation, item: Item, slice: Slice): Explanation {
  return {
    kind: 'slice',
    id: slice.id,
    title: slice.title,
    at: null,
    chain: chainOf(compilation, item.group, { item, slice }),
    decisions: slice.pathPrefixes.flatMap((path) =>
      about(compilation, 'path', bareFolder(path), ['workstream', 'owner', 'gate', 'hotspot']),
    ),
    after: slice.dependsOn.map(({ id, reason, source }) => ({ id, reason, source })),
    assumptions: assumptionsOf(compilation, item),
    spared: [],
  };
}

function explainArea(compilation: Compilation, name: string): Explanation {
  const area = compilation.facts.areas.find((candidate) => candidate.name === name);
  const source = compilation.facts.sources.areas.areas.find((candidate) => candidate.name === name);
  const items = compilation.plan.items.filter((item) => item.area === name);
  return {
    kind: 'area',
    id: name,
    title: area?.guide ?? null,
    at: source?.at ?? null,
    chain: items.map((item) => ({
      kind: 'item',
      id: item.id,
      note: item.title,
      at: null,
      rule: null,
      ruleSource: null,
    })),
    decisions: compilation.log.all.filter(
      (decision) => decision.decides === 'area' && decision.value === name,
    ),
    after: [],
    assumptions: [],
    spared: [],
  };
}

/** feature → group → area → item → slice → workstream, as far as the subject goes. */
function chainOf(
  compilation: Compilation,
  group: string | null,
  home: { readonly item: Item; readonly slice: Slice | null } | null,
): ChainLink[] {
  const link = (kind: string, id: string, note: string | null, decision: Decision | null): ChainLink => ({
    kind,
    id,
    note,
    at: null,
    rule: decision?.rule ?? null,
    ruleSource: decision?.ruleSource ?? null,
  });
  const chain: ChainLink[] = [];
  if (group !== null) {
    const area = compilation.log.one('area', 'group', group);
    chain.push(link('group', group, null, null));
    if (area) chain.push(link('area', String(area.value), area.because, area));
  } else if (home) {
    chain.push(link('area', home.item.area, null, null));
  }
  if (!home) return chain;
  chain.push(link('item', home.item.id, home.item.title, null));
  const streams = home.slice
    ? [home.slice.workstream]
    : [...new Set(home.item.slices.map((slice) => slice.workstream))];
  if (home.slice) chain.push(link('slice', home.slice.id, `wave ${home.slice.wave + 1}`, null));
  for (const id of streams) {
    const stream = compilation.plan.workstreams.find((candidate) => candidate.id === id);
    const path = (home.slice ?? home.item.slices.find((slice) => slice.workstream === id))?.pathPrefixes[0];
    const decision = path === undefined ? null : compilation.log.one('workstream', 'path', bareFolder(path));
    chain.push(link('workstream', id, stream?.name ?? null, decision));
  }
  return chain;
}

function homeOf(compilation: Compilation, id: string): { item: Item; slice: Slice } | null {
  for (const item of compilation.plan.items) {
    if (!item.featureIds.includes(id)) continue;
    const slice = item.slices.find((candidate) => candidate.featureIds.includes(id));
    if (slice) return { item, slice };
  }
  return null;
}

function about(
  compilation: Compilation,
  kind: SubjectKind,
  id: string,
  kinds: readonly DecisionKind[] | null = null,
): readonly Decision[] {
  return compilation.log.all.filter(
    (decision) =>
      decision.subject.kind === kind &&
      decision.subject.id === id &&
      (kinds === null || kinds.includes(decision.decides)),
  );
}

function assumptionsOf(compilation: Compilation, item: Item | null): { id: string; text: string }[] {
  const wanted = new Set(item?.assumptions ?? []);
  return compilation.plan.assumptions
    .filter((assumption) => wanted.has(assumption.id))
    .map(({ id, text }) => ({ id, text }));
}

/** Path subjects have no trailing slash. */
function bareFolder(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
