import type { Divergence, WorkPackage } from '../model/recon.ts';

/** Finds the package of a guide that a divergence of it names by its label (`WP-2`, `Phase 1`). */
export class LabelReader {
  readonly #byLabel = new Map<string, WorkPackage>();
  readonly #pattern: RegExp | null;

  constructor(packages: readonly WorkPackage[]) {
    for (const one of packages) {
      // A label without a number is a word that may mean itself.
      if (one.label === null || !/\d/.test(one.label)) continue;
      const key = keyOf(one.label);
      if (!this.#byLabel.has(key)) this.#byLabel.set(key, one);
    }
    const labels = [...this.#byLabel.keys()].map((label) =>
      label.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '\\s+'),
    );
    this.#pattern =
      labels.length === 0
        ? null
        : // `1` and `1.2` are two, and a full stop ends a sentence.
          new RegExp(
            `(?<![\\p{L}\\p{N}-]|\\p{N}\\.)(?:${labels.join('|')})(?!-?[\\p{L}\\p{N}]|\\.\\p{N})`,
            'iu',
          );
  }

  /** The first that its action names, or else its text; null for none. */
  namedBy({ action, text }: Divergence): WorkPackage | null {
    return this.#first(action ?? '') ?? this.#first(text);
  }

  #first(text: string): WorkPackage | null {
    const found = this.#pattern?.exec(text);
    return found ? (this.#byLabel.get(keyOf(found[0])) ?? null) : null;
  }
}

function keyOf(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, ' ');
}
