import { append } from '../model/append.ts';
import type { Criterion } from '../model/sources.ts';
import { folded } from './words.ts';

/** Kinds of tests by words that mean nothing else where criteria stand. */
const kinds: readonly string[] = [
  ...['unit', 'integration', 'functional', 'regression', 'smoke', 'sanity', 'e2e', 'end to end', 'fuzz'],
  ...['acceptance', 'performance', 'contract', 'a11y'],
];

/** Kinds that need the word for a test behind them: `load` alone may be a step. */
const more: readonly string[] = [
  ...['component', 'system', 'api', 'ui', 'visual', 'snapshot', 'property', 'mutation', 'load', 'stress'],
  ...['soak', 'security', 'accessibility', 'usability', 'compatibility'],
];

/** A longer text says more than kinds; there may be very many. */
const longest = 100;

const alone: ReadonlySet<string> = new Set(kinds);
const withTests: ReadonlySet<string> = new Set([...kinds, ...more]);
/** Most criteria are sentences: their first word tells that before anything is taken apart. */
const openings: ReadonlySet<string> = new Set([...withTests].map((kind) => kind.split(' ', 1)[0] ?? kind));

/** Whether a text is nothing but kinds of tests: `unit`, `e2e, manual`, `Integration tests`. */
function kindsIn(text: string): readonly string[] {
  if (text.length > longest) return [];
  const opening = /[\p{L}\p{N}]+/u.exec(text)?.[0];
  if (opening === undefined || !openings.has(opening.toLowerCase())) return [];
  const parts = text
    .split(/[,;/+&、，]|\s+and\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const words = parts.map(kindOf);
  return words.every((word) => word !== null) ? words : [];
}

function kindOf(part: string): string | null {
  const whole = folded(part);
  const word = whole.replace(/ (?:tests?|testing)$/, '');
  return (word === whole ? alone : withTests).has(word) ? word : null;
}

/**
 * Criteria without those that only name kinds of tests, which are added to `found`: how something is verified is not what is
 * to hold.
 */
export function withoutKinds(criteria: readonly Criterion[], found: string[]): readonly Criterion[] {
  return criteria.filter((one) => {
    const named = one.id === null ? kindsIn(one.text) : [];
    append(found, named);
    return named.length === 0;
  });
}
