import { append } from '../model/append.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { Block, DocumentExtent, Heading, MarkdownDocument, Section, Table } from '../model/markdown.ts';
import type { ReadSources, Sources } from '../model/sources.ts';
import type { Span } from '../model/span.ts';

/** A document that rules are asked about. */
export interface OutlinedDocument {
  readonly kind: 'guide' | 'design';
  readonly document: MarkdownDocument;
}

/** Every document with headings that rules recognise: the design first, then the guides in the order of the canonical table. */
export function documentsOf(sources: ReadSources): readonly OutlinedDocument[] {
  const documents: OutlinedDocument[] = [];
  const seen = new Set<string>();
  const add = (kind: OutlinedDocument['kind'], document: MarkdownDocument | null): void => {
    if (!document || seen.has(document.file)) return;
    seen.add(document.file);
    documents.push({ kind, document });
  };
  add('design', sources.design?.document ?? null);
  for (const guide of sources.guides) add('guide', guide.document);
  return documents;
}

/** What was read, without the texts of the documents: they are most of it, and nothing needs them once they are facts. */
export function withoutTexts(sources: ReadSources): Sources {
  const extent = ({ file, lines }: MarkdownDocument): DocumentExtent => ({ file, lines });
  const { design, guides } = sources;
  return {
    ...sources,
    design: design && { ...design, document: extent(design.document) },
    guides: guides.map((guide) => ({ ...guide, document: guide.document && extent(guide.document) })),
  };
}

/** The id of a piece of a document: where it starts. It moves with its line, as the piece does. */
export function placeId({ file, line, column }: Span): string {
  // As `formatSpan` writes it, but as one string: written with a template it is a tree of its parts, which takes three times the room.
  return [file, line, column].join(':');
}

/** The role that the rules gave a heading, or `other`. */
export function headingRole(heading: Heading, log: DecisionIndex): string {
  return roleOf(log, 'section', 'heading', heading.at);
}

/** The role that the rules gave a column or a label, or `other`. */
export function roleOf(
  log: DecisionIndex,
  decides: 'section' | 'column' | 'label',
  kind: 'heading' | 'column' | 'label',
  at: Span,
): string {
  const value = log.one(decides, kind, placeId(at))?.value;
  return typeof value === 'string' ? value : 'other';
}

/** A section with the role that holds for what stands in it. */
export interface RoledSection {
  readonly section: Section;
  /** The role of its own heading; `other` where it has none or no rule knows it. */
  readonly role: string;
  /** Its own role, or, where no rule decided about it, the inherited role of the heading above. */
  readonly inherited: string;
  readonly parent: RoledSection | null;
}

/** The sections of a document with their roles, in order. */
export function roledSections(document: MarkdownDocument, log: DecisionIndex): readonly RoledSection[] {
  const roled: RoledSection[] = [];
  for (const section of document.sections) {
    const parent = section.parent === null ? null : (roled[section.parent] ?? null);
    const decided = section.heading ? log.one('section', 'heading', placeId(section.heading.at)) : null;
    const role = typeof decided?.value === 'string' ? decided.value : 'other';
    // A rule that says `other` ends an inherited role; a heading that no rule knows goes on with it.
    const inherited = decided ? role : (parent?.inherited ?? 'other');
    roled.push({ section, role, inherited, parent });
  }
  return roled;
}

/** All tables in these blocks, quotes and lists included, in order. */
export function tablesIn(blocks: readonly Block[]): readonly Table[] {
  const tables: Table[] = [];
  for (const block of blocks) {
    if (block.type === 'table') tables.push(block);
    else if (block.type === 'quote') append(tables, tablesIn(block.blocks));
    else if (block.type === 'list') for (const item of block.items) append(tables, tablesIn(item.blocks));
  }
  return tables;
}
