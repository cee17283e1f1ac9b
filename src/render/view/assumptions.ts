import type { Assumption, Plan } from '../../model/plan.ts';
import { limits } from './limits.ts';
import { counted, firstOf, grouped, lineOf, moreText, shortened } from './words.ts';

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

/** Assumptions by topic, topics and assumptions as the plan orders them. */
export function assumptionTopics(plan: Plan): TopicView[] {
  return [...grouped(plan.assumptions, (assumption) => assumption.topic)].map(([topic, list]) => {
    const views = list.map((assumption) => view(assumption));
    // A fold for one line costs more than it saves.
    const cut = views.length <= limits.assumptionsOpen + 1 ? views.length : limits.assumptionsOpen;
    return {
      topic,
      size: counted(views.length, 'assumption'),
      shown: views.slice(0, cut),
      rest: views.slice(cut),
      restLabel: `${views.length - cut} more`,
    };
  });
}

export function questionViews(plan: Plan): QuestionView[] {
  return plan.questions.map((question) => {
    const affects = firstOf(question.affects, limits.affects);
    return { ...view(question), affects: affects.shown, moreText: moreText(affects.more) };
  });
}

export function deferredViews(plan: Plan): DeferredView[] {
  return plan.deferred.map((deferred) => {
    const cited = firstOf(deferred.citedBy, limits.citations);
    return {
      id: deferred.id,
      title: deferred.title,
      citedBy: cited.shown.map(({ what, at }) => ({ what, at: lineOf(at) })),
      moreText: moreText(cited.more),
    };
  });
}

function view(assumption: Assumption): AssumptionView {
  return {
    id: assumption.id,
    text: shortened(assumption.text, limits.assumption),
    subject: assumption.subject,
    rule: assumption.rule,
    at: assumption.source ? lineOf(assumption.source) : null,
    weight: assumption.weight,
  };
}
