import type { Block, MarkdownDocument, Text } from '../../src/model/markdown.ts';

/** A document as readable lines, each with the place of its piece: what golden tests compare. */
export function outline(document: MarkdownDocument): string[] {
  return document.sections.flatMap(({ heading, parent, blocks }) => [
    ...(heading
      ? [
          `${place(heading)} ${'#'.repeat(heading.level)} ${heading.text} <${heading.path.join(' / ')}> in ${parent}`,
        ]
      : []),
    ...blocks.flatMap((block) => blockLines(block, '')),
  ]);
}

function blockLines(block: Block, indent: string): string[] {
  const deeper = `${indent}  `;
  switch (block.type) {
    case 'paragraph':
      return block.lines.map((line) => `${indent}${place(line)} ${line.text}`);
    case 'table':
      return [block.header, ...block.rows].map(
        (row) => indent + row.map((cell) => `${place(cell)} ${cell.text}`).join(' | '),
      );
    case 'list':
      return block.items.flatMap((item) => {
        const box = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] ';
        return [
          `${indent}- ${box}${item.lines.map((line) => `${place(line)} ${line.text}`).join(' // ') || place(item)}`,
          ...item.blocks.flatMap((inner) => blockLines(inner, deeper)),
        ];
      });
    case 'quote':
      return [`${indent}>`, ...block.blocks.flatMap((inner) => blockLines(inner, deeper))];
    case 'code':
      return [`${indent}${place(block)} code ${JSON.stringify(block.text)}`];
    case 'html':
      return [`${indent}${place(block)} html ${JSON.stringify(block.text)}`];
  }
}

/** `line:column`. */
function place({ at }: Pick<Text, 'at'>): string {
  return `${at.line}:${at.column}`;
}

/** Every one-line piece of text in a document that has a true place: headings, paragraph lines, item lines, cells. */
export function pieces(document: MarkdownDocument): Text[] {
  const found: Text[] = [];
  const visit = (block: Block): void => {
    if (block.type === 'paragraph') found.push(...block.lines);
    if (block.type === 'table') found.push(...block.header, ...block.rows.flat());
    if (block.type === 'quote') block.blocks.forEach(visit);
    if (block.type !== 'list') return;
    for (const item of block.items) {
      found.push(...item.lines);
      item.blocks.forEach(visit);
    }
  };
  for (const { heading, blocks } of document.sections) {
    if (heading && !heading.text.includes('\n')) found.push(heading);
    blocks.forEach(visit);
  }
  return found;
}
