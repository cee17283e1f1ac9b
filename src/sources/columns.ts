import type { FeatureField, InventoryConfig } from '../model/config.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { lookUp } from './lookup.ts';
import { folded, foldedName } from './words.ts';

/** For each field the keys of these very entries that give it, in the order in which they are tried. */
export type Columns = { readonly [F in FeatureField]: readonly string[] };

/**
 * Fields that are one column: two keys that stand side by side in an entry are two columns, and only the first is meant; keys
 * that never meet are spellings of one. The other fields take whatever an entry has.
 */
const single: readonly FeatureField[] = ['id', 'group', 'category', 'phase', 'priority'];

/**
 * Finds which keys play which field. Names are compared without regard to case and separators, so a table's `Acceptance
 * Criteria` is `acceptance_criteria`; where none is the name itself, one that explains it is (`Priority (MoSCoW)`). A key that may be a group or a title (`feature`) is the group where its values repeat.
 */
export function settleColumns(objects: readonly JsonObject[], config: InventoryConfig): Columns {
  const keys = new Map<string, string[]>();
  for (const object of objects) {
    for (const key of Object.keys(object)) {
      const name = foldedName(key);
      const known = keys.get(name);
      if (!known) keys.set(name, [key]);
      else if (!known.includes(key)) known.push(key);
    }
  }
  const explained = explainedNames(keys);
  const candidates = (field: FeatureField): string[] => {
    const found = config.fields[field].flatMap((name) => spellings(name, keys));
    // A dotted name is among them whether or not there is such a key.
    const known = found.some((name) => keys.has(foldedName(name.split('.', 1)[0] ?? '')));
    const more = known ? [] : config.fields[field].flatMap((name) => explained.get(foldedName(name)) ?? []);
    return [...new Set([...found, ...more])];
  };
  const columns: { [F in FeatureField]?: readonly string[] } = {};
  for (const field of Object.keys(config.fields) as FeatureField[]) columns[field] = candidates(field);
  const titles = new Set(config.fields.title.map(foldedName));
  for (const field of single) {
    const fit = (columns[field] ?? []).filter((key) => suits(field, key, objects, titles));
    columns[field] = oneColumn(fit, objects);
  }
  const [group] = columns.group ?? [];
  const others = (columns.title ?? []).filter((key) => key !== group);
  return { ...columns, title: others } as Columns;
}

function spellings(name: string, keys: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const known = keys.get(foldedName(name)) ?? [];
  if (known.includes(name)) return [name, ...known.filter((key) => key !== name)];
  return name.includes('.') ? [name, ...known] : known;
}

/**
 * Keys by their names without what explains them: `Priority (MoSCoW)` is a priority, `Epic / theme` an epic as well as a theme. Who
 * writes a table for others heads its columns so.
 */
function explainedNames(
  keys: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const key of [...keys.values()].flat()) {
    const [head = ''] = key.split(/[([（]/u, 1);
    const names = new Set([head, ...head.split(/[/／]/u)].map(foldedName));
    for (const name of names) {
      if (name === '' || keys.has(name)) continue;
      found.set(name, [...(found.get(name) ?? []), key]);
    }
  }
  return found;
}

function suits(
  field: FeatureField,
  key: string,
  objects: readonly JsonObject[],
  titles: ReadonlySet<string>,
): boolean {
  if (field === 'group' && titles.has(foldedName(key))) return repeats(key, objects);
  return true;
}

/** Whether a column classifies: fewer than four in five of its values are values of their own. */
function repeats(key: string, objects: readonly JsonObject[]): boolean {
  const values = objects.map((object) => object[key]).filter(isFilled);
  const distinct = new Set(values.map((value) => folded(plainText(value)))).size;
  return distinct < values.length && distinct <= values.length * 0.8;
}

/** The first key that half of the entries have, else the one that most have; then those that never stand beside it. */
function oneColumn(keys: readonly string[], objects: readonly JsonObject[]): readonly string[] {
  if (keys.length < 2) return keys;
  const holders = new Map<string, ReadonlySet<number>>();
  for (const key of keys) {
    const having = new Set<number>();
    for (const [index, object] of objects.entries())
      if (isFilled(lookUp(object, key)?.value)) having.add(index);
    holders.set(key, having);
  }
  const count = (key: string): number => holders.get(key)?.size ?? 0;
  const half = keys.find((key) => count(key) * 2 >= objects.length);
  const most = keys.reduce((best, key) => (count(key) > count(best) ? key : best));
  const chosen = [half ?? most];
  const taken = new Set(holders.get(chosen[0] ?? ''));
  for (const key of keys) {
    const having = holders.get(key) ?? new Set<number>();
    if (chosen.includes(key) || [...having].some((index) => taken.has(index))) continue;
    chosen.push(key);
    for (const index of having) taken.add(index);
  }
  return chosen;
}

/** False for what says nothing: null, a blank text, an empty list or object. */
export function isFilled(value: JsonValue | undefined): value is JsonValue {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
}

/** A value as a text to compare. */
export function plainText(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
