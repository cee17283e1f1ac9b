/** A pure function of an object, which answers each object once. */
export function oncePerObject<K extends object, T>(answer: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    let known = answers.get(key);
    if (!known) {
      known = { value: answer(key) };
      answers.set(key, known);
    }
    return known.value;
  };
}

/** A pure function of a text, which answers each text once. */
export function oncePerText<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly value: T }>();
  return (text) => {
    let known = answers.get(text);
    if (!known) {
      known = { value: answer(text) };
      answers.set(text, known);
    }
    return known.value;
  };
}
