import type { Text } from '../model/markdown.ts';
import { normalisePath } from '../model/paths.ts';
import { codeSpans, plainText } from '../syntax/inline.ts';
import { placer } from '../syntax/text-place.ts';

/** The items of a cell: its code spans where it has any, else what stands between commas, semicolons and line breaks. */
export function itemsOf(cell: Text): Text[] {
  const spans = codeSpans(cell).filter(({ text }) => text.trim() !== '');
  if (spans.length > 0) return spans;
  const place = placer(cell);
  const items: Text[] = [];
  let depth = 0;
  let start = 0;
  const take = (end: number): void => {
    const raw = cell.text.slice(start, end);
    const text = plainText(raw);
    const from = start + raw.length - raw.trimStart().length;
    if (text !== '') items.push({ text, at: place(from, from + raw.trim().length) });
  };
  for (const { 0: mark, index } of cell.text.matchAll(/[,;()]|<br\s{0,3}\/?>/gi)) {
    if (mark === '(') depth += 1;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 || mark.length > 1) {
      take(index);
      start = index + mark.length;
    }
  }
  take(cell.text.length);
  return items;
}

/** The paths of a cell in the repository's form: `a/b/*` is the folder `a/b/`. */
export function pathsOf(cell: Text): Text[] {
  return itemsOf(cell)
    .map(({ text, at }) => ({ text: normalisePath(text.trim()), at }))
    .filter(({ text }) => text !== '');
}

/** The one file that a cell names, as it is written: a link's target, else its first code span, else its text. */
export function fileOf(cell: Text): { readonly written: Text; readonly isLink: boolean } | null {
  const link = /\]\(\s*<?([^)\s>]+)>?/.exec(cell.text);
  const target =
    link?.[1] === undefined
      ? itemsOf(cell)[0]
      : linkTarget(cell, link[1], link.index + link[0].indexOf(link[1]));
  if (!target) return null;
  const text = target.text.trim().replace(/#.*$/, '');
  return text === '' ? null : { written: { text, at: target.at }, isLink: link !== null };
}

function linkTarget(cell: Text, target: string, start: number): Text {
  return { text: target, at: placer(cell)(start, start + target.length) };
}
