import type { Drawing } from '../text/mermaid.ts';
import { type Faults, TemplateFault, type TemplatePlace } from './fault.ts';
import { type Allowance, costOf } from './limits.ts';

/** What Handlebars hands to a helper besides its parameters. */
export interface Call {
  /** `vet` writes it. Of each parameter: its place, its name, and what it is looked for in where that is not the context; those of the second end in 1. */
  readonly hash: {
    readonly at?: string;
    readonly of?: string;
    readonly in?: unknown;
    readonly at1?: string;
    readonly of1?: string;
    readonly in1?: unknown;
    readonly alone?: string;
  };
  readonly data?: Record<string, unknown>;
  readonly fn?: (context: unknown, options?: object) => string;
  readonly inverse?: (context: unknown, options?: object) => string;
}

/** Which parameter of a helper a value was given as. */
type Nth = 0 | 1;

/** Takes a value for what it has to be. What is not that is noted as a fault, and taken for the empty one of its kind. */
interface Readers {
  readonly present: (context: unknown, value: unknown, call: Call, nth?: Nth) => unknown;
  readonly scalar: (context: unknown, value: unknown, call: Call, nth?: Nth) => string;
  readonly list: (context: unknown, value: unknown, call: Call, nth?: Nth) => readonly unknown[];
  /** An entry of a list that is printed as a whole. */
  readonly entry: (value: unknown, call: Call, nth?: Nth) => string;
  readonly drawing: (context: unknown, value: unknown, call: Call) => Drawing | null;
}

/** How helpers take their values: each that is taken counts, and so does its length. */
export function readers({
  allowance,
  faults,
}: {
  readonly allowance: Allowance;
  readonly faults: Faults;
}): Readers {
  const present = (context: unknown, value: unknown, call: Call, nth: Nth = 0): unknown => {
    if (!allowance.grants(1)) throw allowance.exceeded(placeOf(call));
    if (value !== undefined && typeof value !== 'function') return value;
    const [at, of] = told(call, nth);
    const make = (): TemplateFault =>
      new TemplateFault('template-variable', placeOf(call, nth), of, names(context, of, call, nth));
    faults.note(`variable ${at}`, make);
    return undefined;
  };
  const wrongKind = (is: string, wanted: string, call: Call, nth: Nth): void => {
    const [at, of] = told(call, nth);
    const make = (): TemplateFault =>
      new TemplateFault('template-kind', placeOf(call, nth), of, [is, wanted]);
    faults.note(`kind ${at} ${wanted}`, make);
  };
  const printed = (found: unknown, call: Call, nth: Nth, entry = false): string => {
    if (found === null || found === undefined) return '';
    if (typeof found === 'string') {
      if (!allowance.grants(costOf(found))) throw allowance.exceeded(placeOf(call, nth));
      return found;
    }
    if (typeof found === 'number' || typeof found === 'boolean') return String(found);
    const kind = Array.isArray(found) ? 'list' : 'object';
    if (entry) wrongKind(`a list of ${kind}s`, 'a list of texts', call, nth);
    else wrongKind(kindOf(found), 'text', call, nth);
    return '';
  };
  return {
    present,
    scalar: (context, value, call, nth = 0) => printed(present(context, value, call, nth), call, nth),
    list(context, value, call, nth = 0) {
      const found = present(context, value, call, nth);
      if (Array.isArray(found)) return found;
      if (found !== undefined) wrongKind(kindOf(found), 'a list', call, nth);
      return [];
    },
    entry(value, call, nth = 0) {
      if (!allowance.grants(1)) throw allowance.exceeded(placeOf(call, nth));
      return printed(value, call, nth, true);
    },
    drawing(context, value, call) {
      const found = present(context, value, call);
      if (isDrawing(found)) return found;
      if (found !== undefined) wrongKind(kindOf(found), 'a drawing', call, 0);
      return null;
    },
  };
}

/** Where a parameter of a call stands. */
export function placeOf(call: Call, nth: Nth = 0): TemplatePlace {
  const [line = '1', column = '1', ...template] = told(call, nth)[0].split(':');
  return { template: template.join(':'), line: Number(line), column: Number(column) };
}

/** The place of a parameter, and its name as it is written. */
function told({ hash }: Call, nth: Nth): readonly [string, string] {
  return nth === 0 ? [hash.at ?? '', hash.of ?? ''] : [hash.at1 ?? '', hash.of1 ?? ''];
}

function kindOf(found: unknown): string {
  if (found === null) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  return typeof found === 'object' ? 'an object' : 'one value';
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The view holds one kind of object with these two lists. */
function isDrawing(value: unknown): value is Drawing {
  return isObject(value) && Array.isArray(value.clusters) && Array.isArray(value.edges);
}

/** The names that could have stood where `of` failed: those of the innermost value on its way that is there. */
function names(context: unknown, of: string, { data, hash }: Call, nth: Nth): string[] {
  const inner = nth === 0 ? hash.in : hash.in1;
  if (of.startsWith('@') && inner === undefined)
    return data?.index === undefined ? ['@root'] : ['@first', '@index', '@last', '@root'];
  const way = of.replace(/^(?:@root\.|(?:\.\.\/)+|this[./]|\.\/)/, '').split(/[./]/);
  let found = inner ?? context;
  for (const part of way.slice(0, -1)) {
    const next = isObject(found) ? found[part] : undefined;
    if (next === undefined) break;
    found = next;
  }
  return isObject(found) ? Object.keys(found).sort() : [];
}
