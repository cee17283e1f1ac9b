/**
 * Compares two replays envelope by envelope and stops at the first difference, because everything after
 * it is noise. Gives null when they are the same.
 */
export function firstDifference(expected, actual) {
  const length = Math.max(expected.length, actual.length);
  for (let index = 0; index < length; index += 1) {
    const [want, got] = [expected[index] ?? null, actual[index] ?? null];
    if (want === null || got === null) return { index, class: 'ending', want, got };
    if (want.seq !== got.seq || want.kind !== got.kind) return { index, class: 'order', want, got };
    if (want.body !== got.body) return { index, class: 'payload', want, got };
  }
  return null;
}
