import type { DrawnEntry, Recent, SameEntry } from '../../model/keep.ts';
import type { Aside } from '../text/marks.ts';
import type { Faults } from './fault.ts';
import type { Allowance } from './limits.ts';

/** The page that is being drawn. */
interface Page {
  readonly blocks: readonly string[];
  readonly allowance: Allowance;
  readonly aside: Aside | null;
  readonly faults: Faults;
}

/** Draws entries of lists that ask for nothing else: one that holds what an earlier one held becomes what that became. */
export class Entries {
  readonly #known: Recent<DrawnEntry>;
  readonly #same: WeakMap<object, SameEntry>;
  /** An entry is being drawn: lists within it are drawn with it. */
  #drawing = false;

  /** `same`: entries that are the very objects of the page before, so that what they hold need not be asked. */
  constructor(known: Recent<DrawnEntry>, same: WeakMap<object, SameEntry>) {
    this.#known = known;
    this.#same = same;
  }

  /** What `draw` makes of an entry of the list at a place of a template. `most`: a text that is longer is always drawn. */
  text(list: string, entry: unknown, page: Page, most: number, draw: () => string): string {
    // What holds one word is drawn sooner than it is looked up.
    if (this.#drawing || typeof entry !== 'object' || entry === null) return draw();
    const same = this.#same.get(entry);
    const key = same ? '' : `${list} ${JSON.stringify(entry)}`;
    const own = same?.of === this.#known && same.list === list ? same.drawn : undefined;
    const known = same ? own : this.#known.get(key);
    // Where there is not allowance enough, drawing tells at which place it ends.
    if (known && known.text.length <= most && page.allowance.has(known.steps)) {
      page.allowance.grants(known.steps);
      return known.text;
    }
    const drawn = this.#drawn(page, draw);
    if (drawn.steps === null) return drawn.text;
    const { text, steps } = drawn;
    if (same) Object.assign(same, { of: this.#known, list, drawn: { text, steps } });
    else this.#known.set(key, { text, steps });
    return text;
  }

  /** The text, and the steps that it took; null for one that is no other page's. */
  #drawn(
    { blocks, aside, allowance, faults }: Page,
    draw: () => string,
  ): { text: string; steps: number | null } {
    const before = {
      blocks: blocks.length,
      aside: aside?.length ?? 0,
      left: allowance.left,
      noted: faults.noted,
    };
    this.#drawing = true;
    try {
      const text = draw();
      // What is put in last goes by its number on this page, and what has a fault must be found to have it again.
      const alone =
        blocks.length === before.blocks &&
        (aside?.length ?? 0) === before.aside &&
        faults.noted === before.noted;
      return { text, steps: alone ? before.left - allowance.left : null };
    } finally {
      this.#drawing = false;
    }
  }
}
