import type { Compilation } from './compile.ts';
import {
  type Home,
  type Known,
  type KnownArea,
  type KnownFeature,
  type KnownItem,
  knownOf,
} from './known.ts';
import type { Decision, DecisionKind } from './model/decision.ts';
import type { ChainLink, Explanation } from './model/explanation.ts';
import { pathKey } from './model/paths.ts';
import type { Subject } from './model/subject.ts';
import { sparedRules } from './rules/authoring/spared.ts';

/**
 * Why everything that is called `name` is what it is: its decisions, its way through the plan, what it waits for.
 * A lookup in the compilation; nothing is evaluated again, but for the rules that did not fire, where `spared` asks for
 * them. Empty when nothing has the name.
 */
export function explain(compilation: Compilation, name: string, spared = false): readonly Explanation[] {
  return explainKnown(knownOf(compilation), name, spared);
}

/** The same for whoever knows. */
export function explainKnown(known: Known, name: string, spared = false): readonly Explanation[] {
  const explanations = explanationsOf(known, name);
  if (!spared) return explanations;
  return explanations.map((one) => {
    const subject = known
      .subjects(`${one.kind}:${one.id}`)
      .find(({ kind, id }) => kind === one.kind && id === one.id);
    if (!subject) return one;
    return { ...one, spared: sparedRules(known.book, subject, known.asked(subject.kind, subject.id)) };
  });
}

function explanationsOf(known: Known, name: string): readonly Explanation[] {
  const bare = name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name;
  return [
    ...known
      .subjects(bare)
      .filter((subject) => subject.kind !== 'item')
      .map((subject) => explainSubject(known, subject)),
    ...known
      .homes(bare)
      .map((home) => (home.slice ? explainSlice(known, home) : explainItem(known, home.item))),
    ...known.areas(bare).map(explainArea),
  ];
}

function explainSubject(known: Known, subject: Subject): Explanation {
  const place = subject.sources.id ?? Object.values(subject.sources)[0] ?? null;
  const feature = subject.kind === 'feature' ? known.feature(subject.id) : null;
  const base = {
    kind: subject.kind,
    id: subject.id,
    title: feature?.title ?? null,
    at: feature?.at ?? place,
    standing: feature ? standingOf(feature) : null,
    decisions: known.decisions(subject.kind, subject.id),
    spared: [],
  };
  if (feature) {
    const home = known.homeOf(subject.id);
    return {
      ...base,
      chain: chainOf(known, feature.group, home),
      after: afterOf(home?.slice),
      assumptions: home ? known.assumptions(home.item) : [],
    };
  }
  if (subject.kind === 'group') {
    const item = known.itemOf(subject.id);
    return {
      ...base,
      chain: chainOf(known, subject.id, item && { item, slice: null }),
      after: afterOf(item),
      assumptions: item ? known.assumptions(item) : [],
    };
  }
  return { ...base, chain: [], after: [], assumptions: [] };
}

/** The same order in which the plan asks: what is closed is no work, whatever its phase. */
function standingOf({ closed, mvp, done, status, phase }: KnownFeature): string | null {
  const said = status === null ? '' : ` (${status})`;
  if (closed) return `closed by its status${said}, so it is in no item: the plan leaves it out`;
  if (!mvp) {
    const by = phase === null ? '' : ` by its phase (${phase})`;
    return `out of scope${by}, so it is in no item: the plan is of the MVP${done ? '; it is done' : ''}`;
  }
  return done ? `done${said}: it counts, and nothing is left to do` : null;
}

function explainItem(known: Known, item: KnownItem): Explanation {
  return {
    kind: 'item',
    id: item.id,
    title: item.title,
    at: null,
    standing: null,
    chain: chainOf(known, item.group, { item, slice: null }),
    decisions: [
      ...known.decisions('item', item.id),
      ...aboutPaths(known, item.pathPrefixes, ['workstream', 'owner', 'gate']),
    ],
    after: afterOf(item),
    assumptions: known.assumptions(item),
    spared: [],
  };
}

function explainSlice(known: Known, { item, slice }: Home): Explanation {
  return {
    kind: 'slice',
    id: slice?.id ?? '',
    title: slice?.title ?? null,
    at: null,
    standing: null,
    chain: chainOf(known, item.group, { item, slice }),
    decisions: aboutPaths(known, slice?.pathPrefixes ?? [], ['workstream', 'owner', 'gate', 'hotspot']),
    after: afterOf(slice),
    assumptions: known.assumptions(item),
    spared: [],
  };
}

function explainArea({ name, guide, at, items, decisions }: KnownArea): Explanation {
  return {
    kind: 'area',
    id: name,
    title: guide,
    at,
    standing: null,
    chain: items.map(({ id, title }) => link('item', id, title, null)),
    decisions,
    after: [],
    assumptions: [],
    spared: [],
  };
}

/** feature → group → area → item → slice → workstream, as far as the subject goes. */
function chainOf(known: Known, group: string | null, home: Home | null): ChainLink[] {
  const chain: ChainLink[] = [];
  if (group !== null) {
    const area = known.decisions('group', group).find(({ decides }) => decides === 'area');
    chain.push(link('group', group, null, null));
    if (area) chain.push(link('area', String(area.value), area.because, area));
  } else if (home) {
    chain.push(link('area', home.item.area, null, null));
  }
  if (!home) return chain;
  const { item, slice } = home;
  chain.push(link('item', item.id, item.title, null));
  const streams = slice ? [slice.workstream] : [...new Set(item.slices.map((one) => one.workstream))];
  if (slice)
    chain.push(link('slice', slice.id, slice.wave === null ? 'done' : `wave ${slice.wave + 1}`, null));
  for (const id of streams) {
    const path = (slice ?? item.slices.find((one) => one.workstream === id))?.pathPrefixes[0];
    const [decision = null] = path === undefined ? [] : aboutPaths(known, [path], ['workstream']);
    chain.push(link('workstream', id, known.streamName(id), decision));
  }
  return chain;
}

function link(kind: string, id: string, note: string | null, decision: Decision | null): ChainLink {
  const { rule, ruleSource } = decision ?? { rule: null, ruleSource: null };
  return { kind, id, note, at: null, rule, ruleSource };
}

/** What was decided about paths. Path subjects have no trailing slash. */
function aboutPaths(
  known: Known,
  paths: readonly string[],
  kinds: readonly DecisionKind[],
): readonly Decision[] {
  return paths.flatMap((path) =>
    known.decisions('path', pathKey(path)).filter(({ decides }) => kinds.includes(decides)),
  );
}

function afterOf(one: Pick<KnownItem, 'dependsOn'> | null | undefined): Explanation['after'] {
  return (one?.dependsOn ?? []).map(({ id, reason, source }) => ({ id, reason, source }));
}
