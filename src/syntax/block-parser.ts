import MarkdownIt, { type MarkdownIt as Parser, type StateBlock, type Token } from 'markdown-it';

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** Containers nested deeper than this are not read. */
export const deepestBlock = 100;

/** The block rules of GFM and, for each, the blocks that it can interrupt, as markdown-it registers them. */
const rules: { readonly [name: string]: readonly string[] } = {
  table: ['paragraph', 'reference'],
  code: [],
  fence: ['paragraph', 'reference', 'blockquote', 'list'],
  blockquote: ['paragraph', 'reference', 'blockquote', 'list'],
  hr: ['paragraph', 'reference', 'blockquote', 'list'],
  list: ['paragraph', 'reference', 'blockquote'],
  html_block: ['paragraph', 'reference', 'blockquote'],
  heading: ['paragraph', 'reference', 'blockquote'],
  lheading: [],
  paragraph: [],
};

/** Tokens whose every line is asked for; of the others only the first two are. */
const textual = new Set(['paragraph_open', 'heading_open']);

/** What a token with a source range carries: for its lines, where each begins behind list indents and quote marks. */
type LineStarts = {
  /** Offsets into the source, one a line from the token's first. */
  readonly starts: readonly number[];
};

/**
 * Markdown's block structure, by markdown-it without its inline half: text stays raw. Link reference definitions are
 * not taken out of the text. Every token with a source range carries `LineStarts`, because only the running rule
 * knows how much of a line belongs to the containers around it.
 */
export function blockTokens(source: string): Token[] {
  const tokens: Token[] = [];
  parser.block.parse(source, parser, {}, tokens);
  return tokens;
}

export function lineStartsOf(token: Token): readonly number[] {
  return (token.meta as LineStarts | null)?.starts ?? [];
}

const parser: Parser = placingParser();

function placingParser(): Parser {
  const markdown = new MarkdownIt({ html: true, maxNesting: deepestBlock });
  const { ruler } = markdown.block;
  const plain = new Map<string, BlockRule>();
  for (const name of Object.keys(rules)) {
    ruler.enableOnly(name);
    const [rule] = ruler.getRules('');
    if (rule) plain.set(name, rule);
  }
  ruler.enableOnly(Object.keys(rules));
  for (const [name, rule] of plain) ruler.at(name, placing(rule), { alt: [...(rules[name] ?? [])] });
  return markdown;
}

/** The rule, which then tells each token that it made where its lines begin. */
function placing(rule: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    const first = state.tokens.length;
    const matched = rule(state, startLine, endLine, silent);
    if (!matched || silent) return matched;
    for (let index = first; index < state.tokens.length; index += 1) {
      const token = state.tokens[index];
      if (token?.map && token.meta === null) token.meta = lineStarts(state, token);
    }
    return true;
  };
}

function lineStarts(state: StateBlock, token: Token): LineStarts {
  const [from, to] = token.map ?? [0, 0];
  const starts: number[] = [];
  const end = textual.has(token.type) ? to : Math.min(to, from + 2);
  for (let line = from; line < end; line += 1) {
    starts.push((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0));
  }
  return { starts };
}
