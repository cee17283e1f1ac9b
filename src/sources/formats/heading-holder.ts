import type { InventoryConfig } from '../../model/config.ts';
import type { Text } from '../../model/markdown.ts';
import { plainText } from '../../syntax/inline.ts';
import { headingText } from '../heading-text.ts';
import { foldedName } from '../words.ts';
import type { Holder } from './format.ts';
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

  /** `headings`: names of those that entries stand right below. */
  constructor(headings: ReadonlySet<string>, names: FieldNames, config: InventoryConfig) {
    this.#names = names;
    this.#phases = new Set([...config.mvpPhases, ...config.laterPhases].map(foldedName));
    this.#states = names.statesOf(headings);
  }

  of(heading: Text): Holder {
    const name = headingName(heading);
    if (this.#phases.has(foldedName(name))) return { role: 'phase', name, at: heading.at };
    const state = this.#states?.get(name);
    if (state !== undefined) return { role: 'state', name: state, at: heading.at };
    const [word = ''] = name.split(/[\s:]/, 1);
    return { role: this.#names.heldBy(word) ?? 'group', name, at: heading.at };
  }
}
