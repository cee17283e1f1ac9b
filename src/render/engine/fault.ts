import { append } from '../../model/append.ts';

/** Where a piece of a template stands. Lines and columns count from 1. */
export interface TemplatePlace {
  readonly template: string;
  readonly line: number;
  readonly column: number;
}

/** What can be wrong with a template; each kind is a finding code below `artifacts/`. */
export type TemplateFaultKind =
  | 'template-syntax'
  | 'template-large'
  | 'template-raw'
  | 'template-helper'
  | 'template-partial'
  | 'template-cycle'
  | 'template-place'
  | 'template-kind'
  | 'template-notes'
  | 'template-variable';

/** Thrown while a template is vetted or rendered; becomes a finding in the same stage. */
export class TemplateFault extends Error {
  readonly kind: TemplateFaultKind;
  readonly place: TemplatePlace;
  /** The name or piece of text that is at fault. */
  readonly what: string;
  /** What could stand there instead. */
  readonly available: readonly string[];
  /** What else is wrong with the same template or page, in the order in which it was found. */
  readonly more: TemplateFault[] = [];

  constructor(
    kind: TemplateFaultKind,
    place: TemplatePlace,
    what: string,
    available: readonly string[] = [],
  ) {
    super(`${kind} ${place.template}:${place.line}:${place.column} ${what}`);
    this.name = 'TemplateFault';
    this.kind = kind;
    this.place = place;
    this.what = what;
    this.available = available;
  }
}

/** Gathers what is wrong with a template, or with a page while it is drawn: a place that is asked a thousand times is at fault once. */
export class Faults {
  readonly #found = new Map<string, TemplateFault>();
  /** How often something was noted, known or not: what is drawn meanwhile is drawn with a gap. */
  noted = 0;
  /** What comes next would be drawn of nothing, and so is left out. */
  #gap = false;

  /** `key`: of the place and the kind; only the first of a key is made. */
  note(key: string, make: () => TemplateFault): void {
    this.noted += 1;
    if (!this.#found.has(key)) this.#found.set(key, make());
  }

  add(fault: TemplateFault): void {
    this.note(fault.message, () => fault);
  }

  leaveGap(): void {
    this.#gap = true;
  }

  /** Whether a gap was left just before. */
  takeGap(): boolean {
    const gap = this.#gap;
    this.#gap = false;
    return gap;
  }

  /** Throws all of them as one `TemplateFault`, if there are any. */
  settle(): void {
    const [first, ...more] = this.#found.values();
    if (!first) return;
    append(first.more, more);
    throw first;
  }
}
