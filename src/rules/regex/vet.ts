import { finding } from '../../diagnostics/finding.ts';
import type { Finding } from '../../model/finding.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { brief } from '../cursor.ts';
import { patternFlags, readPattern } from './pattern.ts';

/** Characters that a pattern or glob may have. */
export const patternLimit = 1_000;

/** What is wrong with a pattern or a glob, before it ever runs. */
export function vetPattern(value: JsonValue, glob: boolean, at: Span): Finding[] {
  const pattern = readPattern(value);
  if (!pattern || (glob && typeof value !== 'string')) {
    return [
      finding('rules/bad-regex', at, {
        pattern: '…',
        reason: 'it is neither a text nor `{ pattern, flags }`',
      }),
    ];
  }
  const shown = brief(pattern.source);
  if (pattern.source.length > patternLimit) {
    const reason = `it has ${pattern.source.length} characters; ${patternLimit} are allowed`;
    return [finding('rules/unsafe-regex', at, { pattern: shown, reason })];
  }
  if (glob) return [];
  const wrong = [...pattern.flags].find((flag) => !patternFlags.includes(flag));
  if (wrong) {
    const reason = `the flag \`${wrong}\` is not one of ${[...patternFlags].join(', ')}`;
    return [finding('rules/bad-regex', at, { pattern: shown, reason })];
  }
  try {
    new RegExp(pattern.source, pattern.flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const reason = message.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/s, '').toLowerCase();
    return [finding('rules/bad-regex', at, { pattern: shown, reason: brief(reason) })];
  }
  return [];
}
