import type { Text } from '../model/markdown.ts';

/** Text that names one entry or, when it is not a list's item, perhaps several, or is a sentence. */
export interface WantedId extends Text {
  readonly item: boolean;
  /** The words of its key. */
  readonly key: string;
}

/** Words that stand where nothing is meant, in the languages in which fields have names. */
const nothing =
  /^(?:none|n\/?a|n\.\/?a\.?|nil|null|nothing|keine?|nichts|aucune?|rien|ningun[oa]|nada|nenhuma?|nessun[oa]|niente|[无無]|[没沒]有|[な無]し|없음|[-–—]*)[.。]?$/iu;

export function nothingMeant(text: string): boolean {
  return nothing.test(text.trim());
}
