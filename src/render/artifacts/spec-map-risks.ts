import type { Decision } from '../../model/decision.ts';
import { at } from '../../model/held.ts';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { byId, byKey, compareNatural } from '../../model/natural.ts';
import type { Feature } from '../../model/sources.ts';
import type { RenderInput } from './input.ts';
import { type ElementList, place, textOrNull } from './json.ts';

/** Features with the signals that make them high-risk: a priority of the first rank, a stated risk, a rule's flag. */
export function highRisk({ facts, log, config }: RenderInput): ElementList {
  const first = config.plan.priorities[0]?.toLowerCase();
  const isFirst = ({ priority }: Feature): boolean => priority !== null && priority.toLowerCase() === first;
  const isRisky = ({ risk }: Feature): boolean => risk !== null && /^(?:high|critical|severe)$/i.test(risk);
  const flags = ({ id }: Feature): readonly Decision[] =>
    log.of('risk', 'feature', id).filter(({ severity }) => severity === 'high');
  const found = facts.sources.inventory.features
    .filter((feature) => isFirst(feature) || isRisky(feature) || flags(feature).length > 0)
    .sort(byId);
  return {
    path: ['feature_inventory', 'high_risk'],
    length: found.length,
    element(index) {
      const feature = at(found, index);
      const { id, mvp, priority, risk, spans } = feature;
      const signals: JsonObject[] = [];
      if (isFirst(feature)) signals.push(signal('priority', priority, null, spans.priority ?? feature.at));
      if (isRisky(feature)) signals.push(signal('risk', risk, null, spans.risk ?? feature.at));
      for (const { then, value, rule, ruleSource } of flags(feature)) {
        const invariant = textOrNull(then.invariant);
        signals.push(
          signal(invariant ? 'invariant' : 'flag', invariant ?? textOrNull(value) ?? '', rule, ruleSource),
        );
      }
      return { id, mvp, signals };
    },
  };
}

function signal(kind: string, value: string | null, rule: string | null, source: Feature['at']): JsonObject {
  return { signal: kind, value, rule, source: place(source) };
}

/** The invariants that rules name, with the features at stake. */
export function invariantFocus({ facts, log }: RenderInput): JsonValue {
  const focus = new Map<string, { features: Set<string>; flags: Set<string>; rules: Set<string> }>();
  for (const feature of facts.sources.inventory.features) {
    for (const decision of log.of('risk', 'feature', feature.id)) {
      const invariant = textOrNull(decision.then.invariant);
      if (invariant === null) continue;
      const entry = focus.get(invariant) ?? { features: new Set(), flags: new Set(), rules: new Set() };
      entry.features.add(feature.id);
      entry.flags.add(textOrNull(decision.value) ?? '');
      for (const rule of [decision.rule, ...decision.also.map((other) => other.rule)]) entry.rules.add(rule);
      focus.set(invariant, entry);
    }
  }
  return [...focus].sort(byKey).map(([invariant, { features, flags, rules }]) => ({
    invariant,
    feature_ids: [...features].sort(compareNatural),
    flags: [...flags].sort(compareNatural),
    rules: [...rules].sort(compareNatural),
  }));
}
