import type { InventoryConfig } from '../../model/config.ts';
import type { Text } from '../../model/markdown.ts';
import { plainText } from '../../syntax/inline.ts';
import { headingText } from '../heading-text.ts';
import { foldedName } from '../words.ts';
import type { Holder } from './format.ts';
import { wordedHead } from './heading-id.ts';
import type { HolderSays } from './holder-says.ts';
import type { FieldNames } from './names.ts';

/** How a heading is called, without marks. */
export function headingName({ text }: Text): string {
  return plainText(headingText(text));
}

/** What a heading of a document is for the entries below it: their phase (`Phase 2`, `Later`), their state (`Done`), or their group. */
export class HeadingHolders {
  readonly #names: FieldNames;
  readonly #phases: ReadonlySet<string>;
  readonly #states: ReadonlyMap<string, string> | null;
  readonly #says: ReadonlyMap<Text, HolderSays>;

  /** `headings`: names of those that entries stand right below. `says`: what stands below them, by heading. */
  constructor(
    headings: ReadonlySet<string>,
    names: FieldNames,
    config: InventoryConfig,
    says: ReadonlyMap<Text, HolderSays>,
  ) {
    this.#names = names;
    this.#says = says;
    this.#phases = new Set([...config.mvpPhases, ...config.laterPhases].map(foldedName));
    this.#states = names.statesOf(headings);
  }

  of(heading: Text): Holder {
    const name = headingName(heading);
    const says = { ...idOf(name), ...this.#says.get(heading) };
    if (this.#phases.has(foldedName(name))) return { role: 'phase', name, ...says, at: heading.at };
    // `Future Requirements`, `v2 features`: the list is called by its phase.
    const ending = this.#names.listEnding(name);
    const before = ending === null ? '' : foldedName(name).slice(0, -ending.length);
    if (this.#phases.has(before)) return { role: 'phase', name: before, ...says, at: heading.at };
    if (/^v\d[\d.]*$/.test(before)) return { role: 'phase', name, ...says, at: heading.at };
    const state = this.#states?.get(name);
    if (state !== undefined) return { role: 'state', name: state, at: heading.at };
    const [word = ''] = name.split(/[\s:]/, 1);
    return { role: this.#names.heldBy(word) ?? 'group', name, ...says, at: heading.at };
  }
}

/** `Epic 1: Gate` is called `Epic 1` as well. */
function idOf(name: string): { readonly id?: string } {
  const head = wordedHead(name);
  return head === null || head.rest === '' ? {} : { id: `${head.words} ${head.number}` };
}

/** What each entry is in, by what stands above it, outermost first, with what each heading `says`, without what stands above all: that says nothing of any of them. */
export function holdersAbove(
  above: readonly (readonly Text[])[],
  says: ReadonlyMap<Text, HolderSays>,
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
  const readers = levels.map((headings) => new HeadingHolders(headings, names, config, says));
  return above.map((one) => one.slice(same).flatMap((heading, level) => readers[level]?.of(heading) ?? []));
}
