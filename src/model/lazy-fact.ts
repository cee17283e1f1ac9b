import type { JsonValue } from './json.ts';
import type { Subject } from './subject.ts';

/**
 * A fact that is made when someone asks: what is as long as all that it is made of is not held beside it. The getter is one for all
 * facts that it is defined on, so that they keep one shape; the last value is kept until someone asks for that of others.
 */
export function lazyFact(make: (facts: Subject['facts']) => JsonValue): PropertyDescriptor {
  let last: { readonly facts: Subject['facts']; readonly value: JsonValue } | null = null;
  return {
    get(this: Subject['facts']): JsonValue {
      if (last?.facts !== this) last = { facts: this, value: make(this) };
      return last.value;
    },
    enumerable: true,
    configurable: true,
  };
}
