import type { Text } from '../model/markdown.ts';
import { type GuideContext, plain, statusAt } from './context.ts';
import { labelsIn, nameOf, priorityIn } from './names.ts';
import type { RoledSection } from './outline.ts';
import { openerName, type PackageDraft } from './package-draft.ts';
import { phaseNumber } from './package-order.ts';
import { type LabelledLine, slice, splitLabel } from './text.ts';

/** What the headings above say of everything below them. */
export type Surroundings = Pick<PackageDraft, 'priority' | 'phase' | 'later'>;

export const noSurroundings: Surroundings = { phase: null, priority: null, later: false };

/** Reads the surroundings of what stands in a section. */
export function surroundings(section: RoledSection, context: GuideContext): Surroundings {
  let phase: string | null = null;
  let priority: string | null = null;
  let later = false;
  for (let at: RoledSection | null = section; at; at = at.parent) {
    const heading = at.section.heading;
    if (!heading || at.role === 'other') continue;
    if (at.role === 'phase') phase ??= plain(heading.text);
    priority ??= priorityIn(plain(heading.text), context);
    later ||= statusAt(heading, context)?.then.deferred === true;
  }
  return { phase, priority, later };
}

/** A draft from the line that opens it: `Phase A: Title`, `Phase A - Title`, `P0 - Title (\`XY-01\`)`, `TODO Title`, `Title`. */
export function opened(
  whole: Text,
  above: Surroundings,
  container: number,
  context: GuideContext,
): PackageDraft {
  const status = statusAt(whole, context);
  const line = status ? withoutState(whole) : whole;
  const split = splitLabel(line) ?? countedTitle(line);
  // Only a label that counts (`Phase 2`, `Step B`) or is a short id names a package; `Fix: …` is a title.
  const labels = split ? labelsIn(plain(split.label.text), context) : [];
  const number = split ? phaseNumber(openerName(split.label)) : null;
  const opener = split && split.rest.text !== '' && (labels.length > 0 || number) ? split : null;
  const title = opener ? opener.rest : line;
  const name = nameOf(title, context);
  const own = opener ? openerName(opener.label) : null;
  const priority = name.priority ?? (own && priorityIn(own, context)) ?? above.priority;
  const sequence = opener && number ? { family: `${container} ${number.family}`, phase: number.phase } : null;
  return {
    name: { ...name, label: name.label ?? labels[0] ?? null },
    opener: own,
    priority,
    phase: number && own ? own : above.phase,
    later: above.later || status?.then.deferred === true,
    checked: null,
    title,
    entries: [],
    cells: [],
    status: line === whole ? null : whole,
    sequence: sequence ?? phaseSequence(above.phase),
  };
}

/** `TODO Title` without the state in capitals; of a title that does not open so, the title. */
function withoutState(title: Text): Text {
  const state = /^(?:\[\p{Lu}{3,}\]|\p{Lu}{3,}):? +(?=\S)/u.exec(title.text);
  return state ? slice(title, state[0].length) : title;
}

/** `Step 2 - Title`, with any dash: the counted word opens the title as it does in front of a colon. */
function countedTitle(line: Text): LabelledLine | null {
  const dash = /^\p{L}+ (?:\d{1,4}|\p{Lu})( [-–—] )/u.exec(line.text);
  if (!dash?.[1]) return null;
  const label = slice(line, 0, dash[0].length - dash[1].length);
  return { label, rest: slice(line, dash[0].length) };
}

/** Packages below a heading `Phase 2: …` come after those below `Phase 1: …`. */
function phaseSequence(phase: string | null): PackageDraft['sequence'] {
  const words = phase === null ? null : /^[^:–—]+/.exec(phase)?.[0].trim();
  const number = words ? phaseNumber(words) : null;
  return number ? { family: `phases ${number.family}`, phase: number.phase } : null;
}
