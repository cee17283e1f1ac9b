import type { Text } from '../model/markdown.ts';
import type { Statement, WorkPackage } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import { withoutCode } from '../syntax/inline.ts';
import { type Entry, saysWhatBecomes } from './content.ts';
import { type GuideContext, idsIn, pathsIn, plain, statement, statusAt } from './context.ts';
import { type Identifiers, shortSlug } from './identifiers.ts';
import type { Name } from './names.ts';
import { aside } from './phrases.ts';
import { clauses } from './text.ts';

/** A work package as it was found, before it has an id. */
export interface PackageDraft {
  readonly name: Name;
  /** The words before the colon that opened it (`Phase 1`), or null. */
  readonly opener: string | null;
  readonly priority: string | null;
  readonly phase: string | null;
  /** Whether a heading above it, or its own title, puts it after the release in scope. */
  readonly later: boolean;
  readonly checked: boolean | null;
  /** The line or cell that names it. */
  readonly title: Text;
  readonly entries: readonly Entry[];
  /** Where it is a row of a table, all its cells: what any of them cites, it cites. */
  readonly cells: readonly Text[];
  /** A status cell, where the table has one. */
  readonly status: Text | null;
  /** Numbered phases of one family follow each other: the family and this one's place in it, or null. */
  readonly sequence: { readonly family: string; readonly phase: string } | null;
}

/** Roles of statements that say what to do, best first for finding paths. */
const work: ReadonlySet<string | null> = new Set([null, 'scope', 'deliverables', 'work_package']);

/** Settles a draft: its id, what it asks for, when it is done. `after` is settled when all packages of the guide are known. */
export function settlePackage(
  draft: PackageDraft,
  order: number,
  ids: Identifiers,
  context: GuideContext,
): WorkPackage {
  const of = (role: string): readonly Entry[] => draft.entries.filter((entry) => entry.role === role);
  const scope = draft.entries.filter((entry) => work.has(entry.role) && entry.form !== 'code');
  const label = draft.name.label ?? draft.opener;
  const texts = [draft.title, ...draft.entries.map(({ text }) => text), ...draft.cells];
  const cited = [...new Set(texts.flatMap((text) => idsIn(text, context)))];
  const status = ownStatus(draft, context);
  const doneWhen = of('done').flatMap((entry) =>
    clauses(entry.text).map((text) => withLead(statement(text, context), entry)),
  );
  return {
    id: ids.take(`${context.slug}/${label ? slug(label) : shortSlug(draft.name.title)}`),
    label,
    title: draft.name.title,
    area: context.guide.area,
    guide: context.guide.path,
    priority: draft.priority,
    phase: draft.phase,
    order,
    scope: inOneLine(draft.entries.filter((entry) => scope.includes(entry) || asksForFiles(entry))).map(
      (entry) => withLead(statement(entry.text, context), entry),
    ),
    paths: packagePaths(draft, scope, context),
    doneWhen,
    tests: of('tests').map((entry): Statement => statement(entry.text, context)),
    ids: cited,
    open: draft.checked === true ? false : (status.open ?? true),
    deferred: draft.later || status.later || allLater(cited, context),
    after: [],
    at: draft.title.at,
  };
}

/** True of listed files with words beside them, or with a label that says what becomes of them. */
function asksForFiles({ role, text, label, lead }: Entry): boolean {
  if (role !== 'files') return false;
  return saysMore(text.text) || saysWhatBecomes(role, label) || lead !== undefined;
}

/** Neighbours of one list that are names in code and nothing else, as one statement: a path a line is one thing to do. */
function inOneLine(entries: readonly Entry[]): Entry[] {
  const lines: Entry[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const isNext = last !== undefined && isListed(last) && isListed(entry) && last.lead === entry.lead;
    if (isNext) lines[lines.length - 1] = { ...last, text: joined(last.text, entry.text) };
    else lines.push(entry);
  }
  return lines;
}

/** True of a line of a list within an item that is a name in code. */
function isListed({ lead, text }: Entry): boolean {
  return lead !== undefined && withoutCode(text.text).replace(/[\s,;.]+/g, '') === '';
}

function joined(first: Text, second: Text): Text {
  const endLine = second.at.endLine ?? second.at.line;
  return { text: `${first.text}, ${second.text}`, at: { ...first.at, endLine } };
}

/** True of words beside the paths that a package lists: `Add `a/b`; keep `c` until the end`. A mark (`new`) is none, nor are paths in plain text. */
function saysMore(files: string): boolean {
  if (!files.includes('`')) return false;
  const words = withoutCode(files).match(/(?<![\p{L}\p{N}./\\_-])\p{L}{2,}(?![\p{L}\p{N}/\\_-]|\.\p{L})/gu);
  return (words?.length ?? 0) > 1;
}

/** A line of a list says its verb in the item around it: `Create folders:`. What is said of files says that it is. */
function withLead(said: Statement, { role, label, lead }: Entry): Statement {
  const opening = lead ?? (role === 'files' ? label?.text : undefined);
  return opening === undefined ? said : { ...said, text: `${opening}: ${said.text}` };
}

/** Paths where work is named come first; where done criteria alone name a path, that one. */
function packagePaths(
  draft: PackageDraft,
  scope: readonly Entry[],
  context: GuideContext,
): readonly string[] {
  const listed = draft.entries.filter((entry) => entry.role === 'files');
  const tests = draft.entries.filter((entry) => entry.role === 'tests');
  const done = draft.entries.filter((entry) => entry.role === 'done');
  const named = [
    ...pathsIn(draft.title, context),
    ...listed.flatMap((entry) => pathsIn(entry.text, context, 'cell')),
    ...scope.flatMap((entry) => pathsIn(entry.text, context)),
    ...tests.flatMap((entry) => pathsIn(entry.text, context)),
  ];
  const paths = named.length > 0 ? named : done.flatMap((entry) => pathsIn(entry.text, context));
  return [...new Set(paths)];
}

/** What the package's status cell, its title or the brackets behind it say. */
function ownStatus(draft: PackageDraft, context: GuideContext): { open: boolean | null; later: boolean } {
  const said = [draft.status, aside(draft.title), draft.title];
  for (const phrase of said) {
    const decision = phrase && statusAt(phrase, context);
    if (!decision) continue;
    const open = typeof decision.then.open === 'boolean' ? decision.then.open : null;
    return { open, later: decision.then.deferred === true };
  }
  return { open: null, later: false };
}

function allLater(ids: readonly string[], context: GuideContext): boolean {
  return ids.length > 0 && ids.every((id) => context.features.get(id)?.mvp === false);
}

/** The words of an opener as people cite it. */
export function openerName(opener: Text): string {
  return plain(opener.text);
}
