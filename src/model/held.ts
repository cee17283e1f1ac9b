// Reads of what is there by construction: the types cannot say so, and a default would be code that nothing reaches.

/** An entry of a list whose index is inside by construction: a node of a graph, a place of an order, the first of what is not empty. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  return list[index] as T;
}

/** What a map holds under a key that is in it by construction: one that was just asked for, or that names what the map is made of. */
export function held<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  return map.get(key) as V;
}
