import type { FindingLog } from './finding-log.ts';
import type { ReadFailure } from './repository.ts';

/** Says of a file of the tree that it was to be read and could not be. */
export function unreadable(path: string, reason: ReadFailure, log: FindingLog): void {
  log.add('tree/unreadable-file', { file: path, line: 1, column: 1 }, { path, reason });
}
