import { pushTo } from '../model/grouped.ts';
import { byKey } from '../model/natural.ts';
import type { Feature, Sources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';

/**
 * The priorities that the inventory gives, each once, with what their column is like: whether `3` is a band or the third
 * of an order shows only beside the others. The id is the text as written.
 */
export function prioritySubjects(sources: Sources): Subject[] {
  const having = new Map<string, Feature[]>();
  for (const feature of sources.inventory.features) {
    if (feature.priority === null) continue;
    pushTo(having, feature.priority, feature);
  }
  const numbers = [...having.keys()].filter(isNumber).map(Number);
  const column = {
    whole: numbers.every((number) => Number.isInteger(number)),
    distinct: new Set(numbers).size,
    lowest: numbers.reduce((least, one) => Math.min(least, one), numbers[0] ?? 0),
    highest: numbers.reduce((most, one) => Math.max(most, one), numbers[0] ?? 0),
    all: [...having.values()].reduce((sum, features) => sum + features.length, 0),
  };
  return [...having].sort(byKey).map(([text, features]) => {
    const numeric = isNumber(text);
    const facts = {
      text,
      numeric,
      number: numeric ? Number(text) : 0,
      features: features.length,
      ...column,
    };
    const at = features[0]?.spans.priority ?? features[0]?.at;
    return { kind: 'value', id: text, facts, sources: at ? { text: at, numeric: at, number: at } : {} };
  });
}

function isNumber(text: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text);
}
