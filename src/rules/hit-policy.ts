import type { HitPolicy, LostCandidate } from '../model/decision.ts';
import { grouped } from '../model/grouped.ts';
import type { JsonValue } from '../model/json.ts';
import { exact, none, orNone } from '../model/none.ts';
import type { Candidate } from './candidates.ts';
import type { Rule } from './model.ts';

/**
 * What one rule proposed in vain, for one reason. A rule that takes its value from a list of names that are alike proposes hundreds
 * for each subject: nothing but the values is kept of those.
 */
export interface Losers {
  readonly rule: Rule;
  readonly reason: LostCandidate['reason'];
  readonly values: readonly JsonValue[];
}

/** What a hit policy made of the candidates: for each value decided, who won, who agreed, who lost. */
export interface Pick {
  readonly winner: Candidate;
  /** The rules of other candidates with the same value, each once. */
  readonly also: readonly Rule[];
  /** In the order of the candidates. */
  readonly lost: readonly Losers[];
  readonly tie: boolean;
  /** Under `unique`: the candidate that the winner should have agreed with. */
  readonly conflict: Candidate | null;
}

/** Higher priority first, then the more specific match. Zero for equals, which canonical order then tells apart. */
function compareWeight(a: Candidate, b: Candidate): number {
  return b.rule.priority - a.rule.priority || b.rank - a.rank;
}

/** Applies a hit policy. `candidates` are in the order of their rule set, and of the list that they were taken from. */
export function pick(policy: HitPolicy, candidates: readonly Candidate[]): readonly Pick[] {
  // Most subjects have one candidate, and nothing to weigh.
  const [only] = candidates;
  if (only && candidates.length === 1)
    return [{ winner: only, also: none, lost: none, tie: false, conflict: null }];
  const ordered = policy === 'first' ? candidates : candidates.toSorted(compareWeight);
  const [winner, ...others] = ordered;
  if (!winner) return [];
  if (policy === 'collect') return collect(ordered);
  const also = others.filter(({ key }) => key === winner.key);
  const losers = also.length === 0 ? others : others.filter(({ key }) => key !== winner.key);
  const lost = byRule(policy, winner, losers);
  const conflict = losers.find((candidate) => reasonOf(policy, winner, candidate) === 'conflict') ?? null;
  const tie = lost.some(({ reason }) => reason === 'tie' || reason === 'conflict' || isRival(reason, policy));
  return [{ winner, also: eachRuleOnce(also, winner), lost, tie, conflict }];
}

/** Losers that follow each other and are of one rule lost for one reason: they are equal in all that is weighed. */
function byRule(policy: HitPolicy, winner: Candidate, losers: readonly Candidate[]): readonly Losers[] {
  const lost: Losers[] = [];
  for (let start = 0; start < losers.length; ) {
    const { rule, rank } = losers[start] as Candidate;
    let end = start + 1;
    while (losers[end]?.rule === rule && losers[end]?.rank === rank) end += 1;
    const reason = reasonOf(policy, winner, losers[start] as Candidate);
    lost.push({ rule, reason, values: losers.slice(start, end).map(({ value }) => value) });
    start = end;
  }
  return exact(lost);
}

/** A later element of the winner's own list lost to nothing but the order of that list. Under `first` order is the point. */
function isRival(reason: LostCandidate['reason'], policy: HitPolicy): boolean {
  return reason === 'order' && policy !== 'first';
}

function reasonOf(policy: HitPolicy, winner: Candidate, loser: Candidate): LostCandidate['reason'] {
  if (loser.rule === winner.rule || policy === 'first') return 'order';
  if (compareWeight(winner, loser) !== 0) return 'priority';
  return policy === 'unique' ? 'conflict' : 'tie';
}

/** Every value stands, in the order of its weightiest candidate. Of equal weight the gravest speaks for the value. */
function collect(ordered: readonly Candidate[]): readonly Pick[] {
  const byKey = grouped(ordered, (candidate) => candidate.key);
  return [...byKey.values()].map((group) => {
    const sorted = group.toSorted((a, b) => compareWeight(a, b) || gravity(a) - gravity(b));
    const [winner, ...also] = sorted as [Candidate, ...Candidate[]];
    return { winner, also: eachRuleOnce(also, winner), lost: none, tie: false, conflict: null };
  });
}

function gravity(candidate: Candidate): number {
  const severity = candidate.then.severity ?? candidate.rule.severity;
  const place = ['high', 'medium', 'low'].indexOf(String(severity));
  return place === -1 ? 3 : place;
}

function eachRuleOnce(candidates: readonly Candidate[], winner: Candidate): readonly Rule[] {
  if (candidates.length === 0) return none;
  const rules = new Set(candidates.map(({ rule }) => rule));
  rules.delete(winner.rule);
  return orNone([...rules]);
}
