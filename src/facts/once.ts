import type { DecisionIndex, DecisionKind } from '../model/decision.ts';
import type { SubjectKind } from '../model/subject.ts';

/** A pure function of an object, which answers each object once. */
export function oncePerObject<K extends object, T>(answer: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, T>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as T;
    const value = answer(key);
    answers.set(key, value);
    return value;
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

/** A function of an object and of what was decided of one kind, which answers each object once for as long as that is the same. */
export function oncePerDecided<K extends object, T>(
  decides: DecisionKind,
  kind: SubjectKind,
  answer: (key: K, log: DecisionIndex) => T,
): (key: K, log: DecisionIndex) => T {
  const parts = new WeakMap<object, (key: K) => T>();
  return (key, log) => {
    const part = log.part(decides, kind);
    let known = parts.get(part);
    if (!known) {
      known = oncePerObject((key) => answer(key, log));
      parts.set(part, known);
    }
    return known(key);
  };
}
