import type { Assumption, Plan } from '../../model/plan.ts';
import type { Lookup } from './lookup.ts';
import { counted, firstOf, grouped, lineOf, moreText } from './words.ts';

export interface AssumptionView {
  readonly id: string;
  readonly anchor: string;
  readonly text: string;
  readonly subject: string;
  /** Rule and place, each where there is one. */
  readonly rule: string | null;
  readonly at: string | null;
  readonly weight: number;
}

export interface TopicView {
  readonly topic: string;
  readonly size: string;
  readonly shown: readonly AssumptionView[];
  /** What folds. */
  readonly rest: readonly AssumptionView[];
  readonly restLabel: string;
}

export interface QuestionView extends AssumptionView {
  readonly affects: readonly string[];
  readonly moreText: string | null;
}

export interface DeferredView {
  readonly id: string;
  readonly title: string;
  readonly citedBy: readonly { readonly what: string; readonly at: string }[];
  readonly moreText: string | null;
}

/** How many assumptions of a topic are read without unfolding. */
const open = 6;

/** Assumptions by topic, topics and assumptions as the plan orders them. */
export function assumptionTopics(lookup: Lookup): TopicView[] {
  return [...grouped(lookup.plan.assumptions, (assumption) => assumption.topic)].map(([topic, list]) => {
    const views = list.map((assumption) => view(assumption, lookup));
    // A fold for one line costs more than it saves.
    const cut = views.length <= open + 1 ? views.length : open;
    return {
      topic,
      size: counted(views.length, 'assumption'),
      shown: views.slice(0, cut),
      rest: views.slice(cut),
      restLabel: `${views.length - cut} more`,
    };
  });
}

export function questionViews(lookup: Lookup): QuestionView[] {
  return lookup.plan.questions.map((question) => {
    const affects = firstOf(question.affects, 8);
    return { ...view(question, lookup), affects: affects.shown, moreText: moreText(affects.more) };
  });
}

export function deferredViews(plan: Plan): DeferredView[] {
  return plan.deferred.map((deferred) => {
    const cited = firstOf(deferred.citedBy, 3);
    return {
      id: deferred.id,
      title: deferred.title,
      citedBy: cited.shown.map(({ what, at }) => ({ what, at: lineOf(at) })),
      moreText: moreText(cited.more),
    };
  });
}

function view(assumption: Assumption, lookup: Lookup): AssumptionView {
  return {
    id: assumption.id,
    anchor: lookup.anchor('assumption', assumption.id),
    text: assumption.text,
    subject: assumption.subject,
    rule: assumption.rule,
    at: assumption.source ? lineOf(assumption.source) : null,
    weight: assumption.weight,
  };
}
