import type { SubjectKind } from './subject.ts';

/**
 * Facts of a path that count or list the files which stand there. Any commit of code moves them, and on another machine line ends do,
 * most often without a decision that moves: artifacts, which are committed, say what the conditions found of them and leave them out.
 */
export const measures: ReadonlySet<string> = new Set([
  'files',
  'bytes',
  'tests',
  'extensions',
  'names',
  'package_tests',
]);

/** True for a fact that is a measure of the tree. */
export function isMeasure(kind: SubjectKind, fact: string): boolean {
  return kind === 'path' && measures.has(fact);
}
