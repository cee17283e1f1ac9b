import type { LineIndex } from './lines.ts';
import type { Range, SyntaxProblem } from './located.ts';

/** How such a message ends: it holds where the rest of the document is used. */
export const lastCounts = '; the last one counts';

/** The problem of a key that an object has twice. The last one counts, in JSON and YAML alike. */
export function duplicateKey(lines: LineIndex, key: string, second: Range, first: Range): SyntaxProblem {
  return {
    message: `the key ${JSON.stringify(key)} stands twice in one object${lastCounts}`,
    at: lines.span(second),
    kind: 'duplicate-key',
    related: [{ note: 'the first one', at: lines.span(first) }],
  };
}
