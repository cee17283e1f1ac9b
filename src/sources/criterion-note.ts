import type { JsonObject } from '../model/json.ts';
import { isFilled } from './columns.ts';
import { lookUpFirst } from './lookup.ts';
import { keyWords, saidOf } from './said.ts';

/** What is measured, how it is compared, with what, and in what unit. */
const measureKeys = ['metric', 'measure', 'indicator'];
const targetKeys = ['target', 'threshold'];
const measure = [measureKeys, ['operator', 'comparator', 'comparison'], targetKeys, ['unit', 'units']];

/** What is longer than this stands on no line of a checklist. */
const longest = 160;

/**
 * What an object that stands for a criterion says besides the keys that were `read`: its measure (`boil_time <= 90`), then the others as
 * `key: value`. `left` are the keys of what is too long.
 */
export function noteOf(item: JsonObject, read: ReadonlySet<string>): { note: string; left: string[] } {
  const said: string[] = [];
  const left: string[] = [];
  const measured = measureOf(item, read);
  if (measured.length > 0) said.push(measured.map((key) => saidOf(item[key] ?? null)).join(' '));
  for (const [key, value] of Object.entries(item)) {
    if (read.has(key) || measured.includes(key) || !isFilled(value)) continue;
    const text = saidOf(value);
    if (text.length > longest) left.push(key);
    else said.push(`${keyWords(key)}: ${text}`);
  }
  return { note: said.join('; '), left };
}

/** The keys of a measure with its target; none where one of these is missing. */
function measureOf(item: JsonObject, read: ReadonlySet<string>): string[] {
  const keys = measure.map((names) => {
    const key = lookUpFirst(item, names)?.pointer[0];
    const value = typeof key === 'string' && !read.has(key) ? item[key] : null;
    return typeof key === 'string' && (typeof value === 'string' || typeof value === 'number') ? key : null;
  });
  if (keys[0] === null || keys[2] === null) return [];
  return keys.flatMap((key) => key ?? []);
}
