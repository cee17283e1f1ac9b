import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import { append } from '../model/append.ts';
import { duplicateKey } from './duplicate.ts';
import type { LineIndex } from './lines.ts';
import type { Child, Place, Range, SyntaxProblem } from './located.ts';

/** How many values a document may have once its aliases are written out. */
export const mostValues = 500_000;

/** The places of a YAML document, and whether it is safe to build. */
export interface Places {
  readonly place: Place;
  readonly problems: readonly SyntaxProblem[];
  /** Keys that are numbers: they are called as they are written. */
  readonly numbers: readonly Key[];
  /** False when building it would give several documents, an endless one or one too large. */
  readonly sound: boolean;
}

type Key = Extract<Event, { readonly type: typeof EVENT_ID.SCALAR }>;

interface Frame {
  readonly start: number;
  readonly anchor: string | null;
  readonly children: Map<string | number, Child>;
  readonly mapping: boolean;
  /** The key that waits for its value. */
  key: { readonly text: string; readonly range: Range; readonly merges: boolean } | null;
  /** What a key `<<` takes from elsewhere; keys of its own win over it. */
  readonly merged: (readonly [string | number, Child])[];
  end: number;
  /** Values below it with aliases written out. */
  values: number;
}

interface Anchor {
  readonly place: Place;
  readonly values: number;
}

/** Walks the events of one document. Double keys, alias bombs and further documents are problems. */
export function readPlaces(events: readonly Event[], source: string, lines: LineIndex): Places {
  const problems: SyntaxProblem[] = [];
  const anchors = new Map<string, Anchor | 'open'>();
  const frames: Frame[] = [];
  let root: Place | null = null;
  let documents = 0;
  let sound = true;
  let mergedKeys = 0;
  const refuse = (kind: string, message: string, start: number): void => {
    sound = false;
    problems.push({ message, at: lines.span({ start, end: start }), kind });
  };

  const numbers: Key[] = [];
  const add = (place: Place, values: number, text: string | null, merges = false): void => {
    const frame = frames.at(-1);
    if (!frame) {
      root ??= place;
      if (values > mostValues && sound)
        refuse('aliases', `aliases make this document more than ${mostValues} values large`, place.start);
      return;
    }
    frame.values += values;
    frame.end = Math.max(frame.end, place.end);
    if (!frame.mapping) frame.children.set(frame.children.size, { key: null, place });
    else if (frame.key === null) frame.key = { text: text ?? '', range: place, merges };
    else {
      const { text: key, range, merges } = frame.key;
      frame.key = null;
      if (merges) {
        mergedKeys += mergedCount(place);
        if (mergedKeys <= mostValues) append(frame.merged, mergedFrom(place));
        else if (sound)
          refuse(
            'aliases',
            `merged keys make this document more than ${mostValues} values large`,
            range.start,
          );
        return;
      }
      const first = frame.children.get(key)?.key;
      if (first) problems.push(duplicateKey(lines, key, range, first));
      frame.children.set(key, { key: range, place });
    }
  };

  for (const event of events) {
    if (documents > 1) break;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents > 1) {
          const mark = source.indexOf('\n---', lastEnd(root));
          refuse(
            'documents',
            'the file holds more than one document',
            mark === -1 ? lastEnd(root) : mark + 1,
          );
        }
        break;
      case EVENT_ID.SCALAR: {
        const quoted =
          event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
        const margin = quoted ? 1 : 0;
        // A value that is left out stands nowhere: its place is where it would stand.
        const out = event.valueStart === -1 ? whereNext(frames.at(-1)) : null;
        const place = {
          start: out ?? event.valueStart - margin,
          end: out ?? event.valueEnd + margin,
          children: null,
        };
        if (event.anchorStart !== -1)
          anchors.set(source.slice(event.anchorStart, event.anchorEnd), { place, values: 1 });
        const isKey = frames.at(-1)?.mapping === true && frames.at(-1)?.key === null;
        const text = isKey ? getScalarValue(source, event) : null;
        const plain = event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1;
        if (text !== null && plain && looksLikeNumber(text)) numbers.push(event);
        add(place, 1, text, plain && text === '<<');
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const anchor = event.anchorStart === -1 ? null : source.slice(event.anchorStart, event.anchorEnd);
        if (anchor !== null) anchors.set(anchor, 'open');
        frames.push({
          start: event.start,
          anchor,
          children: new Map(),
          mapping: event.type === EVENT_ID.MAPPING,
          key: null,
          merged: [],
          end: event.start + 1,
          values: 1,
        });
        break;
      }
      case EVENT_ID.ALIAS: {
        const anchor = anchors.get(source.slice(event.anchorStart, event.anchorEnd));
        const range = { start: event.anchorStart - 1, end: event.anchorEnd };
        if (anchor === 'open') refuse('aliases', 'the alias contains itself', range.start);
        // An alias to nothing is refused by the constructor, with a better message.
        const known =
          typeof anchor === 'object' ? anchor : { place: { ...range, children: null }, values: 1 };
        add({ ...range, children: known.place.children }, Math.min(known.values, mostValues + 1), null);
        break;
      }
      case EVENT_ID.POP: {
        const frame = frames.pop();
        if (!frame) break;
        for (const [key, child] of frame.merged) if (!frame.children.has(key)) frame.children.set(key, child);
        const place = { start: frame.start, end: frame.end, children: frame.children };
        if (frame.anchor !== null) anchors.set(frame.anchor, { place, values: frame.values });
        add(place, frame.values, null);
        break;
      }
    }
  }
  return { place: root ?? { start: 0, end: 0, children: null }, problems, numbers, sound };
}

/** Digits with what may stand among and before them: no words, no text in quotes. */
export function looksLikeNumber(text: string): boolean {
  return /^[-+.\d][\da-zA-Z+.-]*$/.test(text);
}

/** How many keys `mergedFrom` would give: a line of aliases can ask for millions. */
function mergedCount({ children }: Place): number {
  let count = 0;
  for (const [key, { place }] of children ?? [])
    count += typeof key === 'number' ? (place.children?.size ?? 0) : 1;
  return count;
}

/** The keys of a mapping, or of several of which the first wins. */
function mergedFrom({ children }: Place): (readonly [string | number, Child])[] {
  return [...(children ?? [])].flatMap((member): (readonly [string | number, Child])[] =>
    typeof member[0] === 'number' ? [...(member[1].place.children ?? [])] : [member],
  );
}

/** Behind the key that waits for a value, or what came last. */
function whereNext(frame: Frame | undefined): number {
  return frame?.key?.range.end ?? frame?.end ?? 0;
}

function lastEnd(place: Place | null): number {
  return place?.end ?? 0;
}
