import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt();

/** A text that is marked up as a whole: it opens with a tag of HTML that a rich text begins with, and closes one. */
const marked =
  /^\s*<(?:!--|html|body|div|p|span|br|ul|ol|h[1-6]|table|blockquote|pre|b|strong|i|em|u|a|font|section|article)\b[^<>]*>/i;
/** Tags that begin a line, or end one. */
const block =
  /^(?:div|p|ul|ol|li|h[1-6]|table|thead|tbody|tr|blockquote|pre|section|article|header|footer|dl|dt|dd|hr|html|body)$/;

/** Whether a text is HTML, as the fields for rich text of trackers hold it. */
export function isHtml(text: string): boolean {
  return marked.test(text) && /<\/[a-z][a-z0-9]*\s*>|<br\s*\/?>/i.test(text);
}

/**
 * What a reader sees of HTML, in lines, with the marks of Markdown for what they stand for: items of lists are `- item`, indented by their
 * depth, headings `## heading`. Styles and scripts are left out, all other text is kept.
 */
export function htmlText(html: string): string {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let mark = '';
  const end = (): void => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') {
      lines.push(mark + text);
      mark = '';
    }
    line = '';
  };
  const plain = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(style|script)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, '');
  // A tag, or the text up to the next one.
  for (const [piece, close, tag] of plain.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|[^<]+|</gi)) {
    const name = tag?.toLowerCase();
    if (name === undefined) {
      line += piece.replace(/&#?\w{1,32};/g, (entity) => parser.utils.unescapeAll(entity));
      continue;
    }
    if (name === 'br' || block.test(name)) end();
    else if (name === 'td' || name === 'th') line += ' ';
    if (name === 'ul' || name === 'ol') depth = Math.max(0, depth + (close === '' ? 1 : -1));
    else if (name === 'li') mark = close === '' ? `${'  '.repeat(Math.max(0, depth - 1))}- ` : '';
    else if (/^h[1-6]$/.test(name)) mark = close === '' ? `${'#'.repeat(Number(name[1]))} ` : '';
  }
  end();
  return lines.join('\n');
}
