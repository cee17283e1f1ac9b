import type { Token } from 'markdown-it';
import type { Block, List, ListItem, Paragraph, Table, Text } from '../model/markdown.ts';
import { type Span, spanOf } from '../model/span.ts';
import { lineStartsOf } from './block-parser.ts';
import { brokenTable } from './broken-table.ts';
import { cellsOf, cellsWithWholeCode } from './cells.ts';
import type { SyntaxProblem } from './located.ts';
import { lastAtOrBefore } from './text-place.ts';

/** Turns block tokens into blocks with the place of every piece. */
export class BlockReader {
  /** What is amiss in the blocks that were taken so far. */
  readonly problems: SyntaxProblem[] = [];
  readonly #source: string;
  readonly #lineStarts: readonly number[];
  readonly #file: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(source: string, lineStarts: readonly number[], file: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#lineStarts = lineStarts;
    this.#file = file;
    this.#tokens = tokens;
  }

  /** The next token without taking it, or null at the end. */
  peek(): Token | null {
    return this.#tokens[this.#next] ?? null;
  }

  /** Takes one block; null for what is none, such as a thematic break. */
  block(): Block | null {
    const token = this.#take();
    if (!token) return null;
    switch (token.type) {
      case 'paragraph_open':
      case 'heading_open':
        return this.#paragraph(token);
      case 'table_open':
        return this.#table(token);
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.#list(token);
      case 'blockquote_open':
        return { type: 'quote', blocks: this.#blocksUntil('blockquote_close'), at: this.#blockSpan(token) };
      case 'fence':
        return { type: 'code', text: token.content, at: this.#contentSpan(token, 1) };
      case 'code_block':
        return { type: 'code', text: token.content, at: this.#contentSpan(token, 0) };
      case 'html_block':
        return { type: 'html', text: token.content, at: this.#contentSpan(token, 0) };
      default:
        return null;
    }
  }

  /** Takes a heading's three tokens and gives its text. */
  heading(): Text {
    const token = this.#take();
    if (!token) throw new Error('no heading to take');
    const { lines } = this.#paragraph(token);
    const setext = token.markup === '=' || token.markup === '-';
    const first = lines[0];
    if (!setext && first) return atxText(first, token.markup.length);
    const text = lines.slice(0, -1);
    return { text: text.map((line) => line.text).join('\n'), at: joinSpans(text, this.#blockSpan(token)) };
  }

  #take(): Token | undefined {
    const token = this.#tokens[this.#next];
    this.#next += 1;
    return token;
  }

  #blocksUntil(type: string): Block[] {
    const blocks: Block[] = [];
    for (let token = this.peek(); token && token.type !== type; token = this.peek()) {
      const block = this.block();
      if (block) blocks.push(block);
    }
    this.#next += 1;
    return blocks;
  }

  /** A paragraph; a heading inside a container is read as one too. */
  #paragraph(open: Token): Paragraph {
    const lines = lineStartsOf(open).map((start) => this.#lineFrom(start));
    this.#next += 2;
    const broken = brokenTable(lines);
    if (broken) this.problems.push(broken);
    return {
      type: 'paragraph',
      text: lines.map((line) => line.text).join('\n'),
      at: joinSpans(lines, this.#blockSpan(open)),
      lines,
    };
  }

  #list(open: Token): List {
    const items: ListItem[] = [];
    const close = open.type.replace('_open', '_close');
    for (let token = this.#take(); token && token.type !== close; token = this.#take()) {
      if (token.type === 'list_item_open') items.push(this.#item(token));
    }
    return { type: 'list', items, at: this.#blockSpan(open) };
  }

  #item(open: Token): ListItem {
    const blocks = this.#blocksUntil('list_item_close');
    const [first, ...rest] = blocks;
    if (first?.type !== 'paragraph') {
      return { text: '', at: this.#blockStart(open), checked: null, lines: [], blocks };
    }
    const { checked, lines } = withoutBox(first.lines);
    const text = lines.map((line) => line.text).join('\n');
    return { text, at: joinSpans(lines, first.at), checked, lines, blocks: rest };
  }

  #table(open: Token): Table {
    const rows: { line: Text; cells: readonly Text[] }[] = [];
    let columns = 0;
    for (let token = this.#take(); token && token.type !== 'table_close'; token = this.#take()) {
      if (token.type === 'th_open') columns += 1;
      if (token.type !== 'tr_open') continue;
      const line = this.#lineFrom(lineStartsOf(token)[0] ?? 0);
      rows.push({ line, cells: rows.length === 0 ? cellsOf(line) : this.#cells(line, columns) });
    }
    const [header = [], ...body] = rows.map(({ line, cells }) => padded(cells, columns, endOf(line.at)));
    return {
      type: 'table',
      header,
      rows: body,
      at: this.#blockSpan(open),
    };
  }

  /** The cells of a row below a header. Where bars within code make it too long, and nothing else does, they are no ends of cells. */
  #cells(line: Text, columns: number): readonly Text[] {
    const cells = cellsOf(line);
    if (cells.length === columns) return cells;
    const whole = cells.length > columns ? cellsWithWholeCode(line) : cells;
    const fits = whole.length === columns;
    this.problems.push(unevenRow(line, cells.length, columns, fits));
    return fits ? whole : cells;
  }

  /** The rest of the line that `start` stands on, trimmed. */
  #lineFrom(start: number): Text {
    const newline = this.#source.indexOf('\n', start);
    const raw = this.#source.slice(start, newline === -1 ? undefined : newline);
    const text = raw.trim();
    const from = start + (text === '' ? 0 : raw.indexOf(text));
    const line = lastAtOrBefore(this.#lineStarts, from);
    const column = from - (this.#lineStarts[line] ?? 0) + 1;
    const end = text === '' ? null : column + text.length;
    return { text, at: spanOf(this.#file, line + 1, column, null, end) };
  }

  #blockStart(token: Token): Span {
    const start = lineStartsOf(token)[0] ?? 0;
    return this.#span(start, start);
  }

  /** From the block's first character to the end of its last line. */
  #blockSpan(token: Token): Span {
    const start = lineStartsOf(token)[0] ?? 0;
    const lastLine = Math.max((token.map?.[1] ?? 1) - 1, token.map?.[0] ?? 0);
    const newline = this.#source.indexOf('\n', this.#lineStarts[lastLine] ?? 0);
    return this.#span(start, newline === -1 ? this.#source.length : newline);
  }

  /** Like the block's, but from the line on which its content starts. */
  #contentSpan(token: Token, skip: number): Span {
    const whole = this.#blockSpan(token);
    const start = token.content === '' ? undefined : lineStartsOf(token)[skip];
    if (start === undefined) return whole;
    const { line, column } = this.#span(start, start);
    return spanOf(whole.file, line, column, whole.endLine ?? null, whole.endColumn ?? null);
  }

  #span(start: number, end: number): Span {
    const from = lastAtOrBefore(this.#lineStarts, start);
    const to = lastAtOrBefore(this.#lineStarts, end);
    const column = start - (this.#lineStarts[from] ?? 0) + 1;
    const endColumn = end === start ? null : end - (this.#lineStarts[to] ?? 0) + 1;
    return spanOf(this.#file, from + 1, column, to === from ? null : to + 1, endColumn);
  }
}

/** GFM cuts a row that is too long, in the midst of code too, and fills one that is too short, and says neither. */
function unevenRow({ at }: Text, cells: number, columns: number, fits: boolean): SyntaxProblem {
  const reading = fits
    ? 'it is read with each bar within code as part of the code, which fits'
    : cells > columns
      ? 'what is too much is not read'
      : 'what is missing is taken as empty';
  const message = `the row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, and its table ${columns}: ${reading}`;
  return { message, at, kind: 'table-row' };
}

/** A row with exactly as many cells as the header has, as GFM gives it. */
function padded(row: readonly Text[], columns: number, end: Span): Text[] {
  const cells = row.slice(0, columns);
  while (cells.length < columns) cells.push({ text: '', at: end });
  return cells;
}

function endOf(span: Span): Span {
  return { file: span.file, line: span.line, column: span.endColumn ?? span.column };
}

/** The text between an ATX heading's marks. */
function atxText(line: Text, level: number): Text {
  const text = line.text
    .slice(level)
    .replace(/(?<![ \t])[ \t]+#+$|^#+$/, '')
    .trim();
  const offset = text === '' ? level : line.text.indexOf(text, level);
  return { text, at: shifted(line, offset, text.length) };
}

const box = /^\[([ xX])\][ \t]+/;

function withoutBox(lines: readonly Text[]): { checked: boolean | null; lines: readonly Text[] } {
  const [first, ...rest] = lines;
  const found = first && box.exec(first.text);
  if (!first || !found) return { checked: null, lines };
  const text = first.text.slice(found[0].length);
  return {
    checked: found[1] !== ' ',
    lines: [{ text, at: shifted(first, found[0].length, text.length) }, ...rest],
  };
}

/** The place of a part of a one-line text. */
function shifted(line: Text, offset: number, length: number): Span {
  const { file, line: number, column } = line.at;
  const from = column + offset;
  return spanOf(file, number, from, null, length === 0 ? null : from + length);
}

/** From the start of the first line to the end of the last. */
function joinSpans(lines: readonly Text[], otherwise: Span): Span {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return otherwise;
  if (first === last) return first.at;
  const { file, line, column } = first.at;
  return spanOf(file, line, column, last.at.line, last.at.endColumn ?? last.at.column);
}
