/**
 * Adds all of `more` to the end of `list`. A call that spreads them (`list.push(...more)`) puts each on the stack, which is full
 * after some hundred thousand; how many there are is the input's choice.
 */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}
