import picomatch from 'picomatch';
import type { JsonValue } from '../model/json.ts';
import { compareNatural } from '../model/natural.ts';
import { isUnder } from '../model/paths.ts';
import type { FactType } from '../model/vocabulary.ts';
import { compilePattern } from './regex/pattern.ts';

/** What a fact has, or undefined when the subject has no such fact. */
export type Actual = JsonValue | undefined;

/** A prepared right-hand side: tells whether a fact's value passes. */
export type Test = (actual: Actual) => boolean;

/** What an operator compares with. `same` and `listOfSame` go by the type of the fact. */
export type OperandShape =
  | 'same'
  | 'listOfSame'
  | 'string'
  | 'strings'
  | 'stringOrStrings'
  | 'number'
  | 'boolean'
  | 'pattern'
  | 'patterns'
  | 'globs';

export interface Operator {
  readonly name: string;
  /** The types of facts it can ask. */
  readonly facts: readonly FactType[];
  readonly operand: OperandShape;
  /** What it means, for the schema and the reference page. */
  readonly meaning: string;
  /** False when the right-hand side must be written in the rule, so that it is vetted at load. */
  readonly fromFact: boolean;
  /** True for json-rules-engine's own. */
  readonly native: boolean;
  /** Makes the test for one right-hand side. `value` has passed the checks of `operand`. */
  prepare(value: Actual): Test;
}

const scalars: readonly FactType[] = ['string', 'number', 'boolean'];
const texts: readonly FactType[] = ['string', 'strings'];

/** json-rules-engine asks numbers only of what reads as one; the comparison itself is JavaScript's. */
const reads = (value: Actual): boolean =>
  typeof value === 'number' ? !Number.isNaN(value) : !Number.isNaN(Number.parseFloat(value as string));

const listOf = (value: Actual): readonly Actual[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const stringsOf = (value: Actual): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');

/** Asks a text, or any element of a list of texts. */
function anyText(test: (text: string) => boolean): Test {
  return (actual) => {
    if (typeof actual === 'string') return test(actual);
    return Array.isArray(actual) && actual.some((one) => typeof one === 'string' && test(one));
  };
}

/** Asks whether any of the wanted texts fits the actual one; one wanted text, the usual case, has a path of its own. */
function anyOf(value: Actual, fits: (text: string, wanted: string) => boolean): Test {
  const wanted = stringsOf(value);
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined) return anyText((text) => fits(text, only));
  return anyText((text) => wanted.some((one) => fits(text, one)));
}

function inList(value: Actual): Test {
  const list = listOf(value);
  if (list.length < 8) return (actual) => list.indexOf(actual) > -1;
  const set = new Set(list);
  return (actual) => set.has(actual);
}

function define(
  name: string,
  facts: readonly FactType[],
  operand: OperandShape,
  meaning: string,
  prepare: Operator['prepare'],
  options: { readonly fromFact?: boolean; readonly native?: boolean } = {},
): Operator {
  return {
    name,
    facts,
    operand,
    meaning,
    prepare,
    fromFact: options.fromFact ?? true,
    native: options.native ?? false,
  };
}

const native = { native: true };
const written = { fromFact: false };

const list: readonly Operator[] = [
  define('equal', scalars, 'same', 'Is exactly the value.', (value) => (actual) => actual === value, native),
  define(
    'notEqual',
    scalars,
    'same',
    'Is not exactly the value.',
    (value) => (actual) => actual !== value,
    native,
  ),
  define('in', scalars, 'listOfSame', 'Is one of the values.', inList, native),
  define(
    'notIn',
    scalars,
    'listOfSame',
    'Is none of the values.',
    (value) => {
      const test = inList(value);
      return (actual) => !test(actual);
    },
    native,
  ),
  define(
    'contains',
    ['strings'],
    'string',
    'The list has the value as an element.',
    (value) => (actual) => Array.isArray(actual) && actual.indexOf(value) > -1,
    native,
  ),
  define(
    'doesNotContain',
    ['strings'],
    'string',
    'The list does not have the value as an element.',
    (value) => (actual) => Array.isArray(actual) && actual.indexOf(value) === -1,
    native,
  ),
  define(
    'lessThan',
    ['number'],
    'number',
    'Is less than the value.',
    (value) => (actual) => reads(actual) && (actual as number) < (value as number),
    native,
  ),
  define(
    'lessThanInclusive',
    ['number'],
    'number',
    'Is the value or less.',
    (value) => (actual) => reads(actual) && (actual as number) <= (value as number),
    native,
  ),
  define(
    'greaterThan',
    ['number'],
    'number',
    'Is greater than the value.',
    (value) => (actual) => reads(actual) && (actual as number) > (value as number),
    native,
  ),
  define(
    'greaterThanInclusive',
    ['number'],
    'number',
    'Is the value or greater.',
    (value) => (actual) => reads(actual) && (actual as number) >= (value as number),
    native,
  ),
  define(
    'matches',
    texts,
    'pattern',
    'The text, or an element of the list, has a match of the pattern.',
    (value) => {
      const pattern = compilePattern(value);
      return anyText((text) => pattern.test(text));
    },
    written,
  ),
  define(
    'matchesAny',
    texts,
    'patterns',
    'The text, or an element of the list, has a match of one of the patterns.',
    (value) => {
      const patterns = listOf(value).map((one) => compilePattern(one));
      return anyText((text) => patterns.some((pattern) => pattern.test(text)));
    },
    written,
  ),
  define(
    'startsWith',
    texts,
    'stringOrStrings',
    'The text, or an element of the list, starts with the value, or with one of them.',
    (value) => anyOf(value, (text, wanted) => text.startsWith(wanted)),
  ),
  define(
    'endsWith',
    texts,
    'stringOrStrings',
    'The text, or an element of the list, ends with the value, or with one of them.',
    (value) => anyOf(value, (text, wanted) => text.endsWith(wanted)),
  ),
  define(
    'containsAny',
    texts,
    'stringOrStrings',
    'The text, or an element of the list, has the value, or one of them, somewhere in it. Case counts.',
    (value) => anyOf(value, (text, wanted) => text.includes(wanted)),
  ),
  define(
    'under',
    texts,
    'stringOrStrings',
    'The path, or an element of the list, is the folder or file, or lies below it; or one of them.',
    (value) => anyOf(value, isUnder),
  ),
  define(
    'glob',
    texts,
    'globs',
    'The path, or an element of the list, matches the glob, or one of them. `*` stays within a segment, `**` does not; names with a leading dot match too.',
    (value) => {
      const matchers = stringsOf(value).map((glob) => picomatch(glob, globOptions));
      return anyText((text) => matchers.some((matches) => matches(text)));
    },
    written,
  ),
  define('intersects', ['strings'], 'strings', 'The lists have an element in common.', (value) => {
    const wanted = new Set<Actual>(listOf(value));
    return (actual) => Array.isArray(actual) && actual.some((one) => wanted.has(one));
  }),
  define(
    'empty',
    texts,
    'boolean',
    'With `true`: has no text or no elements, or is absent. With `false`: the opposite.',
    (value) => (actual) =>
      (actual === undefined ||
        actual === null ||
        actual === '' ||
        (Array.isArray(actual) && actual.length === 0)) === value,
    written,
  ),
  define(
    'before',
    ['string'],
    'string',
    'Comes before the value as people count: `A-9` before `A-10`.',
    (value) => {
      return (actual) =>
        typeof actual === 'string' && typeof value === 'string' && compareNatural(actual, value) < 0;
    },
  ),
  define(
    'after',
    ['string'],
    'string',
    'Comes after the value as people count: `A-10` after `A-9`.',
    (value) => {
      return (actual) =>
        typeof actual === 'string' && typeof value === 'string' && compareNatural(actual, value) > 0;
    },
  ),
];

/** How globs are read: like `**` in a .gitignore, where dots are no secret. Patterns of several alternatives are not nested. */
export const globOptions: { readonly dot: true; readonly noextglob: true; readonly nonegate: true } = {
  dot: true,
  noextglob: true,
  nonegate: true,
};

/** Every operator by name. json-rules-engine's own have its exact semantics. */
export const operators: ReadonlyMap<string, Operator> = new Map(list.map((one) => [one.name, one]));
