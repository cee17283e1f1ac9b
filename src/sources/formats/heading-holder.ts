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
    const state = this.#states?.get(name);
    if (state !== undefined) return { role: 'state', name: state, at: heading.at };
    const [word = ''] = name.split(/[\s:]/, 1);
    return { role: this.#names.heldBy(word) ?? 'group', name, notes, at: heading.at };
  }
}
