import { type DecisionIndex, said, textOf } from '../model/decision.ts';
import { compareNatural } from '../model/natural.ts';
import type { RiskFlag } from '../model/plan.ts';
import { severityLevel } from './urgency.ts';

/**
 * Gives the risk flags of some features, worst first, each with all its rules and features. Few rules flag many items, so lists that
 * are equal are one.
 */
export function riskReader(log: DecisionIndex): (ids: readonly string[]) => RiskFlag[] {
  const lists = new Map<string, readonly string[]>();
  const listOf = (members: ReadonlySet<string>): readonly string[] => {
    const list = [...members].sort(compareNatural);
    const key = JSON.stringify(list);
    const known = lists.get(key);
    if (known) return known;
    lists.set(key, list);
    return list;
  };
  return (ids) => riskFlags(ids, log, listOf);
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
