import { parseJson } from '../../syntax/json.ts';
import type { Located } from '../../syntax/located.ts';
import type { FindingLog } from '../finding-log.ts';
import type { InventoryFormat } from './format.ts';
import { readDocument } from './structured.ts';
import { reportSyntax } from './syntax.ts';

/** One JSON document. Comments, trailing commas and a code fence around it are read all the same, with a finding. */
export const jsonFormat: InventoryFormat = {
  name: 'json',
  matches: ([file]) => file !== undefined && (/\.jsonc?$/i.test(file.path) || /^\s*[[{]/.test(file.text)),
  read([file], config, log) {
    const { path, text } = file ?? { path: '', text: '' };
    const located = parseLeniently(text, path, log);
    reportSyntax(located, 'json', log);
    return readDocument(located, path, config, log);
  },
};

/** Strict JSON where it is; else whatever looser reading leaves no problem. */
export function parseLeniently(text: string, path: string, log: FindingLog): Located {
  const strict = parseJson(text, path);
  const broken = strict.problems.find(({ kind }) => kind === 'syntax');
  if (!broken) return strict;
  const fenced = withoutFence(text);
  const located = parseJson(fenced ?? text, path, { comments: true });
  if (located.problems.some(({ kind }) => kind === 'syntax')) return fenced === null ? strict : located;
  const what = fenced === null ? 'comments or trailing commas' : 'a code fence around it';
  log.add('inventory/lenient', broken.at, { file: path, what });
  return located;
}

/** The text with the lines of a Markdown code fence around it made blank, so that places stay; null where there is none. */
function withoutFence(text: string): string | null {
  const fence = /^(\uFEFF?\s*)(```[^\n\r]*)([\s\S]*?)(\n[ \t]*```\s*)$/.exec(text);
  if (!fence) return null;
  const [, before = '', opening = '', body = '', closing = ''] = fence;
  return before + opening.replace(/./g, ' ') + body + closing.replaceAll('`', ' ');
}
