import { LineIndex, textLines, withoutMark } from '../syntax/lines.ts';
import type { FindingLog } from './finding-log.ts';
import type { Repository } from './repository.ts';

/** What opens the first side of a conflict, as every tool of version control writes it at the start of a line. */
const opening = '<<<<<<< ';

/**
 * Says where a file that was read holds both sides of a merge: once a file, with how many conflicts it has. Most formats take the
 * marks for words, so that both sides would stand in the plan without a word. What does not parse for the marks is not said beside them.
 */
export function reportMergeMarks(repository: Repository, log: FindingLog): void {
  const marked = new Set<string>();
  for (const { path, pieces } of repository.texts()) {
    if (!holds(pieces)) continue;
    const text = withoutMark(repository.whole(path));
    const found = conflictsIn(text, /\.(?:md|mdx|markdown)$/i.test(path));
    const [first] = found;
    if (first === undefined) continue;
    const at = new LineIndex(text, path).span({ start: first, end: first + opening.length - 1 });
    log.add('tree/merge-marks', at, { path, conflicts: found.length });
    marked.add(path);
  }
  if (marked.size > 0) log.withdraw('inventory/syntax', marked);
}

/** Whether the mark stands anywhere, across the borders of pieces too: a long text is not held for this. */
function holds(pieces: Iterable<string>): boolean {
  let end = '';
  for (const piece of pieces) {
    if ((end + piece).includes(opening)) return true;
    end = piece.slice(-opening.length);
  }
  return false;
}

/**
 * Offsets at which conflicts open: lines of the three marks, in order. In Markdown what stands in a fence is an example, unless the
 * fence itself opened within the conflict.
 */
function conflictsIn(text: string, markdown: boolean): number[] {
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
