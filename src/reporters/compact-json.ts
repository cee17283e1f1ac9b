import { isJsonObject, type JsonValue } from '../model/json.ts';
import { plainJson } from './json.ts';

const width = 110;

/** JSON for people to read: what fits a line of `width` stands on one, the rest is indented by one space. */
export function compactJson(value: JsonValue): string {
  return `${plainJson(print(value, 0))}\n`;
}

function print(value: JsonValue, depth: number): string {
  const line = inline(value);
  if (line.length + depth <= width || typeof value !== 'object' || value === null) return line;
  const inner = ' '.repeat(depth + 1);
  const outer = ' '.repeat(depth);
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => `${inner}${print(item, depth + 1)}`);
    return `[\n${items.join(',\n')}\n${outer}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, depth + 1)}`,
  );
  return `{\n${entries.join(',\n')}\n${outer}}`;
}

function inline(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
