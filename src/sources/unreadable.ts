import type { Span } from '../model/span.ts';
import { cut } from '../model/words.ts';
import type { FindingLog } from './finding-log.ts';
import type { ReadFailure } from './repository.ts';

/** Says of a file of the tree that it was to be read and could not be. */
export function unreadable(path: string, reason: ReadFailure, log: FindingLog): void {
  log.add('tree/unreadable-file', { file: path, line: 1, column: 1 }, { path, reason });
}

/** Says of a glob that a file of the tree has that it is left out, because some path could keep it busy. */
export function slowPattern(pattern: string, problem: string, at: Span, log: FindingLog): void {
  log.add('tree/slow-pattern', at, { pattern: cut(pattern, 80), problem });
}
