import type { GateParser } from '../parser.ts';
import { readNodeSpec } from './node-spec.ts';
import { tap } from './tap.ts';

/** `node --test` with the spec or the TAP reporter. Counts tests. */
export const node: GateParser = {
  name: 'node',
  read: (output) =>
    readNodeSpec(output) ??
    // Its TAP ends in counts that no other producer has.
    (output.lines.some((line) => /^# duration_ms \d/.test(line)) ? tap.read(output) : null),
};
