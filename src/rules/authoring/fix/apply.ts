import { type Finding, worstFirst } from '../../../model/finding.ts';
import { held } from '../../../model/held.ts';
import type { TextEdit } from '../../../model/rule-audit.ts';

/** A mechanical correction: all of its edits, or none. */
export interface Fix {
  /** What it does, as an order: `rename to …`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Fixes in the order in which they are tried: those of graver findings first, so that a name is right before rows are joined by it. */
export function gravestFirst(
  found: Iterable<{ readonly finding: Finding; readonly fix: Fix | null }>,
): readonly Fix[] {
  return worstFirst([...found], ({ finding }) => finding.severity).flatMap(({ fix }) => fix ?? []);
}

/** The texts of files after fixes, and how many were applied. Fixes that touch what an earlier one touches wait for the next pass. */
export function applyFixes(
  fixes: readonly Fix[],
  texts: ReadonlyMap<string, string>,
): { readonly changed: ReadonlyMap<string, string>; readonly applied: readonly Fix[] } {
  const byFile = new Map<string, TextEdit[]>();
  const applied = fixes.filter(({ edits }) => {
    const free = edits.every((edit) => {
      const taken = byFile.get(edit.file) ?? [];
      return texts.has(edit.file) && taken.every((other) => edit.end < other.start || other.end < edit.start);
    });
    if (!free || edits.length === 0) return false;
    for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
    return true;
  });
  const changed = new Map<string, string>();
  for (const [file, edits] of byFile) {
    let text = held(texts, file);
    for (const { start, end, newText } of edits.toSorted((a, b) => b.start - a.start)) {
      text = text.slice(0, start) + newText + text.slice(end);
    }
    changed.set(file, text);
  }
  return { changed, applied };
}
