import type { Block, MarkdownDocument, Text } from '../model/markdown.ts';

/** Every piece of text of a document in its order: headings, paragraphs, items, cells. Code blocks only when asked for. */
export function* textsOf(document: MarkdownDocument, code = false): Generator<Text> {
  for (const section of document.sections) {
    if (section.heading) yield section.heading;
    yield* blockTexts(section.blocks, code);
  }
}

function* blockTexts(blocks: readonly Block[], code: boolean): Generator<Text> {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
        yield block;
        break;
      case 'table':
        for (const row of [block.header, ...block.rows]) yield* row;
        break;
      case 'list':
        for (const item of block.items) {
          yield item;
          yield* blockTexts(item.blocks, code);
        }
        break;
      case 'quote':
        yield* blockTexts(block.blocks, code);
        break;
      case 'code':
        if (code) yield block;
        break;
      case 'html':
        break;
    }
  }
}
