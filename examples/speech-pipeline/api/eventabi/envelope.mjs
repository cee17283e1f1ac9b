/** The lanes of a call, most urgent first. */
export const LANES = Object.freeze(['control', 'media', 'trace']);

/** The schema version that this build writes. A reader refuses any other major version. */
export const SCHEMA_VERSION = '1.0';

const REQUIRED = ['callId', 'epoch', 'lane', 'kind', 'seq'];

/**
 * Puts a message into the one envelope that everything travels in.
 * Throws a TypeError that names the first field that is missing or wrong.
 */
export function seal(fields) {
  for (const name of REQUIRED) {
    if (fields[name] === undefined) throw new TypeError(`envelope: ${name} is missing`);
  }
  if (!LANES.includes(fields.lane)) throw new TypeError(`envelope: no lane is called ${fields.lane}`);
  if (!Number.isInteger(fields.epoch) || fields.epoch < 1) throw new TypeError('envelope: epoch must be a positive integer');
  return Object.freeze({ schema: SCHEMA_VERSION, turnId: null, body: null, ...fields });
}
