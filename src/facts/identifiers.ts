import { slug } from '../model/slug.ts';

/** Longest slug made from a title; a label is never cut. */
const longest = 32;

/** The slug of a title, cut after a word so that an id stays one that people can type. */
export function shortSlug(title: string): string {
  const whole = slug(title);
  if (whole.length <= longest) return whole;
  const cut = whole.lastIndexOf('-', longest);
  return whole.slice(0, cut > 0 ? cut : longest);
}

/** Hands out each id once; the second taker of the same gets `-2`, in the order of the document. */
export class Identifiers {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  take(wanted: string): string {
    let id = wanted;
    while (this.#taken.has(id)) {
      const next = (this.#next.get(wanted) ?? 1) + 1;
      this.#next.set(wanted, next);
      id = `${wanted}-${next}`;
    }
    this.#taken.add(id);
    return id;
  }
}
