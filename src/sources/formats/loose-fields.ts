import type { JsonValue } from '../../model/json.ts';
import type { PlacedField } from './placed.ts';

/**
 * Reads `key: value` lines of front matter that is no YAML (a title with a second colon, a bare `@`), so that one slip does
 * not lose the entry: plain values, `[a, b]`, and `- item` lines below a key.
 */
export function looseFields(lines: readonly string[], file: string): PlacedField[] {
  const fields: { name: string; value: JsonValue; at: PlacedField['at']; members: PlacedField['at'][] }[] =
    [];
  for (const [index, line] of lines.entries()) {
    const pair = /^([\p{L}\p{N}_-]+)[ \t]*:(.*)$/u.exec(line);
    const at = { file, line: index + 1, column: line.search(/\S|$/) + 1 };
    if (pair) {
      const name = pair[1] ?? '';
      const text = (pair[2] ?? '').trim();
      const list = /^\[(.*)\]$/.exec(text);
      const value = list
        ? (list[1] ?? '')
            .split(',')
            .map(unquoted)
            .filter((item) => item !== '')
        : unquoted(text);
      fields.push({ name, value, at, members: [] });
      continue;
    }
    const item = /^[ \t]*-[ \t](.*)$/.exec(line);
    const last = fields.at(-1);
    if (!item || !last) continue;
    const items = Array.isArray(last.value) ? last.value : [];
    last.value = [...items, unquoted(item[1] ?? '')];
    last.members.push(at);
  }
  return fields.filter(({ value }) => value !== '');
}

function unquoted(text: string): string {
  const bare = text.trim();
  const quote = bare[0];
  const isQuoted = (quote === '"' || quote === "'") && bare.length > 1 && bare.endsWith(quote);
  return isQuoted ? bare.slice(1, -1) : bare;
}
