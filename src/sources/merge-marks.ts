import { conflictsIn, opening } from '../syntax/conflicts.ts';
import { LineIndex, withoutMark } from '../syntax/lines.ts';
import type { FindingLog } from './finding-log.ts';
import type { Repository } from './repository.ts';

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
