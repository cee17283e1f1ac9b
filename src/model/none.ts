/** A list that holds nothing: one for all, where there are very many such lists. */
export const none: readonly never[] = Object.freeze([]);

/** The list itself, or the one that holds nothing. */
export function orNone<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list;
}

/** The same in no more room than it takes: a list that grew has room for half as many more, and for sixteen at least. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}
