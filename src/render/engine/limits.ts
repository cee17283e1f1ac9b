import { TemplateFault, type TemplatePlace } from './fault.ts';

/** Deeper nesting than any page has, of blocks and of includes: the compiler recurses, and so does a page. */
export const deepest = 40;
/** Characters: longer than any template that a person writes. */
const longest = 256_000;
/** The compiler's time grows with the square of the blocks; the largest template of ours has not a hundred of either. */
const mostBraces = 2_000;
/** More templates than a set has: which of them includes which is asked again after each that does not pass. */
export const mostTemplates = 500;

/** What is too much of a template for the parser and the compiler behind it, or null. Takes time in proportion to the text. */
export function excessOf(template: string, text: string): TemplateFault | null {
  const large = (place: TemplatePlace, what: string): TemplateFault =>
    new TemplateFault('template-large', place, what);
  if (text.length > longest) {
    const what = `it has ${text.length} characters, and a template has ${longest} at most`;
    return large({ template, line: 1, column: 1 }, what);
  }
  let [depth, braces] = [0, 0];
  for (const { index, 1: mark } of text.matchAll(/\{\{~?([#/])?/g)) {
    braces += 1;
    if (mark !== undefined) depth += mark === '#' ? 1 : -1;
    if (depth <= deepest && braces <= mostBraces) continue;
    const before = text.slice(0, index).split('\n');
    const place = { template, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return large(
      place,
      depth > deepest
        ? `blocks are nested more than ${deepest} deep`
        : `there are more than ${mostBraces} pairs of braces`,
    );
  }
  return null;
}

/** Steps that every page may take, however little there is to say. */
export const leastSteps = 2_000_000;

/** Steps that a page about so many decisions may take. All of ours take forty a decision at most. */
export function stepsFor(decisions: number): number {
  return leastSteps + decisions * 500;
}

/** Characters of a page: no reader takes a file of more. */
export const longestPage: number = 1 << 28;

/** What a text costs of an allowance: to escape it takes time by its length. */
export function costOf({ length }: string): number {
  return length >> 4;
}

/**
 * What a rendering may take, in steps: values taken, entries of lists, includes, and texts by their length. A few lines can walk a list
 * within itself, or include twice what includes twice, and would go on for longer than anybody waits.
 */
export class Allowance {
  readonly #steps: number;
  #left: number;

  constructor(steps: number) {
    this.#steps = steps;
    this.#left = steps;
  }

  /** Steps that are left. */
  get left(): number {
    return this.#left;
  }

  has(steps: number): boolean {
    return this.#left >= steps;
  }

  /** Takes so many steps; false when they are not left. */
  grants(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }

  /** Why the rendering ends at a place. */
  exceeded(place: TemplatePlace): TemplateFault {
    const limit =
      this.#left < 0 ? `takes more than ${this.#steps} steps` : `has more than ${longestPage} characters`;
    return new TemplateFault('template-large', place, `what it asks for ${limit}`);
  }
}
