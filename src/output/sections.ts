import { isJsonObject, type JsonValue } from '../model/json.ts';

/** The name of a page's first part. */
const top = 'what stands before the first heading';

/** Which parts of an artifact differ: of a page its `##` and `###` sections, of JSON its top keys. Empty where there are no parts. */
export function differingSections(path: string, before: string, after: string): readonly string[] {
  if (path.endsWith('.md')) return differing(markdownParts(before), markdownParts(after));
  if (path.endsWith('.json')) {
    const [was, is] = [jsonParts(before), jsonParts(after)];
    return was && is ? differing(was, is) : [];
  }
  return [];
}

/** The first line that differs, counted from 1, as a place in `before`. */
export function firstDifference(before: string, after: string): number {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const at = was.findIndex((line, index) => line !== is[index]);
  return at === -1 ? was.length : at + 1;
}

function differing(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): string[] {
  const names = new Set([...is.keys(), ...was.keys()]);
  return [...names].filter((name) => was.get(name) !== is.get(name));
}

/** Text by heading. A heading that occurs twice under the same one counts as one section. */
function markdownParts(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  let [section, name, fence] = ['', top, ''];
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    const heading = fence === '' ? /^(#{2,3}) (.+)$/.exec(line) : null;
    if (heading) {
      const title = titleOf(heading[2] ?? '');
      if (heading[1] === '##') section = title;
      name = heading[1] === '##' || section === '' ? title : `${section} › ${title}`;
    }
    // An anchor stands above the heading that it belongs to, so it says nothing of the section that it ends.
    if (/^<a id="[^"]*"><\/a>$/.test(line)) continue;
    parts.set(name, `${parts.get(name) ?? ''}${line}\n`);
  }
  return parts;
}

function titleOf(heading: string): string {
  return heading
    .replace(/<[^>]*>/g, '')
    .replace(/[`\\]/g, '')
    .trim();
}

function jsonParts(text: string): Map<string, string> | null {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
  if (!isJsonObject(value)) return null;
  return new Map(Object.entries(value).map(([key, inner]) => [key, JSON.stringify(inner)]));
}
