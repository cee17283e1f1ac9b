import type { Located } from '../syntax/located.ts';
import { type Packed, unpack } from '../syntax/yaml-packed.ts';
import { rules, safePatterns } from './generated/shipped.js';

/** The parsed form of a text that is, to the byte, a rule file of the package; null for any other. */
export function shippedRules(text: string, file: string): Located | null {
  const own = rules.find((one) => one.text === text);
  return own ? unpack(JSON.parse(own.packed) as Packed, text, file) : null;
}

const safe: ReadonlySet<string> = new Set(safePatterns);

/** True for the key of a pattern of those files, which the build has vetted. */
export function isVetted(key: string): boolean {
  return safe.has(key);
}
