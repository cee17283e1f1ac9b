import type { InventoryConfig } from '../model/config.ts';
import type { Block, Text } from '../model/markdown.ts';
import type { StatedCount } from '../model/sources.ts';
import { placer } from '../syntax/text-place.ts';
import type { Part } from './design-parts.ts';

/** Longer lines are prose that no count pattern should crawl through. */
const longest = 1000;

/**
 * The counts that a document states, found line by line. Patterns see the text without backticks and asterisks, so
 * that "`12` MVP" reads as "12 MVP". A count of a group is of the phase that its title names.
 */
export function countsIn(
  parts: readonly Part[],
  patterns: readonly RegExp[],
  config: InventoryConfig,
): StatedCount[] {
  const phases = new PhaseWords(config);
  const counts: StatedCount[] = [];
  const seen = new Set<string>();
  for (const part of parts) {
    const phase = phases.of(part.title);
    for (const line of linesIn(part)) {
      if (line.text.length > longest) continue;
      for (const count of countsOf(line, patterns, phase)) {
        const key = `${count.at.line}:${count.at.column}:${count.what}`;
        if (!seen.has(key)) counts.push(count);
        seen.add(key);
      }
    }
  }
  return counts;
}

function linesIn(part: Part): Text[] {
  return [part.place, ...part.blocks.flatMap(linesOf)];
}

function linesOf(block: Block): readonly Text[] {
  switch (block.type) {
    case 'paragraph':
      return block.lines;
    case 'list':
      return block.items.flatMap((item) => [...item.lines, ...item.blocks.flatMap(linesOf)]);
    case 'quote':
      return block.blocks.flatMap(linesOf);
    default:
      return [];
  }
}

function countsOf(line: Text, patterns: readonly RegExp[], phase: StatedCount['phase']): StatedCount[] {
  const { bare, offsets } = withoutMarks(line.text);
  const place = placer(line);
  const counts: StatedCount[] = [];
  for (const pattern of patterns) {
    for (const match of bare.matchAll(pattern)) {
      if (match[0] === '') continue;
      const { total, mvp, post_mvp: postMvp, group, count } = match.groups ?? {};
      const start = offsets[match.index] ?? 0;
      const at = place(start, (offsets[match.index + match[0].length - 1] ?? start) + 1);
      const add = (
        what: StatedCount['what'],
        digits: string | undefined,
        of: Partial<StatedCount> = {},
      ): void => {
        if (digits !== undefined && /^\d{1,9}$/.test(digits)) {
          counts.push({ what, group: null, phase: null, count: Number(digits), at, ...of });
        }
      };
      add('total', total);
      add('mvp', mvp);
      add('post_mvp', postMvp);
      if (group !== undefined) add('group', count, { group: group.trim(), phase });
    }
  }
  return counts;
}

/** The text without backticks and asterisks, and where each of its characters stands in the original. */
function withoutMarks(text: string): { bare: string; offsets: number[] } {
  const offsets: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? '';
    if (unit === '`' || unit === '*') continue;
    bare += unit;
    offsets.push(at);
  }
  return { bare, offsets };
}

/** Recognises the configured phases in a title. */
class PhaseWords {
  readonly #later: readonly string[];
  readonly #mvp: readonly string[];

  constructor(config: InventoryConfig) {
    this.#later = config.laterPhases.map(spaced);
    this.#mvp = config.mvpPhases.map(spaced);
  }

  /** Later phases first: their names often hold the other's. */
  of(title: string): StatedCount['phase'] {
    const words = ` ${spaced(title)} `;
    if (this.#later.some((phase) => words.includes(` ${phase} `))) return 'post_mvp';
    return this.#mvp.some((phase) => words.includes(` ${phase} `)) ? 'mvp' : null;
  }
}

function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
