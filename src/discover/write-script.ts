import type { JsonValue } from '../model/json.ts';
import { commentText, isSettings, type Setting } from './settings.ts';

/**
 * The settings as a TypeScript configuration file. It imports nothing unless the package is installed there (`typed`): run by
 * npx, it would have nothing to import.
 */
export function scriptConfig(settings: readonly Setting[], head: readonly string[], typed: boolean): string {
  const opening = typed
    ? ["import { defineConfig } from 'backlogic';", '', ...doc(head), 'export default defineConfig({']
    : [...doc(head), 'export default {'];
  return `${[...opening, ...lines(settings, '  '), typed ? '});' : '};'].join('\n')}\n`;
}

function doc(head: readonly string[]): string[] {
  return ['/**', ...head.map((line) => ` * ${commentText(line).replace(/\*\//g, '* /')}`.trimEnd()), ' */'];
}

function lines(settings: readonly Setting[], indent: string): string[] {
  return settings.flatMap(({ key, comments, value }) => {
    const above = comments.map((line) => `${indent}// ${commentText(line)}`.trimEnd());
    if (isSettings(value))
      return [...above, `${indent}${name(key)}: {`, ...lines(value, `${indent}  `), `${indent}},`];
    return [...above, `${indent}${name(key)}: ${literal(value as JsonValue, indent)},`];
  });
}

function literal(value: JsonValue, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Array.isArray(value)
    ? value.map((member) => literal(member, `${indent}  `))
    : Object.entries(value).map(([key, member]) => `${name(key)}: ${literal(member, `${indent}  `)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  const line = `${open}${parts.join(', ')}${close}`;
  if (
    indent.length + line.length < 100 &&
    !(Array.isArray(value) && value.some((one) => typeof one === 'object'))
  )
    return line;
  const inner = parts.map((part) => `${indent}  ${part},`).join('\n');
  return `${open.trim()}\n${inner}\n${indent}${close.trim()}`;
}

function name(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

/** In single quotes unless it has one; what could end the line is escaped. */
function quoted(text: string): string {
  const json = JSON.stringify(text)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return text.includes("'") ? json : `'${json.slice(1, -1).replace(/\\"/g, '"')}'`;
}
