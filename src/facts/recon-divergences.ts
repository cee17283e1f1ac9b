import type { Text } from '../model/markdown.ts';
import type { Divergence, GuideModule } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import { entriesIn } from './content.ts';
import { type GuideContext, idsIn, pathsIn, plain, statusAt } from './context.ts';
import { Identifiers, shortSlug } from './identifiers.ts';
import { nameOf, titleAndRest, withoutCitations } from './names.ts';
import type { RoledSection } from './outline.ts';
import { ModuleGround, subjectCell } from './recon-modules.ts';
import type { RoledTable, Row } from './table.ts';

/** The differences between target and code that a guide admits, closed ones included. */
export function readDivergences(
  sections: readonly RoledSection[],
  modules: readonly GuideModule[],
  context: GuideContext,
): readonly Divergence[] {
  const ground = new ModuleGround(modules);
  const ids = new Identifiers();
  const found: Divergence[] = [];
  for (const section of sections) {
    for (const roled of context.tables(section.section.blocks)) {
      const column = differenceColumn(roled);
      if (column === null) continue;
      for (const row of roled.rows) {
        const text = row.cell(column);
        if (text) found.push(fromRow(row, text, ids, ground, context));
      }
    }
    for (const text of listedDivergences(section, context)) found.push(fromItem(text, ids, context));
  }
  return found;
}

/** The column that says what is missing: that of differences; else, of modules with a status, what is to be done next. */
export function differenceColumn(table: RoledTable): 'divergence' | 'action' | null {
  if (table.has('divergence')) return 'divergence';
  const isModules = table.has('module') && table.has('status') && !table.has('work_package');
  return isModules && table.has('action') ? 'action' : null;
}

/** Items of lists that a heading or a label calls divergences. */
export function listedDivergences(
  section: RoledSection,
  context: Pick<GuideContext, 'log'>,
): readonly Text[] {
  const inherited = section.inherited === 'divergence' ? 'divergence' : null;
  const entries = entriesIn(section.section.blocks, context.log, inherited);
  return entries
    .filter((entry) => entry.form === 'item' && entry.role === 'divergence')
    .map((entry) => entry.text);
}

function fromRow(
  row: Row,
  text: Text,
  ids: Identifiers,
  ground: ModuleGround,
  context: GuideContext,
): Divergence {
  const subject = subjectCell(row);
  const name = nameOf(subject ?? text, context);
  const next = row.cell('action');
  const pathCells = [...row.cells('path'), ...(subject ? [subject] : [])];
  const paths = [
    ...pathCells.flatMap((cell) => pathsIn(cell, context, 'cell')),
    ...(subject ? ground.of(subject, context) : []),
    ...row.all.flatMap((cell) => pathsIn(cell, context)),
  ];
  return {
    id: ids.take(`${context.slug}/gap/${name.label ? slug(name.label) : shortSlug(name.title)}`),
    title: name.title,
    text: text.text,
    action: next ? next.text : null,
    paths: [...new Set(paths)],
    actionPaths: next ? [...new Set(pathsIn(next, context))] : [],
    ids: [...new Set(row.all.flatMap((cell) => idsIn(cell, context)))],
    open: isOpen(text, context),
    area: context.guide.area,
    at: text.at,
  };
}

function fromItem(text: Text, ids: Identifiers, context: GuideContext): Divergence {
  const title = plain(withoutCitations(titleAndRest(text).title).text);
  return {
    id: ids.take(`${context.slug}/gap/${shortSlug(title)}`),
    title,
    text: text.text,
    action: null,
    paths: pathsIn(text, context),
    actionPaths: [],
    ids: idsIn(text, context),
    open: isOpen(text, context),
    area: context.guide.area,
    at: text.at,
  };
}

function isOpen(text: Text, context: GuideContext): boolean {
  const open = statusAt(text, context)?.then.open;
  return typeof open === 'boolean' ? open : true;
}
