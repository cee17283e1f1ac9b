/**
 * A property that is made when someone asks: what follows from others and is long is not held beside them. The getter is one for all
 * objects that it is defined on, so that they keep one shape; the last value is kept until someone asks for that of another.
 * `make` is given the object.
 */
export function lazyProperty<T extends object, V>(make: (of: T) => V): PropertyDescriptor {
  let last: { readonly of: T; readonly value: V } | null = null;
  return {
    get(this: T): V {
      if (last?.of !== this) last = { of: this, value: make(this) };
      return last.value;
    },
    enumerable: true,
    configurable: true,
  };
}
