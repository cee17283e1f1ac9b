import { type DecisionIndex, said, textOf } from '../model/decision.ts';
import { compareNatural } from '../model/natural.ts';
import type { RiskFlag } from '../model/plan.ts';
import { severityLevel } from './urgency.ts';

/** What of an item its flags hang on. */
interface Carrying {
  readonly area: string;
  readonly pathPrefixes: readonly string[];
  /** Features that it builds. */
  readonly featureIds: readonly string[];
  /** Features built elsewhere that its work cites or serves. */
  readonly relatedFeatureIds: readonly string[];
}

/** A flag of cited features is told of what cites them when one in so many of these carries it. */
const telling = 3;

/**
 * Gives the risk flags of an item, worst first, each with all its rules and features: those of its features; where it has none, those
 * of a third of the features that it cites, or of as many as carry any, and of those for which it changes a contract (`served`). A package
 * that cites many features would have the flags of all, which says nothing of it; for one that cites none the modules of its guide that it
 * stands on speak (`ofModules`). Few rules flag many items, so lists that are equal are one.
 */
export function riskReader(
  log: DecisionIndex,
  ofModules: (area: string, prefixes: readonly string[]) => readonly string[],
): (item: Carrying, served: (id: string) => boolean) => RiskFlag[] {
  const lists = new Map<string, readonly string[]>();
  const listOf = (members: ReadonlySet<string>): readonly string[] => {
    const list = [...members].sort(compareNatural);
    const key = JSON.stringify(list);
    const known = lists.get(key);
    if (known) return known;
    lists.set(key, list);
    return list;
  };
  return ({ area, pathPrefixes, featureIds, relatedFeatureIds }, served) => {
    if (featureIds.length > 0) return riskFlags(featureIds, log, listOf);
    const cited = relatedFeatureIds.length > 0 ? relatedFeatureIds : ofModules(area, pathPrefixes);
    const flags = riskFlags(cited, log, listOf);
    const most = flags.reduce((count, { features }) => Math.max(count, features.length), 0);
    const least = Math.min(most, cited.length / telling);
    return flags.filter(({ features }) => features.length >= least || features.some(served));
  };
}

function riskFlags(
  ids: readonly string[],
  log: DecisionIndex,
  listOf: (members: ReadonlySet<string>) => readonly string[],
): RiskFlag[] {
  const found = new Map<
    string,
    {
      severity: string;
      invariant: string | null;
      rules: Set<string>;
      because: Set<string>;
      features: Set<string>;
    }
  >();
  for (const id of ids) {
    for (const decision of log.of('risk', 'feature', id)) {
      const severity = decision.severity ?? 'low';
      const invariant = said(decision, 'invariant');
      const known = found.get(textOf(decision)) ?? {
        severity,
        invariant,
        rules: new Set<string>(),
        because: new Set<string>(),
        features: new Set<string>(),
      };
      if (severityLevel(severity) > severityLevel(known.severity)) known.severity = severity;
      known.invariant ??= invariant;
      known.rules.add(decision.rule);
      for (const other of decision.also) known.rules.add(other.rule);
      if (decision.because !== null) known.because.add(decision.because);
      known.features.add(id);
      found.set(textOf(decision), known);
    }
  }
  return [...found.entries()]
    .map(([flag, one]) => ({
      flag,
      severity: one.severity,
      invariant: one.invariant,
      rules: listOf(one.rules),
      because: listOf(one.because),
      features: listOf(one.features),
    }))
    .sort((a, b) => severityLevel(b.severity) - severityLevel(a.severity) || compareNatural(a.flag, b.flag));
}
