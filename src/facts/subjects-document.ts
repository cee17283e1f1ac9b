import { append } from '../model/append.ts';
import { DecisionIndex } from '../model/decision.ts';
import type { Block, Heading, Section, Table, Text } from '../model/markdown.ts';
import type { ReadSources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { plainText } from '../syntax/inline.ts';
import { linesOf } from './content.ts';
import { documentsOf, headingRole, placeId, type RoledSection, roledSections, tablesIn } from './outline.ts';
import { splitLabel } from './text.ts';

const nothingDecided = new DecisionIndex([]);

/**
 * The headings of the design and the guides. `parent_section` is known when `log` holds the decisions about the headings
 * above, so the rules are asked level by level: `level` picks the headings of one level.
 */
export function headingSubjects(
  sources: ReadSources,
  log: DecisionIndex = nothingDecided,
  level: number | null = null,
): Subject[] {
  const subjects: Subject[] = [];
  for (const { kind, document } of documentsOf(sources)) {
    for (const section of document.sections) {
      const heading = section.heading;
      if (!heading || (level !== null && heading.level !== level)) continue;
      const parent = section.parent === null ? null : (document.sections[section.parent] ?? null);
      subjects.push(headingSubject(heading, section, parent, kind, log));
    }
  }
  return subjects;
}

/** The levels of headings that there are, outermost first. */
export const headingLevels: readonly number[] = [1, 2, 3, 4, 5, 6];

function headingSubject(
  heading: Heading,
  section: Section,
  parent: Section | null,
  kind: 'guide' | 'design',
  log: DecisionIndex,
): Subject {
  const text = plainText(heading.text);
  const facts = {
    text,
    title: text.replace(/^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]{0,2}|[A-Z][.)])\s+/, ''),
    level: heading.level,
    path: heading.path.map(plainText),
    parent: parent?.heading ? plainText(parent.heading.text) : '',
    parent_section: parent?.heading ? headingRole(parent.heading, log) : 'other',
    document: kind,
    has_table: section.blocks.some((block) => block.type === 'table'),
    has_list: section.blocks.some((block) => block.type === 'list'),
    labels: labelsOf(section.blocks),
  };
  return { kind: 'heading', id: placeId(heading.at), facts, sources: everywhere(facts, heading) };
}

/** The labels that open the paragraphs and the items of top lists. */
function labelsOf(blocks: readonly Block[]): readonly string[] {
  const labels: string[] = [];
  const take = (line: Text): void => {
    const split = splitLabel(line);
    if (split) labels.push(plainText(split.label.text));
  };
  for (const block of blocks) {
    if (block.type === 'paragraph') linesOf(block).forEach(take);
    if (block.type === 'list') for (const item of block.items) linesOf(item).slice(0, 1).forEach(take);
  }
  return [...new Set(labels)];
}

/** The column headers of every table, with the role of the section that holds it. */
export function columnSubjects(sources: ReadSources, log: DecisionIndex): Subject[] {
  return everySection(sources, log, (section, kind) =>
    tablesIn(section.section.blocks).flatMap((table) => tableColumns(table, section.inherited, kind)),
  );
}

function tableColumns(table: Table, section: string, document: string): Subject[] {
  const columns = table.header.map((cell) => plainText(cell.text));
  return table.header.map((cell, position) => {
    const facts = { text: columns[position] ?? '', section, document, position, columns };
    return { kind: 'column', id: placeId(cell.at), facts, sources: everywhere(facts, cell) };
  });
}

/** Roles of sections in which a sentence without a colon can be a rule about ownership. */
const sentences: ReadonlySet<string> = new Set(['ownership', 'change_control', 'prohibited']);

/** The words before a colon that open a line of a paragraph or a list item, with the role of the section. */
export function labelSubjects(sources: ReadSources, log: DecisionIndex): Subject[] {
  return everySection(sources, log, (section) => {
    const heading = section.section.heading;
    const above = heading ? plainText(heading.text) : '';
    const about = (opens: string): LabelFacts => ({ section: section.inherited, heading: above, opens });
    return labelLines(section.section.blocks).flatMap(({ line, opensList, item }) => {
      const split = splitLabel(line);
      if (!split) {
        return item && sentences.has(section.inherited) ? [labelSubject(line, about('sentence'))] : [];
      }
      const opens = split.rest.text !== '' ? 'text' : opensList ? 'list' : 'nothing';
      return [labelSubject(split.label, about(opens))];
    });
  });
}

interface LabelFacts {
  readonly section: string;
  readonly heading: string;
  readonly opens: string;
}

function labelSubject(text: Text, about: LabelFacts): Subject {
  const facts = { text: plainText(text.text), ...about };
  return { kind: 'label', id: placeId(text.at), facts, sources: everywhere(facts, text) };
}

interface LabelLine {
  readonly line: Text;
  /** A list follows the line. */
  readonly opensList: boolean;
  /** The line is the first of a list item. */
  readonly item: boolean;
}

function labelLines(blocks: readonly Block[]): readonly LabelLine[] {
  const found: LabelLine[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'paragraph') {
      const followed = blocks[index + 1]?.type === 'list';
      const lines = linesOf(block);
      for (const [at, line] of lines.entries()) {
        found.push({ line, opensList: followed && at === lines.length - 1, item: false });
      }
    } else if (block.type === 'list') {
      for (const item of block.items) {
        const nested = item.blocks[0]?.type === 'list';
        const lines = linesOf(item);
        for (const [at, line] of lines.entries()) {
          found.push({ line, opensList: nested && at === lines.length - 1, item: at === 0 });
        }
        append(found, labelLines(item.blocks));
      }
    } else if (block.type === 'quote') {
      append(found, labelLines(block.blocks));
    }
  }
  return found;
}

/** Runs over the sections of all documents, with their roles. */
export function everySection(
  sources: ReadSources,
  log: DecisionIndex,
  subjects: (section: RoledSection, document: 'guide' | 'design') => readonly Subject[],
): Subject[] {
  return documentsOf(sources).flatMap(({ kind, document }) =>
    roledSections(document, log).flatMap((section) => subjects(section, kind)),
  );
}

/** All facts of a piece of a document were read in the same place. */
export function everywhere(facts: Subject['facts'], text: Text): Subject['sources'] {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, text.at]));
}
