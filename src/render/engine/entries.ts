import type { DrawnEntry, Recent } from '../../model/keep.ts';
import type { Aside } from '../text/marks.ts';
import type { Allowance } from './limits.ts';

/** The page that is being drawn. */
interface Page {
  readonly blocks: readonly string[];
  readonly allowance: Allowance;
  readonly aside: Aside | null;
}

/** Draws entries of lists that ask for nothing else: one that holds what an earlier one held becomes what that became. */
export class Entries {
  readonly #known: Recent<DrawnEntry>;
  /** An entry is being drawn: lists within it are drawn with it. */
  #drawing = false;

  constructor(known: Recent<DrawnEntry>) {
    this.#known = known;
  }

  /** What `draw` makes of an entry of the list at a place of a template. `most`: a text that is longer is always drawn. */
  text(list: string, entry: unknown, page: Page, most: number, draw: () => string): string {
    if (this.#drawing) return draw();
    const key = `${list} ${JSON.stringify(entry)}`;
    const known = this.#known.get(key);
    // Where there is not allowance enough, drawing tells at which place it ends.
    if (known && known.text.length <= most && page.allowance.has(known.steps)) {
      page.allowance.grants(known.steps);
      return known.text;
    }
    const { blocks, aside, allowance } = page;
    const before = { blocks: blocks.length, aside: aside?.length ?? 0, left: allowance.left };
    this.#drawing = true;
    try {
      const text = draw();
      // What is put in last goes by its number on this page.
      if (blocks.length === before.blocks && (aside?.length ?? 0) === before.aside)
        this.#known.set(key, { text, steps: before.left - allowance.left });
      return text;
    } finally {
      this.#drawing = false;
    }
  }
}
