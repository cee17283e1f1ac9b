import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  type Event,
  floatCoreTag,
  intCoreTag,
  mergeTag,
  NOT_RESOLVED,
  parseEvents,
  SCALAR_STYLE,
  type Schema,
  YAMLException,
} from 'js-yaml';
import { append } from '../model/append.ts';
import type { JsonValue } from '../model/json.ts';
import { LineIndex, lookups, withoutMark } from './lines.ts';
import { type Located, type Place, type SyntaxProblem, treeLocator } from './located.ts';
import { type Packed, pack } from './yaml-packed.ts';
import { looksLikeNumber, mostValues, readPlaces } from './yaml-places.ts';
import { slipAt } from './yaml-slips.ts';

/** Collections nested deeper than this are refused. js-yaml recurses, so the limit is its own. */
const deepest = 100;

/** YAML 1.2 core without anything that is not JSON: no code, no dates, no infinities, objects without prototype. */
const schema: Schema = CORE_SCHEMA.withTags(
  defineMappingTag<{ [key: string]: unknown }>('tag:yaml.org,2002:map', {
    create: () => Object.create(null),
    addPair(object, key, value) {
      if (typeof key === 'object' && key !== null) return 'a key must be a word, a number or a string';
      object[String(key)] = value;
      return '';
    },
    has: (object, key) => String(key) in object,
    keys: (object) => Object.keys(object),
    get: (object, key) => object[String(key)],
    identify: () => false,
  }),
  finite(intCoreTag),
  finite(floatCoreTag),
  mergeTag,
);

/** A number tag whose infinities and NaN stay the words that they are written as: JSON has no such numbers. */
function finite(tag: typeof intCoreTag): typeof intCoreTag {
  return defineScalarTag<number>(tag.tagName, {
    implicit: tag.implicit,
    implicitFirstChars: tag.implicitFirstChars,
    identify: () => false,
    resolve(source, explicit, name) {
      const value = tag.resolve(source, explicit, name);
      // `-0` does not survive JSON either.
      return typeof value === 'number' && !Number.isFinite(value) ? NOT_RESOLVED : value === 0 ? 0 : value;
    },
  });
}

/**
 * Parses one YAML document as plain data. Whatever makes it unreadable (syntax, unknown tags, several documents,
 * aliases that explode or contain themselves) is a problem, and the value is null; a double key is a problem, and the
 * last one counts. An empty document is null without a problem.
 */
export function parseYaml(text: string, file: string): Located {
  const source = withoutMark(text);
  const lines = new LineIndex(source, file);
  const { value, place, problems } = read(source, lines);
  const locator = treeLocator(place);
  return {
    value,
    problems,
    ...lookups(() => locator, lines),
    written(pointer) {
      const { start, end } = locator.value(pointer);
      const text = source.slice(start, end);
      return looksLikeNumber(text) && text !== String(Number(text)) ? text : null;
    },
  };
}

/** A document that is known to parse, packed for `unpack`; null when it does not or has no packed form. */
export function packYaml(text: string): Packed | null {
  const { value, place, problems } = read(withoutMark(text), new LineIndex(withoutMark(text), ''));
  return problems.length > 0 ? null : pack(value, place);
}

function read(
  source: string,
  lines: LineIndex,
): { value: JsonValue; place: Place; problems: readonly SyntaxProblem[] } {
  const problems: SyntaxProblem[] = [];
  let place: Place = { start: 0, end: 0, children: null };
  let value: JsonValue = null;
  try {
    const events: Event[] = parseEvents(source, { maxDepth: deepest });
    const places = readPlaces(events, source, lines);
    append(problems, places.problems);
    place = places.place;
    if (places.sound) {
      for (const key of places.numbers) key.style = SCALAR_STYLE.SINGLE_QUOTED;
      const documents = constructFromEvents(events, {
        source,
        schema,
        json: true,
        maxTotalMergeKeys: mostValues,
      });
      value = (documents[0] ?? null) as JsonValue;
    }
  } catch (error) {
    problems.push(problemOf(error, source, lines));
  }
  return { value, place, problems };
}

function problemOf(error: unknown, source: string, lines: LineIndex): SyntaxProblem {
  if (!(error instanceof YAMLException)) throw error;
  const start = error.mark?.position ?? 0;
  if (error.reason.includes('maxDepth')) {
    const message = `collections are nested more than ${deepest} deep`;
    return { message, at: lines.span({ start, end: start }), kind: 'too-deep' };
  }
  const { message, range } = slipAt(source, start, error.reason);
  return { message, at: lines.span(range), kind: 'syntax' };
}
