import type { Span } from '../model/span.ts';

/**
 * Places by field, with nothing inherited. Instances share one shape: `Object.create(null)` makes a hash table of each, and there is
 * one for every entry.
 */
export class Spans {
  [field: string]: Span;
}

Object.setPrototypeOf(Spans.prototype, null);
Reflect.deleteProperty(Spans.prototype, 'constructor');
