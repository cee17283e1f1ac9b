import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';

/** One configuration file or preset, read and not yet merged. Spans name files by absolute path until the end. */
export interface Layer {
  /** Absolute path, or `preset:NAME`. */
  readonly file: string;
  /** Absolute folder that its relative paths start from. */
  readonly folder: string;
  readonly value: JsonObject;
  /** Place of the value at `pointer`, or of the nearest one above that is known. */
  at(pointer: Pointer): Span;
  /** Place of the key, likewise. */
  keyAt(pointer: Pointer): Span;
}

/** RFC 6901. */
export function jsonPointer(pointer: Pointer): string {
  return pointer.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The steps of an RFC 6901 pointer into `value`: a number where it counts the members of a list. */
export function pointerSteps(pointer: string, value: JsonValue): Pointer {
  let inside: JsonValue | undefined = value;
  const written = pointer === '' ? [] : pointer.slice(1).split('/');
  return written.map((part) => {
    const name = part.replace(/~1/g, '/').replace(/~0/g, '~');
    const step = Array.isArray(inside) ? Number(name) : name;
    inside = typeof inside === 'object' && inside !== null ? (inside as JsonObject)[step] : undefined;
    return step;
  });
}

/** How people write it: `design.path[0]`. */
export function dotted(pointer: Pointer): string {
  let text = '';
  for (const step of pointer) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
