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
  | 'template-variable';

/** Thrown while a template is vetted or rendered; becomes a finding in the same stage. */
export class TemplateFault extends Error {
  readonly kind: TemplateFaultKind;
  readonly place: TemplatePlace;
  /** The name or piece of text that is at fault. */
  readonly what: string;
  /** What could stand there instead. */
  readonly available: readonly string[];

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
