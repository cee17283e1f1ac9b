import { createHash } from 'node:crypto';

/** Writes a value as JSON with sorted keys, so that equal values always give equal text. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** The first sixteen hex digits of the SHA-256 of a value's canonical text. */
export function hashOf(value) {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);
}
