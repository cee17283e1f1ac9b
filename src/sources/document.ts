import type { MarkdownDocument } from '../model/markdown.ts';
import { textLines } from '../syntax/lines.ts';
import { parseMarkdown } from '../syntax/markdown.ts';
import type { FindingLog } from './finding-log.ts';

/** What a document may have: some thousand pages. Short lines cost more than long ones, for each can be a heading or an item. */
const longest = { characters: 4_000_000, lines: 100_000 };

/** Whether a document is longer than is read, which is said then. */
export function isTooLong(text: string, file: string, log: FindingLog): boolean {
  const tooLong = (amount: number, unit: keyof typeof longest): true => {
    log.add('markdown/too-long', { file, line: 1, column: 1 }, { file, amount, unit, limit: longest[unit] });
    return true;
  };
  if (text.length > longest.characters) return tooLong(text.length, 'characters');
  const lines = textLines(text).length;
  return lines > longest.lines && tooLong(lines, 'lines');
}

/** Reads Markdown and reports what its parser objects to. */
export function readDocument(text: string, file: string, log: FindingLog): MarkdownDocument {
  if (isTooLong(text, file, log)) return parseMarkdown('', file).document;
  const { document, problems } = parseMarkdown(text, file);
  for (const { kind, message, at, related = [] } of problems) {
    if (kind === 'front-matter') log.add('markdown/front-matter', at, { problem: message }, { related });
    else if (kind === 'table-row') log.add('markdown/table-row', at, { problem: message });
    else if (kind === 'table-delimiter')
      log.add('markdown/table-delimiter', at, { problem: message }, { related });
    else log.add('markdown/too-deep', at, { problem: message }, { related });
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    log.add('markdown/not-text', { file, line, column: 1 }, { file });
  }
  return document;
}
