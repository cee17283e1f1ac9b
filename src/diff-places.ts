import type { Moved } from './model/diff.ts';
import { pushTo } from './model/grouped.ts';
import type { JsonValue } from './model/json.ts';

/** What is decided about one place of a document. */
interface Placed {
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly value: JsonValue;
  readonly rules: readonly string[];
}

/** How a decided thing is compared: its value, and the rules that gave it. */
export interface Reading<T> {
  readonly value: (one: T) => JsonValue;
  readonly rules: (one: T) => readonly string[];
}

/** True for a key whose subject is known by its place: a heading, a column, a label, a phrase. */
export function isPlaced(key: string): boolean {
  return /:\d+:\d+$/.test(key);
}

/**
 * What differs among things that are known by their place. A line more in a document moves all that follows it, so they are
 * compared in the order in which they stand, kind by kind and file by file: what only stands elsewhere is no news.
 */
export function movedPlaces<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  reading: Reading<T>,
): Moved[] {
  const [was, is] = [byDocument(before, reading), byDocument(after, reading)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
    compareInOrder(was.get(name) ?? [], is.get(name) ?? []),
  );
}

function byDocument<T>(decided: ReadonlyMap<string, T>, reading: Reading<T>): Map<string, Placed[]> {
  const documents = new Map<string, Placed[]>();
  for (const [id, one] of decided) {
    const [, name = '', line, column] = /^(.*):(\d+):(\d+)$/.exec(id) ?? [];
    const placed = {
      id,
      line: Number(line),
      column: Number(column),
      value: reading.value(one),
      rules: reading.rules(one),
    };
    pushTo(documents, name, placed);
  }
  for (const list of documents.values()) list.sort((a, b) => a.line - b.line || a.column - b.column);
  return documents;
}

/** What stands between two that are the same is compared pairwise; what is over on one side was removed or added. */
function compareInOrder(was: readonly Placed[], is: readonly Placed[]): Moved[] {
  const moved: Moved[] = [];
  let [left, right] = [0, 0];
  for (const [nextLeft, nextRight] of [...anchors(was, is), [was.length, is.length] as const]) {
    const [gone, come] = [was.slice(left, nextLeft), is.slice(right, nextRight)];
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1) {
      const [old, now] = [gone[index], come[index]];
      const shown = now ?? old;
      if (!shown || (old && now && keyOf(old) === keyOf(now))) continue;
      moved.push({ id: shown.id, before: old?.value ?? null, after: now?.value ?? null, rules: shown.rules });
    }
    [left, right] = [nextLeft + 1, nextRight + 1];
  }
  return moved;
}

/** The longest run of equal decisions, as pairs of indexes. Beyond this many cells only the ends are compared. */
const mostCells = 1_000_000;

function anchors(was: readonly Placed[], is: readonly Placed[]): [number, number][] {
  const [a, b] = [was.map(keyOf), is.map(keyOf)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const head = Array.from({ length: start }, (_, index): [number, number] => [index, index]);
  const tail = Array.from({ length: end }, (_, index): [number, number] => [
    a.length - end + index,
    b.length - end + index,
  ]);
  const middle = commonOrder(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...head, ...middle.map(([x, y]): [number, number] => [x + start, y + start]), ...tail];
}

function commonOrder(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > mostCells) return [];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let x = a.length - 1; x >= 0; x -= 1) {
    for (let y = b.length - 1; y >= 0; y -= 1) {
      const diagonal = (longest[(x + 1) * width + y + 1] ?? 0) + 1;
      const beside = Math.max(longest[(x + 1) * width + y] ?? 0, longest[x * width + y + 1] ?? 0);
      longest[x * width + y] = a[x] === b[y] ? diagonal : beside;
    }
  }
  const pairs: [number, number][] = [];
  for (let [x, y] = [0, 0]; x < a.length && y < b.length; ) {
    if (a[x] === b[y]) {
      pairs.push([x, y]);
      x += 1;
      y += 1;
    } else if ((longest[(x + 1) * width + y] ?? 0) >= (longest[x * width + y + 1] ?? 0)) x += 1;
    else y += 1;
  }
  return pairs;
}

function keyOf({ value, rules }: Placed): string {
  return JSON.stringify([value, rules]);
}
