import { append } from '../model/append.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { Block, Table, Text } from '../model/markdown.ts';
import type { ReadSources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { plainText } from '../syntax/inline.ts';
import { linesOf } from './content.ts';
import { documentsOf, placeId, type RoledSection, roledSections, tablesIn } from './outline.ts';
import { boldLabel, splitLabel } from './text.ts';

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
      const split = splitLabel(line) ?? (opensList ? boldLabel(line) : null);
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
