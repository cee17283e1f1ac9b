import type { JsonValue } from '../../model/json.ts';
import type { ListedRule } from '../../model/rule-audit.ts';
import { compareSpans } from '../../model/span.ts';
import type { Rule, RuleBook, ThenValue } from '../model.ts';

/** Every rule by file and place, those that were replaced or switched off too. */
export function listRules(book: RuleBook): readonly ListedRule[] {
  const active = book.rules.map((rule): ListedRule => {
    const set = book.sets.find((one) => one.decides === rule.decides && rule.about.includes(one.about));
    return {
      id: rule.id,
      decides: rule.decides,
      about: rule.about,
      form: rule.form,
      hitPolicy: set?.hitPolicy ?? 'priority',
      priority: rule.priority,
      value: decidedValue(rule, book),
      because: rule.because,
      since: rule.since,
      at: rule.at,
    };
  });
  return active.sort((a, b) => compareSpans(a.at, b.at));
}

function decidedValue(rule: Rule, book: RuleBook): JsonValue {
  const { primary } = book.vocabulary.decisions[rule.decides];
  const value = rule.then.find((parameter) => parameter.name === primary)?.value;
  return value ? thenJson(value) : null;
}

function thenJson(value: ThenValue): JsonValue {
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'fact')
    return value.path === null ? { fact: value.fact } : { fact: value.fact, path: value.path };
  const selector: { [key: string]: JsonValue } = Object.create(null);
  for (const entry of value.entries) selector[entry.key] = thenJson(entry.value);
  return selector;
}
