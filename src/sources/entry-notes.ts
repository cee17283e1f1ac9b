import type { JsonObject } from '../model/json.ts';
import { none } from '../model/none.ts';
import type { Note } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';
import { isFilled } from './columns.ts';
import type { LookedUp } from './lookup.ts';
import { keyWords, saidOf } from './said.ts';

/** Keeps account of what of an entry its fields read, so that the rest can be shown or said. */
export class ReadKeys {
  readonly #keys = new Set<string>();
  readonly #rest: LookedUp[] = [];
  readonly #left: string[] = [];

  /** A field reads what stands there. */
  mark(pointer: Pointer): void {
    this.#keys.add(String(pointer[0]));
  }

  /** A field reads some members of an object, and nothing reads the others. */
  members(object: JsonObject, pointer: Pointer, read: readonly (string | number | undefined)[]): void {
    for (const [key, value] of Object.entries(object))
      if (!read.includes(key) && isFilled(value))
        this.#rest.push({ value, pointer: [...pointer, key], holder: object });
  }

  /** A member of what a field reads stands nowhere. */
  leave(key: Pointer[0] | undefined, members: readonly string[]): void {
    for (const member of members) this.#left.push(`${key}.${member}`);
  }

  /** Members that nothing reads, what is shown in any case, and what stands under keys that are to be shown and that no field has read. */
  notes(
    always: readonly LookedUp[],
    shown: readonly LookedUp[],
    at: (pointer: Pointer) => Span,
  ): readonly Note[] {
    const fresh = shown.filter(({ pointer: [key] }) => !this.#keys.has(String(key)));
    for (const { pointer } of fresh) this.mark(pointer);
    const all = [...this.#rest, ...always, ...fresh];
    if (all.length === 0) return none;
    return all.flatMap(({ value, pointer }) => {
      const text = saidOf(value);
      const name = keyWords(pointer.join(' '));
      return text === '' ? [] : [{ name, text, at: at(pointer) }];
    });
  }

  /** Keys and dotted members that say something, and that nothing reads or shows. */
  unread(object: JsonObject, passed: ReadonlySet<string>): readonly string[] {
    const keys = Object.keys(object).filter(
      (key) => !this.#keys.has(key) && !passed.has(key) && isFilled(object[key]),
    );
    return this.#left.length === 0 ? keys : [...keys, ...new Set(this.#left)];
  }
}
