import { Parser } from 'htmlparser2';

/** A text that is marked up as a whole: it opens with a tag of HTML that a rich text begins with, and closes one. */
const marked =
  /^\s*<(?:!--|html|body|div|p|span|br|ul|ol|h[1-6]|table|blockquote|pre|b|strong|i|em|u|a|font|section|article)\b[^<>]*>/i;
/** Tags that begin a line, or end one. */
const block =
  /^(?:div|p|br|ul|ol|li|h[1-6]|table|thead|tbody|tr|blockquote|pre|section|article|header|footer|dl|dt|dd|hr|html|body)$/;
/** What nobody is shown. */
const unseen: ReadonlySet<string> = new Set(['style', 'script']);

/** Whether a text is HTML, as the fields for rich text of trackers hold it. */
export function isHtml(text: string): boolean {
  return marked.test(text) && /<\/[a-z][a-z0-9]*\s*>|<br\s*\/?>/i.test(text);
}

/**
 * What a reader sees of HTML, in lines, with the marks of Markdown for what they stand for: items of lists are `- item`, indented by their
 * depth, headings `## heading`. Styles and scripts are left out, all other text is kept.
 */
export function htmlText(html: string): string {
  const shown = new Shown();
  const parser = new Parser(shown, { decodeEntities: true });
  parser.end(html);
  return shown.text();
}

/** Gathers the lines. */
class Shown {
  readonly #lines: string[] = [];
  #line = '';
  #depth = 0;
  #mark = '';
  #hidden = 0;

  text(): string {
    this.#end();
    return this.#lines.join('\n');
  }

  onopentagname(name: string): void {
    if (unseen.has(name)) this.#hidden += 1;
    if (block.test(name)) this.#end();
    else if (name === 'td' || name === 'th') this.#line += ' ';
    if (name === 'ul' || name === 'ol') this.#depth += 1;
    else if (name === 'li') this.#mark = `${'  '.repeat(Math.max(0, this.#depth - 1))}- `;
    else if (/^h[1-6]$/.test(name)) this.#mark = `${'#'.repeat(Number(name[1]))} `;
  }

  onclosetag(name: string): void {
    if (unseen.has(name)) this.#hidden -= 1;
    if (block.test(name)) this.#end();
    if (name === 'ul' || name === 'ol') this.#depth -= 1;
    else if (name === 'li' || /^h[1-6]$/.test(name)) this.#mark = '';
  }

  ontext(text: string): void {
    if (this.#hidden === 0) this.#line += text;
  }

  #end(): void {
    const text = this.#line.replace(/\s+/g, ' ').trim();
    this.#line = '';
    if (text === '') return;
    this.#lines.push(this.#mark + text);
    this.#mark = '';
  }
}
