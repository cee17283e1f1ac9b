/**
 * Compares ids the way people count: digit runs by value, everything else by code unit, so `F-9` comes before `F-10`.
 * No locale is asked, so the order is the same on every machine.
 */
export function compareNatural(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const endA = digitsEnd(a, i);
      const endB = digitsEnd(b, j);
      const order = compareDigits(a, i, endA, b, j, endB);
      if (order !== 0) return order;
      i = endA;
      j = endB;
    } else if (x !== y) {
      return x - y;
    } else {
      i += 1;
      j += 1;
    }
  }
  // Equal by value: `F-1` and `F-01` still need a fixed order.
  return a.length - i - (b.length - j) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Compares entries by their keys. */
export function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compareNatural(a[0], b[0]);
}

/** Compares what has an id by it. */
export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareNatural(a.id, b.id);
}

/** Each value once, in natural order. */
export function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort(compareNatural);
}

/** What is counted, most first; of equals in natural order. */
export function mostFirst(counts: Iterable<readonly [string, number]>): string[] {
  return [...counts].sort((a, b) => b[1] - a[1] || compareNatural(a[0], b[0])).map(([name]) => name);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** Compares two runs of digits by value, whatever zeros they begin with. */
function compareDigits(
  a: string,
  fromA: number,
  endA: number,
  b: string,
  fromB: number,
  endB: number,
): number {
  let i = fromA;
  let j = fromB;
  while (i < endA && a.charCodeAt(i) === 48) i += 1;
  while (j < endB && b.charCodeAt(j) === 48) j += 1;
  if (endA - i !== endB - j) return endA - i - (endB - j);
  for (; i < endA; i += 1, j += 1) {
    const difference = a.charCodeAt(i) - b.charCodeAt(j);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return 0;
}
