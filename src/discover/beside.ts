import picomatch from 'picomatch';
import type { InventoryCandidate, InventoryLook } from '../model/discovery.ts';
import { compareNatural } from '../model/natural.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { inPlan, isPast, isReport, isSample } from './names.ts';

/** Reads a file as the inventory with the files of these patterns beside it. */
export type LookWith = (candidate: InventoryCandidate, include: readonly string[]) => InventoryLook | null;

/** Ids that may stand twice once files are read together, as a part of all: above it each file counts for itself. */
const slips = 0.1;

/**
 * Makes one candidate of files of one shape that lie side by side in a folder of plans (`features/a.json`, `features/b.json`;
 * `specs/*` with a file of one name in each). Files whose ids start anew are inventories of their own, and stay candidates each.
 */
export function joinBeside(
  candidates: readonly InventoryCandidate[],
  tree: RepositoryTree,
  look: LookWith,
): InventoryCandidate[] {
  const taken = new Set<InventoryCandidate>();
  return candidates.flatMap((candidate): InventoryCandidate[] => {
    if (taken.has(candidate)) return [];
    let kept = candidate;
    for (const glob of globsOf(candidate.path)) {
      const matches = picomatch(glob, { dot: true });
      const family = candidates.filter(
        (one) => !taken.has(one) && matches(one.path) && sameShape(one, candidate) && isCurrent(one.path),
      );
      if (family.length < 2 || !family.includes(candidate)) continue;
      const joined = join(family, glob, tree, look);
      if (joined) {
        for (const one of family) taken.add(one);
        return [joined];
      }
      const text = `${family.length - 1} of its shape lie beside it (\`${glob}\`) with ids that start anew: each is an inventory of its own`;
      kept = { ...kept, reasons: [...kept.reasons, { points: 0, text }] };
    }
    return [kept];
  });
}

/** Patterns for what differs from the path in one part alone, below a folder of plans. */
function globsOf(path: string): string[] {
  if (path.endsWith('/') || picomatch.scan(path).isGlob) return [];
  const parts = path.split('/');
  const end = /\.[^./]+$/.exec(path)?.[0] ?? '';
  return parts.flatMap((_, index): string[] => {
    if (index === 0 || !inPlan(`${parts.slice(0, index).join('/')}/_`)) return [];
    const any = index === parts.length - 1 ? `*${end}` : '*';
    return [[...parts.slice(0, index), any, ...parts.slice(index + 1)].join('/')];
  });
}

/** Of one format, with its entries under the same keys, told by the same fields. */
function sameShape(one: InventoryCandidate, other: InventoryCandidate): boolean {
  const [a, b] = [one.look, other.look];
  const by = (look: InventoryLook, field: string): string | undefined => look.fields[field]?.keys[0];
  const told = ['id', 'title', 'description'].every((field) => by(a, field) === by(b, field));
  return a.format === b.format && a.place === b.place && told;
}

function isCurrent(path: string): boolean {
  return !isPast(path) && !isReport(path) && !isSample(path);
}

function join(
  family: readonly InventoryCandidate[],
  glob: string,
  tree: RepositoryTree,
  look: LookWith,
): InventoryCandidate | null {
  const [first, ...others] = [...family].sort((a, b) => compareNatural(a.path, b.path));
  if (!first) return null;
  const paths = others.map(({ path }) => path);
  if (paths.some((path) => picomatch.scan(path).isGlob)) return null;
  const matches = picomatch(glob, { dot: true });
  const strangers = tree.files.some(
    ({ path }) => matches(path) && path !== first.path && !paths.includes(path),
  );
  // A pattern finds the files that are still to come; it must find nothing else.
  const include = strangers ? paths : [glob];
  const together = look(first, include);
  if (!together) return null;
  const before = family.reduce((sum, one) => sum + one.look.counts.duplicates, 0);
  if (together.counts.duplicates - before > slips * together.counts.entries) return null;
  const files = others.length === 1 ? '1 more file' : `${others.length} more files`;
  const reason = { points: 0, text: `${files} of its shape beside it (\`${glob}\`), read with it` };
  const score = family.reduce((best, one) => Math.max(best, one.score), first.score);
  return { ...first, score, look: together, include, beside: paths, reasons: [...first.reasons, reason] };
}
