import { append } from '../model/append.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { Text } from '../model/markdown.ts';
import type { ReadSources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { plainText } from '../syntax/inline.ts';
import { entriesIn, linesOf } from './content.ts';
import { labelledPlans } from './labelled-lists.ts';
import { placeId, type RoledSection } from './outline.ts';
import { aside, headingAside, subjectItem } from './phrases.ts';
import { differenceColumn, listedDivergences } from './recon-divergences.ts';
import { subjectCell } from './recon-modules.ts';
import { everySection, everywhere } from './subjects-document.ts';
import { type RoledTable, roledTables } from './table.ts';

type PhraseKind = 'cell' | 'heading' | 'title' | 'item' | 'aside';

/** A phrase before it is a subject. */
interface Phrase {
  readonly text: Text;
  readonly column: string;
  readonly kind: PhraseKind;
}

/** Roles of sections whose heading can itself say how far the work is. */
const telling: ReadonlySet<string> = new Set([
  'status',
  'divergence',
  'modules',
  'work_packages',
  'phase',
  'work_package',
]);

/** The words that may say how far something is: status and divergence cells, titles of work, items of status lists, asides. */
export function phraseSubjects(sources: ReadSources, log: DecisionIndex): Subject[] {
  const seen = new Set<string>();
  return everySection(sources, log, (section) =>
    phrasesOf(section, log).flatMap(({ text, column, kind }) => {
      const id = placeId(text.at);
      if (text.text === '' || seen.has(id)) return [];
      seen.add(id);
      const facts = { text: plainText(text.text), column, section: section.inherited, kind };
      return [{ kind: 'phrase' as const, id, facts, sources: everywhere(facts, text) }];
    }),
  );
}

function phrasesOf(section: RoledSection, log: DecisionIndex): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const add = (text: Text | null, kind: PhraseKind, column = 'other'): void => {
    if (text) phrases.push({ text, column, kind });
  };
  const heading = section.section.heading;
  if (heading && telling.has(section.inherited)) {
    add(heading, 'heading');
    add(headingAside(heading), 'aside');
  }
  for (const table of roledTables(section.section.blocks, log)) append(phrases, tablePhrases(table));
  if (section.inherited === 'work_packages' || section.inherited === 'phase') {
    for (const line of titleLines(section)) {
      add(line, 'title');
      add(aside(line), 'aside');
    }
  }
  for (const { items } of labelledPlans(section.section.blocks, log)) {
    for (const line of items.flatMap((item) => linesOf(item).slice(0, 1))) {
      add(line, 'title');
      add(aside(line), 'aside');
    }
  }
  for (const text of listedDivergences(section, { log })) add(text, 'item', 'divergence');
  const inherited = section.inherited === 'status' ? 'status' : null;
  for (const entry of entriesIn(section.section.blocks, log, inherited)) {
    if (entry.form !== 'item' || entry.role !== 'status') continue;
    add(subjectItem(entry.text)?.phrase ?? null, 'item', 'status');
  }
  return phrases;
}

/** Lines that may open a work package: the first of each paragraph and of each item of a top list. */
function titleLines(section: RoledSection): readonly Text[] {
  const lines: Text[] = [];
  for (const block of section.section.blocks) {
    if (block.type === 'paragraph') append(lines, linesOf(block).slice(0, 1));
    if (block.type === 'list') for (const item of block.items) append(lines, linesOf(item).slice(0, 1));
  }
  return lines;
}

function tablePhrases(table: RoledTable): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const difference = differenceColumn(table) ?? 'divergence';
  for (const row of table.rows) {
    for (const text of row.cells('status')) phrases.push({ text, column: 'status', kind: 'cell' });
    for (const text of row.cells(difference)) phrases.push({ text, column: 'divergence', kind: 'cell' });
    const title = row.cell('work_package');
    if (title) phrases.push({ text: title, column: 'work_package', kind: 'title' });
    const subject = table.has('module') ? subjectCell(row) : title;
    const said = subject && aside(subject);
    if (said) phrases.push({ text: said, column: title ? 'work_package' : 'module', kind: 'aside' });
  }
  return phrases;
}
