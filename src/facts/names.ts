import type { Text } from '../model/markdown.ts';
import { codeSpans } from '../syntax/inline.ts';
import { plain, type ReconContext } from './context.ts';
import { oncePerObject, oncePerText } from './once.ts';
import { firstSentence, splitLabel, trailingAside } from './text.ts';

/** What a piece of work or a module is called, taken apart. */
export interface Name {
  /** The short id in it, such as `WP-01`, or null. */
  readonly label: string | null;
  /** `P0`, `P1`, … as written, or null. */
  readonly priority: string | null;
  /** The rest, without inline marks; empty only where there is nothing to read. */
  readonly title: string;
}

/** What names are told by: the patterns of labels and priorities, and what feature ids look like, which are no labels. */
export type Naming = Pick<ReconContext, 'config' | 'ids'>;

/** Takes a title apart: `P0 - Title (\`XY-01\`)`, `` `WP-01 Title` ``, `` `WP-1` Title. ``. */
export function nameOf(text: Text, context: Naming): Name {
  return named(context)(text);
}

const named = oncePerObject((context: Naming) => oncePerObject((text: Text) => readName(text, context)));

function readName(text: Text, context: Naming): Name {
  const label = pattern(`^${bare(context.config.patterns.label)}`);
  const priority = pattern(`^${bare(context.config.patterns.priority)}(?![\\p{L}\\p{N}-])`);
  let rest = plain(withoutCitations(text).text);
  const found: { label: string | null; priority: string | null } = { label: null, priority: null };
  for (let round = 0; round < 3; round += 1) {
    const urgent = found.priority === null ? (priority.exec(rest)?.[0] ?? null) : null;
    const short = urgent === null && found.label === null ? shortId(label.exec(rest)?.[0], context) : null;
    const taken = urgent ?? short;
    if (taken === null) break;
    if (urgent !== null) found.priority = urgent;
    else found.label = short;
    rest = rest.slice(taken.length).replace(/^[\s:–—.)\]-]+/, '');
  }
  found.label ??= asideLabel(text, context);
  const title = rest === '' ? plain(text.text) : rest;
  return { label: found.label, priority: found.priority, title: title.replace(/(?<!\s)\s*[.:]$/, '') };
}

/** The priority that a text names anywhere, or null. */
export function priorityIn(text: string, context: Naming): string | null {
  return pattern(context.config.patterns.priority).exec(text)?.[0] ?? null;
}

/** Every label in a text that is not a feature id, each once. */
export function labelsIn(text: string, context: Naming): readonly string[] {
  const found = text.match(new RegExp(context.config.patterns.label, 'gu')) ?? [];
  return [...new Set(found)].filter((label) => shortId(label, context) !== null);
}

/** The label that a title carries, in front of a colon (`Phase P0-A: …`), at its start or in brackets at its end; or null. */
export function labelOfTitle(line: Text, context: Naming): string | null {
  const split = splitLabel(line);
  const opener = split && split.rest.text !== '' ? labelsIn(plain(split.label.text), context)[0] : undefined;
  return opener ?? nameOf(line, context).label;
}

/** The label with which a line begins, when more follows than marks; a line that is nothing but a label names what is elsewhere. */
export function labelAtStart(line: string, context: Naming): string | null {
  const text = line.slice(0, longestStart).replace(/^[`*_[(]+/, '');
  const label = pattern(`^${bare(context.config.patterns.label)}`).exec(text)?.[0];
  return label !== undefined && /\p{L}/u.test(text.slice(label.length)) ? shortId(label, context) : null;
}

/** A label and the first words behind it. */
const longestStart = 80;

/** The first sentence of a line as a title, and what follows. */
export function titleAndRest(line: Text): { title: Text; rest: Text | null } {
  const { first, rest } = firstSentence(line);
  return { title: first, rest };
}

/** Without brackets at the end that hold nothing but code and ids: they cite, they do not name. */
export function withoutCitations(text: Text): Text {
  let kept = text;
  for (let round = 0; round < 4; round += 1) {
    const found = trailingAside(kept);
    if (!found || found.before.text === '' || !onlyCode(found.aside)) return kept;
    kept = found.before;
  }
  return kept;
}

function onlyCode(text: Text): boolean {
  const spans = codeSpans(text);
  if (spans.length === 0) return false;
  const left = spans.reduce((rest, span) => rest.replace(`\`${span.text}\``, ''), text.text);
  // What joins code spans in a citation: commas, a word such as "to" or "and", nothing longer.
  return left.split(/[\s,;&]+/).every((word) => word.length <= 3);
}

/** `Title (\`XY-01\`)`: the only code of the brackets is the label. */
function asideLabel(text: Text, context: Naming): string | null {
  const found = trailingAside(text)?.aside;
  const [only, ...more] = found ? codeSpans(found) : [];
  if (!only || more.length > 0) return null;
  const whole = pattern(`^(?:${context.config.patterns.label})$`);
  return whole.test(only.text) ? shortId(only.text, context) : null;
}

function shortId(label: string | undefined, context: Naming): string | null {
  if (label === undefined) return null;
  if (context.ids && pattern(`^(?:${context.ids.source})$`).test(label)) return null;
  return label;
}

const pattern = oncePerText((source) => new RegExp(source, 'u'));

/** A pattern that is matched at the start needs no boundary before it. */
function bare(pattern: string): string {
  return `(?:${pattern})`;
}
