import type { JsonValue } from '../model/json.ts';
import { commentText, isSettings, type Setting } from './settings.ts';

/** The settings as a YAML configuration file. `head` are the lines of its first comment. */
export function yamlConfig(settings: readonly Setting[], head: readonly string[]): string {
  return `${[...head.map((line) => comment(line, '')), ...lines(settings, '')].join('\n')}\n`;
}

function lines(settings: readonly Setting[], indent: string): string[] {
  return settings.flatMap(({ key, comments, value }) => {
    const above = comments.map((line) => comment(line, indent));
    if (isSettings(value)) return [...above, `${indent}${key}:`, ...lines(value, `${indent}  `)];
    if (Array.isArray(value) && value.length > 0)
      return [...above, `${indent}${key}:`, ...members(value, indent)];
    return [...above, `${indent}${key}: ${scalar(value as JsonValue)}`];
  });
}

function members(list: readonly JsonValue[], indent: string): string[] {
  return list.map((member) => `${indent}  - ${flow(member)}`);
}

function flow(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, member]) => `${scalar(key)}: ${flow(member)}`)
    .join(', ')} }`;
}

/** Plain where every YAML reader takes it for the same text; else in double quotes, as JSON writes it. */
function scalar(value: JsonValue): string {
  const plain = /^[A-Za-z_./][\w./-]*(?: [\w./-]+)*$/;
  const taken = /^(?:true|false|yes|no|on|off|null|y|n|[.]?inf|[.]?nan)$/i;
  return typeof value === 'string' && plain.test(value) && !taken.test(value) ? value : JSON.stringify(value);
}

function comment(line: string, indent: string): string {
  return `${indent}# ${commentText(line)}`.trimEnd();
}
