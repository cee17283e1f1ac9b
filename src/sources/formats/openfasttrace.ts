import type { Span } from '../../model/span.ts';
import { textLines, withoutMark } from '../../syntax/lines.ts';
import { headingText } from '../heading-text.ts';
import type { InputFile, InventoryFormat, RawRecord } from './format.ts';
import { type PlacedField, placedRecord } from './placed.ts';

const idLine = /^`?([\p{L}][\p{L}\p{N}_]*~[\p{L}\p{N}_.-]+~\d+)`?$/u;
const between = /[^\p{L}\p{N}_.~-]+/u;
const keyword = /^(Needs|Covers|Depends|Status|Tags|Rationale|Comment|Description)\s*:\s*(.*)$/;

/**
 * Specification items of OpenFastTrace in Markdown: an id such as `req~login~1` below its title, then `Needs:`, `Covers:`,
 * `Depends:` and `Status:`. What it covers or depends on comes first; the kind of artifact is its group.
 */
export const openFastTraceFormat: InventoryFormat = {
  name: 'openfasttrace',
  matches: (files) =>
    files.length > 0 &&
    files.every(({ path }) => /\.(?:md|markdown)$/i.test(path)) &&
    files.some(({ text }) => textLines(text).some((line) => idLine.test(line.trim()))),
  read(files) {
    const records = files.flatMap(readItems);
    const entries = records.length;
    return { records, entries, taken: [{ path: '', kind: 'files', entries }], left: [], stated: [] };
  },
};

interface OpenItem {
  readonly id: string;
  readonly at: Span;
  readonly fields: PlacedField[];
  readonly texts: string[];
  readonly links: { readonly id: string; readonly at: Span }[];
}

function readItems({ path, text }: InputFile): RawRecord[] {
  const items: OpenItem[] = [];
  let title: { text: string; at: Span } | null = null;
  let open: OpenItem | null = null;
  let under = '';
  for (const [index, line] of textLines(withoutMark(text)).entries()) {
    const at = { file: path, line: index + 1, column: line.search(/\S|$/) + 1 };
    const heading = /^#{1,6}[ \t](.*)$/.exec(line);
    const id = idLine.exec(line.trim())?.[1];
    const word = keyword.exec(line);
    if (heading) {
      title = { text: headingText(heading[1] ?? ''), at };
      open = null;
    } else if (id !== undefined) {
      open = { id, at, fields: [{ name: 'id', value: id, at }], texts: [], links: [] };
      if (title) open.fields.push({ name: 'title', value: title.text, at: title.at });
      title = null;
      under = '';
      items.push(open);
    } else if (open && word) {
      under = word[1] ?? '';
      if (under === 'Status') open.fields.push({ name: 'status', value: word[2] ?? '', at });
      if (under === 'Description' || under === 'Comment') open.texts.push(word[2] ?? '');
    } else if (open && (under === 'Covers' || under === 'Depends')) {
      const link = linkIn(line);
      if (link !== undefined) open.links.push({ id: link, at });
    } else if (open && under === '' && line.trim() !== '') {
      open.texts.push(line.trim());
    }
  }
  return items.map(recordOf);
}

/** The first id of a line, whatever stands around it. */
function linkIn(line: string): string | undefined {
  const words = line.split(between).map((word) => word.replace(/^[^\p{L}]+/u, '').replace(/[^\p{N}]+$/u, ''));
  return words.find((word) => idLine.test(word));
}

function recordOf({ id, at, fields, texts, links }: OpenItem): RawRecord {
  const all = [...fields];
  if (texts.length > 0) all.push({ name: 'description', value: texts.join(' ').trim(), at });
  if (links.length > 0)
    all.push({
      name: 'dependencies',
      value: links.map((link) => link.id),
      at,
      members: links.map((link) => link.at),
    });
  return placedRecord(all, at, { holders: [{ role: 'group', name: id.split('~', 1)[0] ?? '', at }] });
}
