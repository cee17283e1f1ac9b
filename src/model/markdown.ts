import type { JsonObject } from './json.ts';
import type { Span } from './span.ts';

/** A piece of Markdown source text and where it starts. The text is raw: inline marks are kept. */
export interface Text {
  readonly text: string;
  readonly at: Span;
}

/** A heading. `path` holds the texts of the headings above it, outermost first. */
export interface Heading extends Text {
  readonly level: number;
  readonly path: readonly string[];
}

export interface Table {
  readonly type: 'table';
  readonly header: readonly Text[];
  /**
   * One list a row; a row has as many cells as the header. Missing cells are empty and surplus ones are dropped, as GFM does, but
   * where bars within code make a row too long and it fits without them, they are part of the code.
   */
  readonly rows: readonly (readonly Text[])[];
  readonly at: Span;
}

export interface List {
  readonly type: 'list';
  readonly items: readonly ListItem[];
  readonly at: Span;
}

export interface ListItem extends Text {
  /** `[x]` true, `[ ]` false, no task box null. The box is not part of `text`. */
  readonly checked: boolean | null;
  /** The item's own paragraph one source line each (a `Scope: …` line after the first is one of them). */
  readonly lines: readonly Text[];
  /** Nested blocks below the first paragraph. */
  readonly blocks: readonly Block[];
}

export interface Paragraph extends Text {
  readonly type: 'paragraph';
  /** The paragraph's source lines, one each. */
  readonly lines: readonly Text[];
}

export interface CodeBlock extends Text {
  readonly type: 'code';
}

export interface Quote {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
  readonly at: Span;
}

export interface HtmlBlock extends Text {
  readonly type: 'html';
}

export type Block = Table | List | Paragraph | CodeBlock | Quote | HtmlBlock;

/** A heading and the blocks up to the next heading of any level. Section 0 has no heading: what stands before the first. */
export interface Section {
  readonly index: number;
  readonly heading: Heading | null;
  /** Index of the section of the nearest heading above, or null. */
  readonly parent: number | null;
  readonly blocks: readonly Block[];
}

/** What is known of a document whose text is no longer at hand. */
export interface DocumentExtent {
  readonly file: string;
  /** How many lines the source has. */
  readonly lines: number;
}

/** A Markdown document, read by structure with the place of every piece. */
export interface MarkdownDocument extends DocumentExtent {
  readonly frontMatter: JsonObject;
  readonly sections: readonly Section[];
}
