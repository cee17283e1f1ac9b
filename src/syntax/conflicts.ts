import { LineIndex, textLines } from './lines.ts';
import type { SyntaxProblem } from './located.ts';

/** What opens the first side of a conflict, as every tool of version control writes it at the start of a line. */
export const opening = '<<<<<<< ';

/** What is wrong with a text that does not parse: where both sides of a merge stand in it, that alone, for all else comes of it. */
export function causesOf(
  problems: readonly SyntaxProblem[],
  text: string,
  file: string,
): readonly SyntaxProblem[] {
  const [first] = problems.length === 0 ? [] : conflictsIn(text, false);
  if (first === undefined) return problems;
  const message =
    'both sides of a merge stand here: keep what is meant of them and take out the lines of `<<<<<<<`, `=======` and `>>>>>>>`';
  const at = new LineIndex(text, file).span({ start: first, end: first + opening.length - 1 });
  return [{ kind: 'conflict', message, at }];
}

/**
 * Offsets at which conflicts open: lines of the three marks, in order. In Markdown what stands in a fence is an example, unless the
 * fence itself opened within the conflict.
 */
export function conflictsIn(text: string, markdown: boolean): readonly number[] {
  const found: number[] = [];
  let opened: number | null = null;
  let divided = false;
  let fence = '';
  let start = 0;
  for (const line of textLines(text)) {
    const at = start;
    start = at + line.length + (text.startsWith('\r\n', at + line.length) ? 2 : 1);
    const mark = markdown ? (/^(?:```|~~~)/.exec(line)?.[0] ?? '') : '';
    if (mark !== '') {
      const run = line.length - line.replace(/^[`~]+/, '').length;
      const own = line.slice(0, run);
      if (fence === '') fence = own;
      else if (own.startsWith(fence) && line.slice(run).trim() === '') fence = '';
    } else if (fence !== '' && opened === null) continue;
    else if (line.startsWith(opening)) [opened, divided] = [at, false];
    else if (opened === null) continue;
    else if (line === '=======') divided = true;
    else if (divided && line.startsWith('>>>>>>> ')) {
      found.push(opened);
      [opened, fence] = [null, ''];
    }
  }
  return found;
}
