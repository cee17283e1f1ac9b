import { areaStepWords } from '../model/areas.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { compareNatural } from '../model/natural.ts';
import type { Draft } from './model.ts';
import { counted, type Notes, named } from './notes.ts';

const trust = {
  stated: 'what somebody stated elsewhere',
  likely: 'likely, as it was written for another purpose',
  guessed: 'a guess',
} as const;

/** Where the areas come from, when no canonical guide table states them, and how sure that is. */
export function areaNotes(notes: Notes, facts: FactSet): void {
  const { from, certainty, steps } = facts.sources.areas;
  if (from === null || certainty === null || from === 'guide-table') return;
  const leading = steps.find(({ use }) => use === 'leads');
  const added = steps.filter(({ use }) => use === 'adds');
  const more = added.map(({ step, used }) => `${used} of ${areaStepWords[step]} on ground that is free`);
  const place = leading?.source ?? null;
  notes.assume({
    topic: 'areas',
    name: from,
    subject: 'areas',
    weight: facts.areas.length,
    source: place === null ? null : { file: place, line: 1, column: 1 },
    text: `Areas are ${areaStepWords[from]}, ${leading?.used ?? 0}${more.length > 0 ? `, and ${more.join(', ')}` : ''}. No canonical guide table states them; this is ${trust[certainty]}.`,
  });
}

/** How features without a group were grouped. One note a rule. */
export function groupingNotes(notes: Notes, draft: Draft, log: DecisionIndex): void {
  const byRule = new Map<
    string,
    { groups: Set<string>; ids: string[]; decision: DecisionIndex['all'][number] }
  >();
  for (const decision of log.about('group')) {
    if (!draft.scope.planned(decision.subject.id)) continue;
    const known = byRule.get(decision.rule) ?? { groups: new Set<string>(), ids: [], decision };
    known.groups.add(String(decision.value));
    known.ids.push(decision.subject.id);
    byRule.set(decision.rule, known);
  }
  for (const [rule, { groups, ids, decision }] of [...byRule].sort((a, b) => compareNatural(a[0], b[0]))) {
    const because = decision.because === null ? '' : ` ${decision.because.trim()}`;
    notes.assume({
      topic: 'group',
      name: rule,
      subject: `rule:${rule}`,
      weight: ids.length,
      rule,
      source: decision.ruleSource,
      text: `${counted(ids.length, 'feature')} (${named(ids.sort(compareNatural))}) of no group stand in ${named([...groups].sort(compareNatural), '"')}.${because}`,
    });
  }
}

/** That no command is known that proves a change: asked once, not in every slice. */
export function commandNotes(
  notes: Notes,
  slices: readonly { readonly commands: readonly unknown[] }[],
): void {
  if (slices.length === 0 || slices.some(({ commands }) => commands.length > 0)) return;
  notes.ask({
    topic: 'command',
    name: 'none',
    subject: 'gates',
    weight: slices.length,
    text: 'Which command proves a change? Nothing in the repository tells: no gate is configured (`gates`), and no rule knows one for its files. Until then a slice is done by its criteria alone.',
  });
}
