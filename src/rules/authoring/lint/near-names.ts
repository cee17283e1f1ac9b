import { distance } from 'fastest-levenshtein';
import { finding } from '../../../diagnostics/finding.ts';
import type { DecisionKind } from '../../../model/decision.ts';
import { compareSpans, type Span } from '../../../model/span.ts';
import type { Rule, RuleBook } from '../../model.ts';
import type { Lint, LintContext } from './context.ts';

/** Parameters of `then` that make a name: whatever a rule gives there is one from then on, and so is a slip. */
const made: readonly (readonly [decides: DecisionKind, parameter: string])[] = [
  ['group', 'group'],
  ['workstream', 'workstream'],
  ['risk', 'flag'],
  ['owner', 'owner'],
  ['contract', 'surface'],
  ['hotspot', 'hotspot'],
  ['suite', 'suite'],
];

/** Shorter names differ by a letter on purpose. */
const fewestLetters = 5;

/** Each name is compared with every other; among more of them names that are near are no slips but a system. */
const mostNames = 500;

/** A name and the rules that give it, by place. */
interface Given {
  readonly name: string;
  readonly uses: { readonly rule: Rule; readonly at: Span }[];
}

/** Names that rules make and that differ by one letter from one that more rules make, or earlier ones. */
export function lintNearNames({ book }: LintContext): Lint[] {
  return made.flatMap(([decides, parameter]) => {
    // The name that most rules give is the one that is meant.
    const names = givenBy(book, decides, parameter).sort(
      (a, b) => b.uses.length - a.uses.length || compareFirst(a, b),
    );
    if (names.length > mostNames) return [];
    return names.flatMap((given, index): Lint[] => {
      const meant = names.slice(0, index).find(({ name }) => isSlip(given.name, name));
      const [use, first] = [given.uses[0], meant?.uses[0]];
      if (!use || !meant || !first) return [];
      const data = { what: parameter, name: given.name, other: meant.name, uses: meant.uses.length };
      const related = [{ at: first.at, note: `\`${meant.name}\` is given here` }];
      return [{ finding: finding('rules/near-names', use.at, data, { related }), rule: use.rule, fix: null }];
    });
  });
}

function givenBy(book: RuleBook, decides: DecisionKind, parameter: string): Given[] {
  const byName = new Map<string, Given>();
  for (const rule of book.rules) {
    if (rule.decides !== decides) continue;
    for (const { name, value, at } of rule.then) {
      if (name !== parameter || value.kind !== 'literal' || typeof value.value !== 'string') continue;
      const given = byName.get(value.value) ?? { name: value.value, uses: [] };
      given.uses.push({ rule, at });
      byName.set(value.value, given);
    }
  }
  for (const { uses } of byName.values()) uses.sort((a, b) => compareSpans(a.at, b.at));
  return [...byName.values()];
}

function compareFirst({ uses: [a] }: Given, { uses: [b] }: Given): number {
  return a && b ? compareSpans(a.at, b.at) : 0;
}

/** One letter more, less or other, two that changed places, or another case. Another number is another name. */
function isSlip(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (Math.abs(a.length - b.length) > 1 || Math.min(letters(a), letters(b)) < fewestLetters) return false;
  if (a.replace(/\d+/g, '') === b.replace(/\d+/g, '') && a !== b) return false;
  const apart = distance(a, b);
  return apart < 2 || (apart === 2 && a.length === b.length && swapped(a, b));
}

function letters(name: string): number {
  return name.match(/\p{L}/gu)?.length ?? 0;
}

/** Two texts of one length of which two neighbours have changed places. */
function swapped(a: string, b: string): boolean {
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}
