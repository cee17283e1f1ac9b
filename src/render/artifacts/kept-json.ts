import type { JsonObject } from '../../model/json.ts';
import type { DrawnJson } from '../../model/keep.ts';

type JsonArray = readonly JsonObject[];
type Make<T, J> = (thing: T) => J;

/**
 * Makes JSON of the parts of a plan. Where something is kept, what was made of a part is made once, and its lines are: most parts are
 * the same objects in the next rendering.
 */
export class KeptJson {
  readonly #kept: DrawnJson | null;

  constructor(kept: DrawnJson | null) {
    this.#kept = kept;
  }

  /** What `make`, a function of the thing alone, makes of it. */
  of<T extends object>(thing: T, make: Make<T, JsonObject>): JsonObject {
    return this.#made(thing, make, make);
  }

  /** The same of each thing of a list. */
  list<T extends object>(things: readonly T[], make: Make<T, JsonObject>): JsonArray {
    return this.#kept === null
      ? things.map(make)
      : this.#made(things, make, () => things.map((one) => this.of(one, make)));
  }

  #made<T extends object, J extends JsonObject | JsonArray>(thing: T, by: unknown, make: Make<T, J>): J {
    if (this.#kept === null) return make(thing);
    const known = this.#kept.made.get(thing);
    if (known && known.by === by) return known.json as J;
    const json = make(thing);
    this.#kept.made.set(thing, { by, json });
    // It has no text yet, and is worth one.
    this.#kept.texts.set(json, { level: -1, text: '' });
    return json;
  }

  /** The text of a value that stands at a level of its artifact, where it is known. */
  text(value: object, level: number): string | null {
    const known = this.#kept?.texts.get(value);
    return known && known.level === level ? known.text : null;
  }

  /** Keeps the text of a value that was made of a part. */
  keep(value: object, level: number, text: string): void {
    if (this.#kept?.texts.has(value)) this.#kept.texts.set(value, { level, text });
  }
}
