import type { Text } from '../model/markdown.ts';
import type { Entry } from './content.ts';
import { type GuideContext, plain } from './context.ts';
import { nameOf, priorityIn, titleAndRest } from './names.ts';
import type { RoledSection } from './outline.ts';
import type { PackageDraft } from './package-draft.ts';
import { opened, type Surroundings, surroundings } from './package-opening.ts';
import type { Row } from './table.ts';

/** Packages that are rows of a table with a column for them. */
export function tableDrafts(section: RoledSection, context: GuideContext): readonly PackageDraft[] {
  const above = surroundings(section, context);
  return context.tables(section.section.blocks).flatMap((roled) => {
    if (!roled.has('work_package')) return [];
    return roled.rows.flatMap((row) => rowDraft(row, above, section.section.index, context) ?? []);
  });
}

/** The label role that stands for a column role. */
const entryRoles: ReadonlyMap<string, string> = new Map([
  ['scope', 'scope'],
  ['action', 'scope'],
  ['responsibilities', 'scope'],
  ['path', 'files'],
  ['done', 'done'],
  ['tests', 'tests'],
  ['ids', 'ids'],
  ['after', 'after'],
]);

/** The cells of a row as statements, each with the role of its column. */
export function rowEntries(row: Row): readonly Entry[] {
  return [...entryRoles].flatMap(([column, role]) => row.cells(column).map((text) => cellEntry(role, text)));
}

function cellEntry(role: string | null, text: Text): Entry {
  return { role, label: null, text, form: 'item', checked: null };
}

function rowDraft(
  row: Row,
  above: Surroundings,
  container: number,
  context: GuideContext,
): PackageDraft | null {
  const [first, ...more] = row.cells('work_package');
  if (!first) return null;
  const priority = row.cell('priority');
  const draft = opened(first, above, container, context);
  const known = {
    ...draft,
    name: { ...draft.name, label: draft.name.label ?? idBefore(first, row, context) },
    priority: (priority && priorityIn(plain(priority.text), context)) ?? draft.priority,
    entries: [...more.map((text) => cellEntry('scope', text)), ...rowEntries(row)],
    cells: row.all,
    status: row.cell('status'),
  };
  return isShortId(plain(first.text)) ? calledBySaid(known, plain(first.text), context) : known;
}

/** The id that stands in the first cell of a row, before what the row is called; a feature's is none of the row. */
function idBefore(called: Text, { all: [first] }: Row, context: GuideContext): string | null {
  if (!first || first === called) return null;
  const id = plain(first.text);
  return isShortId(id) && context.cited(first).length === 0 ? id : null;
}

/** One word with a digit, such as `C-1`: it names a row and does not say what it is. */
function isShortId(text: string): boolean {
  return (
    text.length <= 12 && /^\p{L}[\p{L}\p{N}_.-]*$/u.test(text) && /\d/.test(text) && !/\.\p{L}/u.test(text)
  );
}

/** A row whose first cell is nothing but its id is called by what the row says that is to be done. */
function calledBySaid(draft: PackageDraft, id: string, context: GuideContext): PackageDraft {
  const isFeature = context.cited(draft.title).length > 0;
  const label = draft.name.label ?? (isFeature ? null : id);
  const said = draft.entries.find(({ role }) => role === 'scope');
  if (!said) return { ...draft, name: { ...draft.name, label } };
  const { title, rest } = titleAndRest(said.text);
  const entries = draft.entries.flatMap((entry) =>
    entry !== said ? [entry] : rest ? [{ ...entry, text: rest }] : [],
  );
  return { ...draft, name: { ...draft.name, label, title: nameOf(title, context).title }, title, entries };
}
