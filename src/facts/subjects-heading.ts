import type { ResolvedConfig } from '../model/config.ts';
import { DecisionIndex } from '../model/decision.ts';
import { pushTo } from '../model/grouped.ts';
import type { Block, Heading, MarkdownDocument, Section, Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import type { ReadSources } from '../model/sources.ts';
import type { Subject } from '../model/subject.ts';
import { plainText } from '../syntax/inline.ts';
import { linesOf } from './content.ts';
import { idPattern } from './id-pattern.ts';
import { labelAtStart, labelOfTitle, type Naming } from './names.ts';
import { documentsOf, headingRole, placeId } from './outline.ts';
import { everywhere } from './subjects-document.ts';
import { boldLabel, splitLabel } from './text.ts';

const nothingDecided = new DecisionIndex([]);

/** What is asked about every heading of a document. */
interface About {
  readonly kind: 'guide' | 'design';
  readonly log: DecisionIndex;
  readonly naming: Naming;
  /** The headings right below each section, by its index. */
  readonly below: ReadonlyMap<number, readonly Heading[]>;
}

/**
 * The headings of the design and the guides. `parent_section` is known when `log` holds the decisions about the headings
 * above, so the rules are asked level by level: `level` picks the headings of one level.
 */
export function headingSubjects(
  sources: ReadSources,
  config: ResolvedConfig,
  log: DecisionIndex = nothingDecided,
  level: number | null = null,
): Subject[] {
  const subjects: Subject[] = [];
  const naming = { config, ids: idPattern(sources.inventory.features, config.patterns.featureId) };
  for (const { kind, document } of documentsOf(sources)) {
    const about = { kind, log, naming, below: headingsBelow(document) };
    for (const section of document.sections) {
      const heading = section.heading;
      if (!heading || (level !== null && heading.level !== level)) continue;
      const parent = section.parent === null ? null : (document.sections[section.parent] ?? null);
      subjects.push(headingSubject(heading, section, parent, about));
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
  { kind, log, naming, below }: About,
): Subject {
  const text = plainText(heading.text);
  const label = labelOfTitle(heading, naming) ?? '';
  const headings = below.get(section.index) ?? [];
  const facts = {
    text,
    title: text.replace(/^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]{0,2}|[A-Z][.)])\s+/, ''),
    level: heading.level,
    path: heading.path.map(plainText),
    parent: parent?.heading ? plainText(parent.heading.text) : '',
    parent_section: parent?.heading ? headingRole(parent.heading, log) : 'other',
    document: kind,
    label,
    has_table: section.blocks.some((block) => block.type === 'table'),
    has_list: section.blocks.some((block) => block.type === 'list'),
    has_boxes: hasBoxes(section.blocks),
    has_headings: headings.length > 0,
    cited: naming.ids ? citedIn([heading.text], naming.ids) : none,
    cited_below: naming.ids ? citedIn(itemTexts(section.blocks), naming.ids) : none,
    labels: labelsOf(section.blocks),
    pieces: piecesIn([...headings, ...openingItems(section.blocks)], label, naming),
  };
  return { kind: 'heading', id: placeId(heading.at), facts, sources: everywhere(facts, heading) };
}

/** Whether the lists are of things to do: half of their items have boxes, and one is still to be ticked. */
function hasBoxes(blocks: readonly Block[]): boolean {
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
  const boxes = items.filter(({ checked }) => checked !== null);
  return boxes.length * 2 >= items.length && boxes.some(({ checked }) => checked === false);
}

/** The first lines of the items of top lists. */
function itemTexts(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === 'list' ? block.items.flatMap((item) => linesOf(item)[0]?.text ?? []) : [],
  );
}

function citedIn(texts: readonly string[], ids: RegExp): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(ids) ?? []))];
}

function headingsBelow({ sections }: MarkdownDocument): ReadonlyMap<number, readonly Heading[]> {
  const below = new Map<number, Heading[]>();
  for (const { heading, parent } of sections) {
    if (!heading || parent === null) continue;
    pushTo(below, parent, heading);
  }
  return below;
}

/** The labels that open the paragraphs and the items of top lists; bold words alone too, above a list. */
function labelsOf(blocks: readonly Block[]): readonly string[] {
  const labels: string[] = [];
  const take = (line: Text): void => {
    const split = splitLabel(line);
    if (split) labels.push(plainText(split.label.text));
  };
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'paragraph') {
      linesOf(block).forEach(take);
      const last = blocks[index + 1]?.type === 'list' ? linesOf(block).at(-1) : undefined;
      const bold = last && boldLabel(last);
      if (bold) labels.push(plainText(bold.label.text));
    }
    if (block.type === 'list') for (const item of block.items) linesOf(item).slice(0, 1).forEach(take);
  }
  return [...new Set(labels)];
}

/** The first lines of the items of top lists that no label opens. */
function openingItems(blocks: readonly Block[]): readonly Text[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const last = before?.type === 'paragraph' ? linesOf(before).at(-1) : undefined;
    if (block.type !== 'list' || (last && /:(?:\*\*|__)?$|\*\*$/.test(last.text))) return [];
    return block.items.flatMap((item) => linesOf(item).slice(0, 1));
  });
}

/** The labels with which these texts begin and go on, without `own` and what is made of it (`WP-1a`). */
function piecesIn(texts: readonly Text[], own: string, naming: Naming): readonly string[] {
  const labels = texts.flatMap((text) => labelAtStart(text.text, naming) ?? []);
  return [...new Set(labels)].filter((label) => own === '' || !label.startsWith(own));
}
