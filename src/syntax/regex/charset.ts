/** A set of code points: start and end of each range, ascending, disjoint. */
export type CharSet = readonly number[];

const last = 0x10ffff;

export const everything: CharSet = [0, last];

/** Joins ranges in any order into a set. */
export function charSet(ranges: readonly (readonly [number, number])[]): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const set: number[] = [];
  for (const [from, to] of sorted) {
    const end = set.at(-1);
    if (end !== undefined && from <= end + 1) set[set.length - 1] = Math.max(end, to);
    else set.push(from, to);
  }
  return set;
}

export function rangesOf(set: CharSet): [number, number][] {
  const ranges: [number, number][] = [];
  for (let i = 0; i + 1 < set.length; i += 2) ranges.push([set[i] ?? 0, set[i + 1] ?? 0]);
  return ranges;
}

export function complement(set: CharSet): CharSet {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const [start, end] of rangesOf(set)) {
    if (start > from) ranges.push([from, start - 1]);
    from = end + 1;
  }
  if (from <= last) ranges.push([from, last]);
  return charSet(ranges);
}

export function union(...sets: readonly CharSet[]): CharSet {
  return charSet(sets.flatMap(rangesOf));
}

/** True when the sets share a code point. */
export function meets(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  while (i + 1 < a.length && j + 1 < b.length) {
    const [startA, endA, startB, endB] = [a[i] ?? 0, a[i + 1] ?? 0, b[j] ?? 0, b[j + 1] ?? 0];
    if (startA <= endB && startB <= endA) return true;
    if (endA < endB) i += 2;
    else j += 2;
  }
  return false;
}

/**
 * The set as it matches without regard to case: both cases of ASCII letters; beyond ASCII everything, since case
 * folding there is long and nothing but caution is lost.
 */
export function foldCase(set: CharSet): CharSet {
  const [only = 0, end] = set;
  // One ASCII character, the usual case; k and s have kin beyond ASCII.
  if (set.length === 2 && only === end && only < 128 && !'kKsS'.includes(String.fromCharCode(only))) {
    const lower = only | 32;
    return lower >= 97 && lower <= 122 ? [lower - 32, lower - 32, lower, lower] : set;
  }
  const ranges = rangesOf(set);
  const folded: [number, number][] = [...ranges];
  for (const [from, to] of ranges) {
    for (const [a, z, shift] of [
      [65, 90, 32],
      [97, 122, -32],
    ] as const) {
      const [start, end] = [Math.max(from, a), Math.min(to, z)];
      if (start <= end) folded.push([start + shift, end + shift]);
    }
    if (to > 127) folded.push([128, last]);
  }
  const result = charSet(folded);
  // The Kelvin sign is a k, the long s an s.
  return meets(result, [75, 75, 83, 83]) ? union(result, [128, last]) : result;
}

export const digits: CharSet = [48, 57];
export const wordCharacters: CharSet = charSet([
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]);
export const spaces: CharSet = charSet([
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]);
export const lineEnds: CharSet = charSet([
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
]);
