import type { JsonObject } from '../model/json.ts';
import { isFilled } from './columns.ts';
import type { ReadKeys } from './entry-notes.ts';
import { foldedName } from './words.ts';

/** A user story in three fields, as one sentence; null where the entry has a description. */
export function storyOf(object: JsonObject, descriptions: readonly string[], read: ReadKeys): string | null {
  const first = descriptions.find((key) => isFilled(object[key]));
  if (first !== undefined && !/^(?:i?want(?:to)?)$/.test(foldedName(first))) return null;
  const part = (...names: readonly string[]): string => {
    const key = Object.keys(object).find((one) => names.includes(foldedName(one)));
    const value = key === undefined ? undefined : object[key];
    if (key === undefined || typeof value !== 'string') return '';
    read.mark([key]);
    return value.trim();
  };
  const want = part('iwant', 'want', 'iwantto');
  if (want === '') return null;
  const [who, why] = [part('asa', 'as', 'asan', 'role', 'persona'), part('sothat', 'benefit')];
  return [who && `As ${who}`, `I want ${want}`, why && `so that ${why}`]
    .filter((text) => text !== '')
    .join(', ');
}
