import type { Text } from '../model/markdown.ts';
import type { Span } from '../model/span.ts';
import { placer } from './text-place.ts';

/** A range of ids longer than this is taken for a slip: only its two ends count. */
const longestRange = 500;

/** Words and signs that make two ids a range, once marks and blanks around them are gone. */
const rangeWords = /^(?:to|through|thru|until|\.{2,3}|…|-|–|—|~)$/i;
const decoration = /[`*_"'“”[\]()\s]+/g;
/** The short form, `A-001..004`: a range sign and the digits alone. Words make no such range: "A-010 to 500 ms". */
const shortRange = /^[`\]]?\s{0,3}(?:\.{2,3}|…|–|—)\s{0,3}[`[]?(\d+)(?![\w-])/;

/** A cited id and the place of it. */
export interface CitedId {
  readonly id: string;
  readonly at: Span;
}

/**
 * The ids that a text cites, in its order, each as often as it stands there. A range such as "`A-001` to `A-004`",
 * "`A-001..A-004`", "A-001-A-004" or "A-001..004" gives every id that it spans, with the prefix and the zero padding
 * of its first; the ids between the ends have the range as their place.
 *
 * @param pattern matches one id; its flags are kept, all matches are taken
 */
export function citedIds(text: Text, pattern: RegExp): CitedId[] {
  const all = everywhere(pattern);
  // Most texts cite nothing: that is told without a copy of the pattern.
  if (text.text.search(all) === -1) return [];
  const found = [...text.text.matchAll(all)].filter((match) => match[0] !== '');
  if (found.length === 0) return [];
  const cited: CitedId[] = [];
  const place = placer(text);
  for (const [index, match] of found.entries()) {
    const [id] = match;
    const end = match.index + id.length;
    cited.push({ id, at: place(match.index, end) });
    const next = found[index + 1];
    if (next && joins(text.text.slice(end, next.index))) {
      const at = place(match.index, next.index + next[0].length);
      for (const between of idsBetween(id, next[0])) cited.push({ id: between, at });
      continue;
    }
    const short = shortRange.exec(text.text.slice(end, end + 40));
    const last = short?.[1] && withDigits(id, short[1]);
    if (!short || !last) continue;
    const at = place(match.index, end + short[0].length);
    for (const between of [...idsBetween(id, last), last]) cited.push({ id: between, at });
  }
  return cited;
}

/** True when what stands between two ids makes them the ends of a range. */
function joins(gap: string): boolean {
  if (gap.length > 40) return false;
  const sign = gap.replace(decoration, '');
  if (!rangeWords.test(sign)) return false;
  // A dash at the start of the next line is a list item's bullet.
  return !(gap.includes('\n') && /^[-–—~]$/.test(sign));
}

/** The ids strictly between two ids that differ in their last number only. */
function idsBetween(first: string, last: string): string[] {
  const from = parts(first);
  const to = parts(last);
  if (!from || !to || from.prefix !== to.prefix) return [];
  const [low, high] = [Number(from.digits), Number(to.digits)];
  if (!(low < high) || high - low > longestRange) return [];
  const width =
    from.digits.startsWith('0') || from.digits.length === to.digits.length ? from.digits.length : 0;
  const ids: string[] = [];
  for (let number = low + 1; number < high; number += 1) {
    ids.push(from.prefix + String(number).padStart(width, '0'));
  }
  return ids;
}

/** `id` with its last number replaced, when the new one is as wide and greater: else it was no range. */
function withDigits(id: string, digits: string): string | null {
  const own = parts(id);
  if (!own || own.digits.length !== digits.length || Number(digits) <= Number(own.digits)) return null;
  if (Number(digits) - Number(own.digits) > longestRange) return null;
  return own.prefix + digits;
}

function parts(id: string): { prefix: string; digits: string } | null {
  const digits = /(?<!\d)\d+$/.exec(id)?.[0];
  // Beyond 15 digits a number is no longer exact.
  return digits === undefined || digits.length > 15 ? null : { prefix: id.slice(0, -digits.length), digits };
}

const globals = new WeakMap<RegExp, RegExp>();

/** The pattern as one that finds all matches. */
function everywhere(pattern: RegExp): RegExp {
  let found = globals.get(pattern);
  if (!found) {
    found = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
    globals.set(pattern, found);
  }
  return found;
}
