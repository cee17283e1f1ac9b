import type { Text } from '../model/markdown.ts';

/** Text that names one entry or, when it is not a list's item, perhaps several, or is a sentence. */
export interface WantedId extends Text {
  readonly item: boolean;
  /** The words of its key. */
  readonly key: string;
}

/** Words that stand where nothing is meant. */
export function nothingMeant(text: string): boolean {
  return /^(?:none|n\/?a|nil|null|nothing|[-–—]*)$/i.test(text.trim());
}
