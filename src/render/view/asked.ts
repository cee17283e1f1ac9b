import { grouped } from '../../model/grouped.ts';
import type { Text } from '../../model/markdown.ts';
import type { GuideRecon } from '../../model/recon.ts';
import { counted, inWords } from '../../model/words.ts';

export interface ReviewView {
  readonly owners: readonly string[];
  readonly scope: string | null;
}

export interface AskedView {
  readonly text: string;
  /** Its line in the guide of the area. */
  readonly at: string;
}

/** What the guide of an area asks of everybody who works in it. */
export interface AskedOfAll {
  /** Who sees its changes, as its guide says, with the changes that these see; null where a single word says no more than that. */
  readonly reviews: readonly ReviewView[];
  /** What ends all work in it. */
  readonly doneWhen: readonly AskedView[];
  /** What every change brings along. */
  readonly changeRules: readonly AskedView[];
  /** Commands that it names besides those that every slice runs. */
  readonly commands: readonly AskedView[];
  /** What the area must not do, with the module that must not. */
  readonly limits: readonly AskedView[];
  /** Where it states its invariants; null for none. They are too many to be told again. */
  readonly invariantsAt: string | null;
  /** How many of those there are, in words; null for none. */
  readonly askedText: string | null;
}

/** `common`: commands that every slice runs. */
export function askedOfAll(guide: GuideRecon | undefined, common: ReadonlySet<string>): AskedOfAll {
  const doneWhen = (guide?.doneWhen ?? []).map(asked);
  const changeRules = (guide?.changeRules ?? []).map(asked);
  const commands = (guide?.tests ?? []).filter((text) => isCommand(text, common)).map(asked);
  const limits = limitsOf(guide);
  const invariants = guide?.invariants ?? [];
  const counts = [
    ...(doneWhen.length > 0 ? [counted(doneWhen.length, 'done criterion', 'done criteria')] : []),
    ...(changeRules.length > 0 ? [`${counted(changeRules.length, 'rule')} for changes`] : []),
    ...(commands.length > 0 ? [counted(commands.length, 'command')] : []),
    ...(limits.length > 0 ? [counted(limits.length, 'limit')] : []),
    ...(invariants.length > 0 ? [counted(invariants.length, 'invariant')] : []),
  ];
  return {
    reviews: reviewsOf(guide),
    doneWhen,
    changeRules,
    commands,
    limits,
    invariantsAt: linesOf(invariants),
    askedText: counts.length === 0 ? null : `What its guide asks of all work here: ${inWords(counts)}`,
  };
}

function asked({ text, at }: Text): AskedView {
  return { text, at: `line ${at.line}` };
}

function reviewsOf(guide: GuideRecon | undefined): readonly ReviewView[] {
  const reviews = (guide?.ownership ?? []).filter(({ role }) => role === 'review');
  return [...grouped(reviews, ({ scope }) => (scope !== null && /\s/.test(scope) ? scope : null))].map(
    ([scope, list]) => ({ owners: [...new Set(list.map(({ owner }) => owner))], scope }),
  );
}

/** A command and, in parentheses, when it is run. With other words about it, it is told of: that it passed, or what it covers. */
function isCommand({ text }: Text, common: ReadonlySet<string>): boolean {
  const [, code, rest] = /^`([^`]+\s[^`]+)`\s*(?:\((.*)\))?\.?$/.exec(text.trim()) ?? [];
  return code !== undefined && (rest !== undefined || !common.has(code.trim()));
}

/** A cell of a module's row says what this module must not do, and the name stands in another cell. */
function limitsOf(guide: GuideRecon | undefined): readonly AskedView[] {
  const nameAt = new Map((guide?.modules ?? []).map(({ name, at }) => [at.line, name]));
  return (guide?.prohibited ?? []).map((one) => {
    const name = nameAt.get(one.at.line);
    const { text, at } = asked(one);
    return { text: name === undefined ? text : `${name}: ${text}`, at };
  });
}

function linesOf(statements: readonly Text[]): string | null {
  const lines = statements.map(({ at }) => at.line).sort((a, b) => a - b);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return null;
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}
