const SECRET_KEYS = new Set(['apikey', 'token', 'authorization', 'password']);
const LONG_NUMBER = /\d(?:[ -]?\d){6,14}/g;

/** Gives a copy of a record in which secrets are gone and long numbers in text are masked. */
export function redact(value) {
  if (typeof value === 'string') return value.replace(LONG_NUMBER, '[number]');
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== 'object') return value;
  const copy = {};
  for (const [key, entry] of Object.entries(value)) {
    copy[key] = SECRET_KEYS.has(key.toLowerCase()) ? '[secret]' : redact(entry);
  }
  return copy;
}
