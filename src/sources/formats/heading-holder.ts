import type { InventoryConfig } from '../../model/config.ts';
import type { Paragraph, Section, Text } from '../../model/markdown.ts';
import { none } from '../../model/none.ts';
import type { Note } from '../../model/sources.ts';
import { plainText } from '../../syntax/inline.ts';
import { headingText } from '../heading-text.ts';
import { saidOf } from '../said.ts';
import { foldedName } from '../words.ts';
import type { Holder } from './format.ts';
import type { FieldNames } from './names.ts';

/** How a heading is called, without marks. */
export function headingName({ text }: Text): string {
  return plainText(headingText(text));
}

/** What stands right below each heading, its paragraphs alone, as a note without a name. */
export function headingNotes(sections: readonly Section[]): ReadonlyMap<Text, readonly Note[]> {
  const notes = new Map<Text, readonly Note[]>();
  for (const { heading, blocks } of sections) {
    const paragraphs = blocks.filter((block): block is Paragraph => block.type === 'paragraph');
    const [first] = paragraphs;
    if (!heading || !first) continue;
    const text = saidOf(paragraphs.map((paragraph) => plainText(paragraph.text)).join('\n'));
    if (text !== '') notes.set(heading, [{ name: '', text, at: first.at }]);
  }
  return notes;
}

/** What a heading of a document is for the entries below it: their phase (`Phase 2`, `Later`), their state (`Done`), or their group. */
export class HeadingHolders {
  readonly #names: FieldNames;
  readonly #phases: ReadonlySet<string>;
  readonly #states: ReadonlyMap<string, string> | null;
  readonly #notes: ReadonlyMap<Text, readonly Note[]>;

  /** `headings`: names of those that entries stand right below. `notes`: what they say, by heading. */
  constructor(
    headings: ReadonlySet<string>,
    names: FieldNames,
    config: InventoryConfig,
    notes: ReadonlyMap<Text, readonly Note[]>,
  ) {
    this.#names = names;
    this.#notes = notes;
    this.#phases = new Set([...config.mvpPhases, ...config.laterPhases].map(foldedName));
    this.#states = names.statesOf(headings);
  }

  of(heading: Text): Holder {
    const name = headingName(heading);
    const notes = this.#notes.get(heading) ?? none;
    if (this.#phases.has(foldedName(name))) return { role: 'phase', name, notes, at: heading.at };
    // `Future Requirements`, `v2 features`: the list is called by its phase.
    const ending = this.#names.listEnding(name);
    const before = ending === null ? '' : foldedName(name).slice(0, -ending.length);
    if (this.#phases.has(before)) return { role: 'phase', name: before, notes, at: heading.at };
    if (/^v\d[\d.]*$/.test(before)) return { role: 'phase', name, notes, at: heading.at };
    const state = this.#states?.get(name);
    if (state !== undefined) return { role: 'state', name: state, at: heading.at };
    const [word = ''] = name.split(/[\s:]/, 1);
    return { role: this.#names.heldBy(word) ?? 'group', name, notes, at: heading.at };
  }
}

/** What each entry is in, by what stands above it, outermost first, with the `notes` of each heading, without what stands above all: that says nothing of any of them. */
export function holdersAbove(
  above: readonly (readonly Text[])[],
  notes: ReadonlyMap<Text, readonly Note[]>,
  names: FieldNames,
  config: InventoryConfig,
): Holder[][] {
  const [first] = above;
  let same = first?.length ?? 0;
  for (const one of above) while (same > 0 && one[same - 1] !== first?.[same - 1]) same -= 1;
  const levels: Set<string>[] = [];
  for (const one of above) {
    for (const [level, heading] of one.slice(same).entries()) {
      levels[level] ??= new Set();
      levels[level].add(headingName(heading));
    }
  }
  const readers = levels.map((headings) => new HeadingHolders(headings, names, config, notes));
  return above.map((one) => one.slice(same).flatMap((heading, level) => readers[level]?.of(heading) ?? []));
}
