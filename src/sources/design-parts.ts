import { append } from '../model/append.ts';
import type { Block, List, ListItem, MarkdownDocument, Table, Text } from '../model/markdown.ts';
import { plainText } from '../syntax/inline.ts';
import type { PatternSet } from './patterns.ts';

/**
 * A titled part of a document: what stands below a heading, or the list or table that a label such as
 * `Repository guarantees:` introduces inside a section.
 */
export interface Part {
  readonly kind: 'heading' | 'label';
  /** Without inline marks. Empty for what stands before the first heading. */
  readonly title: string;
  readonly place: Text;
  /** Index of the section that it is, or that holds it. */
  readonly section: number;
  /** Indexes of that section and of the sections above it. */
  readonly within: ReadonlySet<number>;
  readonly blocks: readonly Block[];
}

/** Cuts a document into its parts, in its order. A heading's part comes before the labels inside it. */
export function partsOf(document: MarkdownDocument): Part[] {
  const parts: Part[] = [];
  const above: ReadonlySet<number>[] = [];
  for (const { index, heading, parent, blocks } of document.sections) {
    const within = new Set([...(parent === null ? [] : (above[parent] ?? [])), index]);
    above.push(within);
    const place = heading ?? { text: '', at: { file: document.file, line: 1, column: 1 } };
    const own: Block[] = [];
    const labels: Part[] = [];
    labelled(blocks, own, (label, content) => {
      labels.push({
        kind: 'label',
        title: titleOf(label),
        place: label,
        section: index,
        within,
        blocks: content,
      });
    });
    parts.push(
      { kind: 'heading', title: plainText(place.text), place, section: index, within, blocks: own },
      ...labels,
    );
  }
  return parts;
}

/** Sorts blocks into those of labels and those of the section itself. */
function labelled(
  blocks: readonly Block[],
  own: Block[],
  add: (label: Text, content: readonly Block[]) => void,
): void {
  let open: { label: Text; content: Block[] } | null = null;
  const close = (): void => {
    if (open) add(open.label, open.content);
    open = null;
  };
  for (const block of blocks) {
    const label = block.type === 'paragraph' ? labelAtEnd(block.lines) : null;
    if (label) {
      close();
      own.push(block);
      open = { label, content: [] };
    } else if (
      open !== null &&
      (block.type !== 'paragraph' || (open as { content: Block[] }).content.length === 0)
    ) {
      (open as { content: Block[] }).content.push(block);
    } else {
      close();
      own.push(block);
    }
    if (block.type === 'list') itemLabels(block, add);
  }
  close();
}

/** A list item that ends in a colon labels the blocks below it. */
function itemLabels(list: List, add: (label: Text, content: readonly Block[]) => void): void {
  for (const item of list.items) {
    if (item.blocks.length === 0) continue;
    if (isLabel(item.text)) add({ text: item.text, at: item.at }, item.blocks);
    labelled(item.blocks, [], add);
  }
}

function labelAtEnd(lines: readonly Text[]): Text | null {
  const last = lines.at(-1);
  return last && isLabel(last.text) ? last : null;
}

/** `Words:`, also in bold, or a line that is bold from end to end. */
function isLabel(text: string): boolean {
  return /:(?:\*\*|__|[*_])?$/.test(text) || /^(?:\*\*(?:(?!\*\*).)+\*\*|__(?:(?!__).)+__)$/.test(text);
}

function titleOf(label: Text): string {
  return plainText(label.text).replace(/:$/, '').trimEnd();
}

/** True when the title is what the patterns look for. A label is also tried with its colon. */
export function titled(part: Part, patterns: PatternSet): boolean {
  if (part.title === '') return false;
  return patterns.matches(part.title) || (part.kind === 'label' && patterns.matches(`${part.title}:`));
}

/** Every list item and every paragraph below, each a statement; table rows as their cells joined. */
export function statementsOf(blocks: readonly Block[]): Text[] {
  const flat = unquoted(blocks);
  const statements: Text[] = [];
  for (const block of flat) {
    if (block.type === 'list') for (const item of block.items) append(statements, itemStatements(item));
    if (block.type === 'table') append(statements, block.rows.flatMap(rowStatement));
  }
  if (statements.length > 0) return statements;
  return flat.flatMap((block) =>
    block.type === 'paragraph' && labelAtEnd(block.lines) === null
      ? [{ text: block.text, at: block.at }]
      : [],
  );
}

function itemStatements({ text, at, blocks }: ListItem): Text[] {
  const own = text === '' ? [] : [{ text, at }];
  const lists = unquoted(blocks).filter((block) => block.type === 'list');
  return [...own, ...lists.flatMap((list) => list.items.flatMap(itemStatements))];
}

function rowStatement(row: Table['rows'][number]): Text[] {
  const cells = row.filter(({ text }) => text !== '');
  const [first] = cells;
  return first ? [{ text: cells.map(({ text }) => text).join(': '), at: first.at }] : [];
}

function unquoted(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'quote' ? unquoted(block.blocks) : [block]));
}

/** The tables directly in blocks, in order, also inside quotes. */
export function tablesIn(blocks: readonly Block[]): Table[] {
  return unquoted(blocks).filter((block) => block.type === 'table');
}
