import type { DecisionIndex } from './decision.ts';

/**
 * Gives what `make` gives, a function of `inputs` and nothing else. May give the very object that it gave under that name the
 * last time, when the inputs are the same: so nothing that shows is changed in it afterwards.
 */
export type Keep = <T>(name: string, inputs: readonly unknown[], make: () => T) => T;

/** As `Keep`, of what also hangs on those decisions that `make` looks at in the log that it is given. */
export type Step = <T>(name: string, inputs: readonly unknown[], make: (log: DecisionIndex) => T) => T;

/** Keeps nothing. */
export const keepNothing: Keep = (_name, _inputs, make) => make();

/** More texts than these are not kept. */
const mostTexts = 200_000;

/** What one rendering leaves for the next. */
export class Drawn {
  /** Lines by the object that each was made of, which never changes. */
  readonly lines: WeakMap<object, string> = new WeakMap();
  #before: ReadonlyMap<string, string> = new Map();
  #now = new Map<string, string>();

  /** To be called before each rendering: of texts only those of the last one are kept. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** What `make` makes of a text, a function of it alone. */
  text(text: string, make: (text: string) => string): string {
    let made = this.#now.get(text);
    if (made === undefined) {
      made = this.#before.get(text) ?? make(text);
      if (this.#now.size < mostTexts) this.#now.set(text, made);
    }
    return made;
  }
}
