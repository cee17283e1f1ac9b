/** The longest name of a region that is read again. */
export const longestRegion = 80;

/** The regions of one page that belong to people: what they wrote in the last version, and which of them this version has. */
export class Regions {
  readonly #kept: ReadonlyMap<string, string>;
  readonly #drawn = new Set<string>();

  constructor(kept: ReadonlyMap<string, string> = new Map()) {
    this.#kept = kept;
  }

  /** What stands in a region; null for one that the page has already: of two of one name it is not clear whose text is whose. */
  take(name: string): string | null {
    if (this.#drawn.has(name)) return null;
    this.#drawn.add(name);
    return this.#kept.get(name) ?? '\n\n';
  }

  /** The first region that somebody wrote in and that this version lacks, or null. */
  lost(): string | null {
    for (const [name, text] of this.#kept) if (text.trim() !== '' && !this.#drawn.has(name)) return name;
    return null;
  }
}
