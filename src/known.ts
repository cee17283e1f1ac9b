import type { Compilation } from './compile.ts';
import type { Decision, DecisionKind } from './model/decision.ts';
import type { Item, Slice } from './model/plan.ts';
import type { Feature } from './model/sources.ts';
import type { Span } from './model/span.ts';
import { type Subject, type SubjectKind, subjectKey } from './model/subject.ts';
import type { RuleBook } from './rules/model.ts';

/** A slice as far as it is explained. */
export type KnownSlice = Pick<Slice, 'id' | 'title' | 'wave' | 'workstream' | 'pathPrefixes' | 'dependsOn'>;

/** An item as far as it is explained. */
export interface KnownItem
  extends Pick<Item, 'id' | 'title' | 'area' | 'group' | 'dependsOn' | 'pathPrefixes'> {
  readonly slices: readonly KnownSlice[];
}

/** A feature as far as it is explained. */
export interface KnownFeature
  extends Pick<Feature, 'at' | 'group' | 'mvp' | 'done' | 'closed' | 'status' | 'phase'> {
  readonly title: string;
}

/** As far as a feature is explained, of all that is known of it. */
export function knownFeature(feature: Feature): KnownFeature {
  const { title, description, at, group, mvp, done, closed, status, phase } = feature;
  return { title: title ?? description, at, group, mvp, done, closed, status, phase };
}

/** A place in the plan: an item, or one slice of it. */
export interface Home {
  readonly item: KnownItem;
  readonly slice: KnownSlice | null;
}

/** What an explanation looks up, whoever holds it: a compilation, or what an earlier one has left. */
export interface Known {
  readonly book: RuleBook;
  /** By id or by `kind:id`, in the order in which they were first asked about. */
  subjects(name: string): readonly Subject[];
  /** What a subject was asked. */
  asked(kind: SubjectKind, id: string): ReadonlySet<DecisionKind>;
  /** Everything that was decided about a subject, in the order decided. */
  decisions(kind: SubjectKind, id: string): readonly Decision[];
  feature(id: string): KnownFeature | null;
  /** Items and slices by id or by `kind:id`, in the order of the plan. */
  homes(name: string): readonly Home[];
  homeOf(feature: string): Home | null;
  itemOf(group: string): KnownItem | null;
  /** What an item rests on. */
  assumptions(item: KnownItem): readonly { readonly id: string; readonly text: string }[];
  streamName(id: string): string | null;
  /** Areas by name, by `area:name` or by guide. */
  areas(name: string): readonly KnownArea[];
}

/** An area with what was put into it. */
export interface KnownArea {
  readonly name: string;
  readonly guide: string | null;
  readonly at: Span | null;
  readonly items: readonly KnownItem[];
  readonly decisions: readonly Decision[];
}

/** What a compilation knows. */
export function knownOf(compilation: Compilation): Known {
  const { plan, facts, log, book } = compilation;
  return {
    book,
    subjects: (name) => compilation.subjects.filter((one) => one.id === name || subjectKey(one) === name),
    asked: (kind, id) =>
      new Set(
        compilation.questions
          .filter(({ subjects }) => subjects.some((one) => one.kind === kind && one.id === id))
          .map(({ decides }) => decides),
      ),
    decisions: (kind, id) => log.all.filter(({ subject }) => subject.kind === kind && subject.id === id),
    feature(id) {
      const feature = facts.features.get(id);
      return feature ? knownFeature(feature) : null;
    },
    homes: (name) =>
      plan.items.flatMap((item) => [
        ...(item.id === name || `item:${item.id}` === name ? [{ item, slice: null }] : []),
        ...item.slices
          .filter((slice) => slice.id === name || `slice:${slice.id}` === name)
          .map((slice) => ({ item, slice })),
      ]),
    homeOf(feature) {
      for (const item of plan.items) {
        if (!item.featureIds.includes(feature)) continue;
        const slice = item.slices.find((candidate) => candidate.featureIds.includes(feature));
        if (slice) return { item, slice };
      }
      return null;
    },
    itemOf: (group) => plan.items.find((item) => item.group === group) ?? null,
    assumptions({ id }) {
      const wanted = new Set(plan.items.find((item) => item.id === id)?.assumptions);
      return plan.assumptions
        .filter((one) => wanted.has(one.id))
        .map((one) => ({ id: one.id, text: one.text }));
    },
    streamName: (id) => plan.workstreams.find((stream) => stream.id === id)?.name ?? null,
    areas: (name) =>
      facts.recon
        .filter((guide) => guide.path === name || guide.area === name || `area:${guide.area}` === name)
        .map(({ area }) => ({
          name: area,
          guide: facts.areas.find((candidate) => candidate.name === area)?.guide ?? null,
          at: facts.sources.guides.find((candidate) => candidate.area === area)?.at ?? null,
          items: plan.items.filter((item) => item.area === area),
          decisions: log.about('area').filter((decision) => decision.value === area),
        })),
  };
}
