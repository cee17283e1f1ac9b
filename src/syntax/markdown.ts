import type { Token } from 'markdown-it';
import type { Block, Heading, MarkdownDocument, Section } from '../model/markdown.ts';
import { blockTokens, deepestBlock } from './block-parser.ts';
import { BlockReader } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { withoutMark } from './lines.ts';
import type { SyntaxProblem } from './located.ts';

/**
 * Reads Markdown (GFM blocks, front matter) into sections, each piece with its place. Text stays raw: inline marks
 * are kept. Any text is Markdown, so problems are few: front matter that can not be read, containers nested too
 * deep to be read, and rows of a table that have more or fewer cells than its header.
 */
export function parseMarkdown(
  text: string,
  file: string,
): { document: MarkdownDocument; problems: SyntaxProblem[] } {
  const source = normalised(text);
  const lines = source.split('\n');
  const frontMatter = readFrontMatter(lines, file);
  // Blank lines in its place keep the line numbers of the body true.
  const body = [...lines.slice(0, frontMatter.lines).map(() => ''), ...lines.slice(frontMatter.lines)];
  const markdown = body.join('\n');
  const tokens = blockTokens(markdown);
  const reader = new BlockReader(markdown, startsOf(body), file, tokens);
  const document = {
    file,
    frontMatter: frontMatter.data,
    sections: readSections(reader),
    lines: lines.length - (lines.at(-1) === '' ? 1 : 0),
  };
  return { document, problems: [...frontMatter.problems, ...tooDeep(tokens, file), ...reader.problems] };
}

/** One kind of line end, no byte order mark, no NUL: as CommonMark has it, without moving a column. */
function normalised(text: string): string {
  return withoutMark(text).replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
}

function startsOf(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  return starts;
}

function readSections(reader: BlockReader): Section[] {
  const sections: Section[] = [];
  /** The sections above the current one, outermost first. */
  const above: { readonly heading: Heading; readonly index: number }[] = [];
  let blocks: Block[] = [];
  sections.push({ index: 0, heading: null, parent: null, blocks });
  for (let token = reader.peek(); token; token = reader.peek()) {
    if (token.type !== 'heading_open') {
      const block = reader.block();
      if (block) blocks.push(block);
      continue;
    }
    const level = Number(token.tag.slice(1));
    while ((above.at(-1)?.heading.level ?? 0) >= level) above.pop();
    const { text, at } = reader.heading();
    const heading = { text, at, level, path: above.map((outer) => outer.heading.text) };
    blocks = [];
    const index = sections.length;
    sections.push({ index, heading, parent: above.at(-1)?.index ?? null, blocks });
    above.push({ heading, index });
  }
  return sections;
}

function tooDeep(tokens: readonly Token[], file: string): SyntaxProblem[] {
  const deepest = tokens.find(({ nesting, level }) => nesting === 1 && level >= deepestBlock - 1);
  if (!deepest) return [];
  const at = { file, line: (deepest.map?.[0] ?? 0) + 1, column: 1 };
  const message = 'lists and quotes are nested so deep here that the innermost are not read';
  return [{ message, at, kind: 'too-deep' }];
}
