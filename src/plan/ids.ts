import { grouped } from '../model/grouped.ts';
import { hashOf } from '../model/hash.ts';
import { compareNatural } from '../model/natural.ts';
import { slug } from '../model/slug.ts';

/** Six letters and digits made of the text alone, so they are the same in every run and every order. */
function fingerprint(text: string): string {
  return hashOf(text).toString(36).padStart(6, '0').slice(-6);
}

/**
 * Gives every entry an id that no other has. Entries that want the same id all get a fingerprint of their content
 * appended, so neither order nor a counter decides, and no other entry is renamed.
 */
export function uniqueIds<T>(
  entries: readonly T[],
  wanted: (entry: T) => string,
  content: (entry: T) => string,
): Map<T, string> {
  const claims = grouped(entries, wanted);
  const ids = new Map<T, string>();
  const taken = new Set<string>();
  for (const [id, list] of claims) {
    if (list.length === 1 && list[0] !== undefined) {
      ids.set(list[0], id);
      taken.add(id);
    }
  }
  for (const [id, list] of [...claims].sort((a, b) => compareNatural(a[0], b[0]))) {
    if (list.length === 1) continue;
    for (const entry of [...list].sort((a, b) => compareNatural(content(a), content(b)))) {
      let candidate = `${id}-${fingerprint(content(entry))}`;
      while (taken.has(candidate)) candidate = `${candidate}x`;
      taken.add(candidate);
      ids.set(entry, candidate);
    }
  }
  return ids;
}

/** A feature id as a part of a slice id: what would break a reference is replaced. */
export function idPart(id: string): string {
  const part = id.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '');
  return part === '' ? 'unnamed' : part;
}

/** A slug that stays readable in a list: whole words, at most so many characters, marked when something was cut off. */
export function shortSlug(text: string, most = 24): string {
  const whole = slug(text);
  if (whole.length <= most) return whole;
  const cut = whole.lastIndexOf('-', most);
  return `${whole.slice(0, cut > most / 2 ? cut : most)}-${fingerprint(whole).slice(0, 3)}`;
}
