import type { Decision } from '../../model/decision.ts';
import { type JsonObject, type JsonValue, objectOf } from '../../model/json.ts';
import { isMeasure } from '../../model/measures.ts';
import { byKey } from '../../model/natural.ts';
import { cut } from '../../model/words.ts';
import { DecisionTexts, formOf } from './decision-text.ts';
import type { RenderInput } from './input.ts';
import { artifactSchemaVersion, type JsonArtifact, type Lines, place, placeOrNull } from './json.ts';

/**
 * `decisions.json`: every decision, and once for each rule that won what it asks and why. A rule decides about thousands of
 * subjects; of each only what differs is said. Where `lines` are kept, a decision that was written before is not written again.
 */
export function decisionsArtifact({ log }: RenderInput, lines: Lines | null = null): JsonArtifact {
  const rules = new Map<string, Decision>();
  for (const decision of log.all) if (!rules.has(decision.rule)) rules.set(decision.rule, decision);
  const sorted = [...rules].sort(byKey);
  const { all } = log;
  const texts = new DecisionTexts(told);
  return {
    frame: {
      schema_version: artifactSchemaVersion,
      kind: 'decisions',
      rules: objectOf(
        sorted.map(([id, rule]) => [
          id,
          { decides: rule.decides, source: place(rule.ruleSource), because: rule.because, asks: rule.asks },
        ]),
      ),
      decisions: [],
    },
    lists: [
      {
        path: ['decisions'],
        length: all.length,
        element: (index) => decisionJson(all[index] as Decision),
        moulded: {
          text: (index) => texts.of(all[index] as Decision),
          form: (index) => formOf(all[index] as Decision),
        },
        kept: lines && all.length <= mostKept ? { of: (index) => all[index] as Decision, lines } : null,
      },
    ],
    depth: 2,
  };
}

/** Of more decisions than these no lines are kept: they are as long as the artifact. */
const mostKept = 200_000;

/** One decision: the facts that its rule asked, the result of each of the rule's leaves, and what lost. */
function decisionJson(decision: Decision): JsonObject {
  return {
    subject: `${decision.subject.kind}:${decision.subject.id}`,
    decides: decision.decides,
    value: decision.value,
    then: decision.then,
    rule: decision.rule,
    rule_source: place(decision.ruleSource),
    severity: decision.severity,
    also: decision.also.map((other) => ({ rule: other.rule, rule_source: place(other.ruleSource) })),
    facts: decision.facts.map((fact) => ({
      name: fact.name,
      value: told(decision.subject, fact),
      source: placeOrNull(fact.source),
    })),
    trace: decision.results,
    lost: decision.lost.map((lost) => ({
      value: lost.value,
      rule: lost.rule,
      rule_source: place(lost.ruleSource),
      reason: lost.reason,
    })),
    tie: decision.tie,
  };
}

/** Measures of the tree are left out, and long text is cut: its source span says where the whole of it is. */
function told(subject: Decision['subject'], { name, value }: Decision['facts'][number]): JsonValue {
  if (isMeasure(subject.kind, name)) return null;
  if (typeof value === 'string') return cut(value, 200);
  if (Array.isArray(value) && value.length > 40)
    return [...value.slice(0, 40), `… ${value.length - 40} more`];
  return value;
}
