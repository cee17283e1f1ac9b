import { grouped } from '../../model/grouped.ts';
import { headline } from '../../model/headline.ts';
import type { Assumption, Question } from '../../model/plan.ts';
import { counted } from '../../model/words.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { firstOf, moreText, shortened } from './words.ts';

export interface AssumptionView {
  readonly id: string;
  readonly text: string;
  readonly subject: string;
  /** Rule and place, each where there is one. */
  readonly rule: string | null;
  readonly at: string | null;
  readonly weight: number;
}

export interface TopicView {
  readonly topic: string;
  /** The topic in words, and what is true of all that stands under it. */
  readonly title: string;
  readonly lead: string;
  /** What the weights of its assumptions count. */
  readonly counts: string;
  readonly size: string;
  readonly shown: readonly AssumptionView[];
  /** What folds. */
  readonly rest: readonly AssumptionView[];
  readonly restLabel: string;
}

export interface QuestionView extends AssumptionView {
  /** The items that rest on it, the first ones of many. */
  readonly affects: readonly string[];
  readonly moreAffectsText: string | null;
}

/** Questions of one topic. */
export interface QuestionTopicView {
  readonly topic: string;
  readonly title: string;
  readonly lead: string;
  readonly counts: string;
  readonly questions: readonly QuestionView[];
}

export interface DeferredView {
  readonly id: string;
  readonly title: string;
  readonly citedBy: readonly { readonly what: string; readonly at: string }[];
  readonly moreText: string | null;
}

/** Assumptions by topic, topics and assumptions as the plan orders them. */
export function assumptionTopics(lookup: Lookup): TopicView[] {
  const { plan } = lookup;
  return [...grouped(plan.assumptions, (assumption) => assumption.topic)].map(([topic, list]) => {
    const views = list.map((assumption) => view(assumption, lookup));
    // A fold for one line costs more than it saves.
    const cut = views.length <= limits.assumptionsOpen + 1 ? views.length : limits.assumptionsOpen;
    return {
      topic,
      ...wordsOf(topic),
      size: counted(views.length, 'assumption'),
      shown: views.slice(0, cut),
      rest: views.slice(cut),
      restLabel: `${views.length - cut} more`,
    };
  });
}

/** Questions by topic, topics and questions as the plan orders them. */
export function questionTopics(lookup: Lookup): QuestionTopicView[] {
  const { plan } = lookup;
  return [...grouped(plan.questions, (question) => question.topic)].map(([topic, list]) => ({
    topic,
    ...wordsOf(topic),
    questions: list.map((question) => ({
      ...view(question, lookup),
      ...affectsOf(question),
    })),
  }));
}

/** One more than is shown costs no more than to say so. */
function affectsOf({ affects }: Question): Pick<QuestionView, 'affects' | 'moreAffectsText'> {
  const { shown, more } = firstOf(
    affects,
    affects.length <= limits.affects + 1 ? affects.length : limits.affects,
  );
  return { affects: shown, moreAffectsText: moreText(more) };
}

interface TopicWords {
  readonly title: string;
  readonly lead: string;
  /** What the weight of such an assumption counts, where that is not features. */
  readonly counts?: string;
}

/** What each topic of the plan is called on the page. */
const topics: { readonly [topic: string]: TopicWords } = {
  serial: {
    title: 'Ground that makes work wait',
    lead: 'Split such ground, and its slices can run side by side.',
    counts: 'slices',
  },
  mapping: {
    title: 'Groups that no document settles',
    lead: 'A row in the area rules settles each.',
  },
  ground: {
    title: 'Work without a path of its own',
    lead: 'The plan takes where most of the group is built, else the ground of the area. A path in the inventory or in a guide would narrow it, or a `home` rule.',
  },
  claim: {
    title: 'Paths that the tree does not have',
    lead: 'The plan takes them for ground that is yet to be made.',
  },
  status: {
    title: 'Guides that the tree contradicts',
    lead: 'The plan follows the guide on what is open and the tree on what is there.',
  },
  section: {
    title: 'What guides do not say',
    lead: 'The plan takes it that there is nothing; a section may stand under a heading that no rule knows.',
  },
  scope: { title: 'Out of scope', lead: 'The plan leaves it out.', counts: 'left out' },
  tie: { title: 'Ties', lead: 'A rule with a priority would settle each.', counts: 'ties' },
  owner: { title: 'Who owns it?', lead: 'Neither a rule nor a document says.' },
  citation: { title: 'Ids that nobody defines', lead: '', counts: 'ids' },
  count: { title: 'Counts that disagree', lead: '', counts: 'difference' },
  cycle: { title: 'Dependencies in a circle', lead: '' },
  outside: { title: 'What the plan waits for in vain', lead: 'Features depend on what is not in the plan.' },
  areas: {
    title: 'Where the areas come from',
    lead: 'A table of areas with their folders, in any document, would state them; `areas.from` has the order.',
    counts: 'areas',
  },
  group: { title: 'Features that name no group', lead: 'A group in the inventory settles each.' },
  command: { title: 'How a change is proven', lead: '', counts: 'slices' },
};

function wordsOf(topic: string): Required<TopicWords> {
  return { counts: 'features', ...(topics[topic] ?? { title: topic, lead: '' }) };
}

export function deferredViews(lookup: Lookup): DeferredView[] {
  const { plan } = lookup;
  return plan.deferred.map((deferred) => {
    const cited = firstOf(deferred.citedBy, limits.citations);
    return {
      id: deferred.id,
      title: headline(deferred.title) || '–',
      citedBy: cited.shown.map(({ what, at }) => ({ what, at: lookup.place(at) })),
      moreText: moreText(cited.more),
    };
  });
}

function view(assumption: Assumption, lookup: Lookup): AssumptionView {
  return {
    id: assumption.id,
    text: shortened(assumption.text, limits.assumption),
    subject: assumption.subject,
    rule: assumption.rule,
    at: assumption.source ? lookup.place(assumption.source) : null,
    weight: assumption.weight,
  };
}
