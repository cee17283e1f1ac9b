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

/** What was made of texts in the last pass and in this one. */
export class Recent<T> {
  #before: ReadonlyMap<string, T> = new Map();
  #now = new Map<string, T>();

  /** To be called before each pass: only what the last one has used is kept. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  get(text: string): T | undefined {
    const now = this.#now.get(text);
    if (now !== undefined) return now;
    const before = this.#before.get(text);
    if (before !== undefined) this.set(text, before);
    return before;
  }

  set(text: string, made: T): void {
    if (this.#now.size < mostTexts) this.#now.set(text, made);
  }
}

/** What a list of a page has made of one entry, and how much of the page's allowance that took. */
export interface DrawnEntry {
  readonly text: string;
  readonly steps: number;
}

/** What is known of an object that is the same from one rendering to the next: what the list of some templates at some place made of it. */
export interface SameEntry {
  of: object | null;
  list: string;
  drawn: DrawnEntry;
}

const notDrawn: DrawnEntry = { text: '', steps: 0 };

/** JSON by the object that it was made of, with what made it, and its text by itself, with the level that it stands at. */
export interface DrawnJson {
  readonly made: WeakMap<object, { readonly by: unknown; readonly json: object }>;
  readonly texts: WeakMap<object, { readonly level: number; readonly text: string }>;
}

/** Gives the views that `make` makes of a thing, a function of it and of as many `inputs` each time. May give those of the last time. */
export type KeepViews = <T extends object>(
  thing: object,
  inputs: readonly unknown[],
  make: () => readonly T[],
) => readonly T[];

/** What one rendering leaves for the next. */
export class Drawn {
  readonly json: DrawnJson = { made: new WeakMap(), texts: new WeakMap() };
  /** Lines by the object that each was made of, which never changes. */
  readonly lines: WeakMap<object, string> = new WeakMap();
  /** Of views that are kept. */
  readonly same: WeakMap<object, SameEntry> = new WeakMap();
  readonly #views = new WeakMap<object, { readonly inputs: readonly unknown[]; readonly view: object }>();
  readonly #texts = new Recent<string>();
  #templates: object | null = null;
  #entries = new Recent<DrawnEntry>();

  /** To be called before each rendering: of texts only those of the last one are kept. */
  begin(): void {
    this.#texts.begin();
    this.#entries.begin();
  }

  /** The views that `make` makes of a thing, a function of it and of `inputs`: those of the last time where they are the same. */
  readonly views: KeepViews = (thing, inputs, make) => {
    const known = this.#views.get(thing);
    if (known?.inputs.every((one, index) => one === inputs[index]))
      return known.view as ReturnType<typeof make>;
    const view = make();
    this.#views.set(thing, { inputs, view });
    for (const one of view) this.same.set(one, { of: null, list: '', drawn: notDrawn });
    return view;
  };

  /** What `make` makes of a text, a function of it alone. */
  text(text: string, make: (text: string) => string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    this.#texts.set(text, made);
    return made;
  }

  /** What the lists of some templates have made of entries, by the place of the list and what the entry holds. */
  entriesOf(templates: object): Recent<DrawnEntry> {
    if (this.#templates !== templates) this.#entries = new Recent();
    this.#templates = templates;
    return this.#entries;
  }
}
