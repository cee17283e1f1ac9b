import type { Span } from '../../model/span.ts';

/** Severities from worst to least; an unknown one comes last. */
export function severityRank(severity: string): number {
  const rank = ['critical', 'high', 'medium', 'low'].indexOf(severity);
  return rank === -1 ? 4 : rank;
}

/** `file:12`. */
export function lineOf(at: Span): string {
  return `${at.file}:${at.line}`;
}

/** Waves count from 0 in the plan and from 1 for people: `1`, or `1–4`. */
export function waveRange(waves: readonly number[]): string {
  const first = waves.reduce((least, wave) => Math.min(least, wave)) + 1;
  const last = waves.reduce((most, wave) => Math.max(most, wave)) + 1;
  return first === last ? String(first) : `${first}–${last}`;
}

/** The first `limit` of a list, and how many there are besides. */
export function firstOf<T>(
  list: readonly T[],
  limit: number,
): { readonly shown: readonly T[]; readonly more: number } {
  return { shown: list.slice(0, limit), more: Math.max(0, list.length - limit) };
}

/** `3 more`, `3 more in the log`, or null for none. */
export function moreText(count: number, where = ''): string | null {
  return count === 0 ? null : `${count} more${where === '' ? '' : ` ${where}`}`;
}

/** The text, or its beginning up to a word's end and `…`; a quotation or a span of code that was begun is ended. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.lastIndexOf(' ', limit - 1);
  const begun = text
    .slice(0, cut > limit / 2 ? cut : limit - 1)
    // No half of a character that takes two units.
    .replace(/[\ud800-\udbff]$/, '');
  const open = ['`', '"'].filter((mark) => begun.split(mark).length % 2 === 0);
  open.sort((a, b) => begun.lastIndexOf(b) - begun.lastIndexOf(a));
  return `${begun}…${open.join('')}`;
}

/** A slice of the item is named by the last part of its id. */
export function shortSliceId(id: string, item: string): string {
  return id.startsWith(`${item}/`) ? id.slice(item.length) : id;
}
