import type { MarkdownDocument } from '../model/markdown.ts';
import { parseMarkdown } from '../syntax/markdown.ts';
import type { FindingLog } from './finding-log.ts';

/** Characters that a document may have: some thousand pages. */
const longest = 4_000_000;

/** Reads Markdown and reports what its parser objects to. */
export function readDocument(text: string, file: string, log: FindingLog): MarkdownDocument {
  if (text.length > longest) {
    log.add(
      'markdown/too-long',
      { file, line: 1, column: 1 },
      { file, characters: text.length, limit: longest },
    );
    return parseMarkdown('', file).document;
  }
  const { document, problems } = parseMarkdown(text, file);
  for (const { kind, message, at, related = [] } of problems) {
    if (kind === 'front-matter') log.add('markdown/front-matter', at, { problem: message }, { related });
    else if (kind === 'table-row') log.add('markdown/table-row', at, { problem: message });
    else log.add('markdown/too-deep', at, { problem: message }, { related });
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    log.add('markdown/not-text', { file, line, column: 1 }, { file });
  }
  return document;
}
