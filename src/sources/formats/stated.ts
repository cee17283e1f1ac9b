import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { Located, Pointer } from '../../syntax/located.ts';
import type { StatedNumber } from './format.ts';

/** Objects nested deeper than this beside the entries are not counts any more. */
const deepest = 3;
const most = 1000;

/** Counts that stand beside the entries (`total: 12`, `counts.mvp: 9`), named by their dotted path. */
export function statedCounts(located: Located, entries: readonly Pointer[]): StatedNumber[] {
  const stated: StatedNumber[] = [];
  const within = new Set(
    entries.flatMap((pointer) => pointer.map((_, index) => JSON.stringify(pointer.slice(0, index + 1)))),
  );
  const visit = (value: JsonValue, pointer: Pointer): void => {
    if (stated.length >= most) return;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) {
      stated.push({ what: pointer.join('.'), count: value, at: located.at(pointer) });
    } else if (isJsonObject(value) && pointer.length < deepest && !within.has(JSON.stringify(pointer))) {
      for (const [key, member] of Object.entries(value)) visit(member, [...pointer, key]);
    }
  };
  if (isJsonObject(located.value)) visit(located.value, []);
  return stated;
}
