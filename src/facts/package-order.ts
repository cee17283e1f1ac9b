import type { LostReference, WorkPackage } from '../model/recon.ts';
import type { PackageDraft } from './package-draft.ts';
import { firstSentence } from './text.ts';

/** The last word of `Phase 1`, `Stage B`: a number or a single capital. Null for names that count nothing. */
export function phaseNumber(opener: string): { family: string; phase: string } | null {
  const found = /^(.*\S)\s+(\d{1,4}|\p{Lu})$/u.exec(opener);
  return found?.[1] && found[2] ? { family: found[1], phase: found[2] } : null;
}

/**
 * Settles what comes before each package: those that it names after a label or in a column for it, and, where the guide
 * numbers its phases, every package of the phase before.
 */
export function orderPackages(
  packages: readonly WorkPackage[],
  drafts: readonly PackageDraft[],
  labelsIn: (text: string) => readonly string[],
): readonly WorkPackage[] {
  const byLabel = idsByLabel(packages);
  const before = phasesBefore(packages, drafts);
  return packages.map((own, index) => {
    const draft = drafts[index];
    if (!draft) return own;
    const named = draft.entries
      .filter((entry) => entry.role === 'after')
      .flatMap((entry) => [...labelsIn(entry.text.text), ...writtenLabels(entry.text.text, byLabel)])
      .map((label) => byLabel.get(label))
      .filter((id) => id !== undefined);
    const after = [...new Set([...named, ...(before[index] ?? [])])].filter((id) => id !== own.id);
    return after.length > 0 ? { ...own, after } : own;
  });
}

function idsByLabel(packages: readonly WorkPackage[]): ReadonlyMap<string, string> {
  const byLabel = new Map<string, string>();
  for (const { label, id } of packages) if (label !== null && !byLabel.has(label)) byLabel.set(label, id);
  return byLabel;
}

/** What packages name as coming before them that looks like a label and is none of this guide's packages. */
export function unknownBefore(
  packages: readonly WorkPackage[],
  drafts: readonly PackageDraft[],
  labelsIn: (text: string) => readonly string[],
): readonly LostReference[] {
  const byLabel = idsByLabel(packages);
  const shapes = new Set([...byLabel.keys()].map(shapeOf));
  return drafts.flatMap((draft, index) =>
    draft.entries.flatMap(({ role, text }): readonly LostReference[] => {
      if (role !== 'after') return [];
      // What a later sentence speaks of need not come before.
      const { text: said } = firstSentence(text).first;
      const alike = [...wordsOf(said), ...(said.match(counted) ?? [])].filter((word) =>
        shapes.has(shapeOf(word)),
      );
      const named = new Set([...labelsIn(said), ...alike]);
      const unknown = [...named].filter((label) => !byLabel.has(label));
      return unknown.map((label) => ({
        kind: 'after',
        from: packages[index]?.id ?? '',
        text: label,
        at: text.at,
      }));
    }),
  );
}

/** `Phase 9`, within words of whatever shape. */
const counted = /\p{L}{1,20} (?:\d{1,4}|\p{Lu})(?![\p{L}\p{N}])/gu;

/** The words of a text, without a full stop behind them: `C-9`, `C-1.2`. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}_.-]/u).map((word) => word.replace(/(?<!\.)\.+$/, ''));
}

function shapeOf(label: string): string {
  return label.replace(/\d+/g, '0').replace(/ \p{Lu}$/u, ' A');
}

/** Labels that a text names as they are written: of more than one word (`Phase 1`), or one word of whatever shape (`C-1`). */
export function writtenLabels(text: string, known: ReadonlyMap<string, string>): readonly string[] {
  const words = wordsOf(text).filter((word) => known.has(word));
  return [...words, ...[...known.keys()].filter((label) => label.includes(' ') && mentions(text, label))];
}

function mentions(text: string, label: string): boolean {
  const at = text.indexOf(label);
  return at !== -1 && !/^[\p{L}\p{N}]/u.test(text.slice(at + label.length));
}

function phasesBefore(
  packages: readonly WorkPackage[],
  drafts: readonly PackageDraft[],
): readonly (readonly string[])[] {
  interface Family {
    phase: string;
    current: string[];
    previous: readonly string[];
  }
  const families = new Map<string, Family>();
  return drafts.map((draft, index) => {
    const id = packages[index]?.id;
    if (!draft.sequence || id === undefined) return [];
    const { family: key, phase } = draft.sequence;
    let family = families.get(key);
    if (!family) {
      family = { phase, current: [], previous: [] };
      families.set(key, family);
    } else if (family.phase !== phase) {
      family.phase = phase;
      family.previous = family.current;
      family.current = [];
    }
    family.current.push(id);
    return family.previous;
  });
}
