import { isJsonObject } from '../../model/json.ts';
import { baseName, parentOf } from '../../model/paths.ts';
import type { Span } from '../../model/span.ts';
import { textLines, withoutMark } from '../../syntax/lines.ts';
import { parseYaml } from '../../syntax/yaml.ts';
import type { FindingLog } from '../finding-log.ts';
import type { Holder, InputFile, InventoryFormat, RawRecord } from './format.ts';
import { looseFields } from './loose-fields.ts';
import { FieldNames } from './names.ts';
import { type PlacedField, placedRecord } from './placed.ts';
import { sectionFields } from './sections.ts';

/**
 * A folder of Markdown files, an entry a file: Backlog.md's tasks and the like. Front matter gives fields, and so does each
 * section whose heading is the name of a field (`## Acceptance Criteria`). A file without front matter is an entry when it
 * has a checklist, or a line below its title that says how far it is (`Status: done`); all others are no entries, and are said.
 */
export const markdownFormat: InventoryFormat = {
  name: 'markdown',
  matches: (files) => files.length > 0 && files.every(({ path }) => /\.(?:md|mdx|markdown)$/i.test(path)),
  read(files, config, log) {
    const names = new FieldNames(config);
    const root = commonFolder(files);
    const records: RawRecord[] = [];
    const others: string[] = [];
    for (const file of files) {
      const record = readFile(file, root, names, log);
      if (record) records.push(record);
      else others.push(file.path);
    }
    const [first] = others;
    if (first !== undefined)
      log.add(
        'inventory/no-entry-file',
        { file: first, line: 1, column: 1 },
        { files: others.slice(0, 10), count: others.length },
      );
    return {
      records,
      entries: records.length,
      taken: [{ path: root, kind: 'files', entries: records.length }],
      left: [],
      stated: [],
    };
  },
};

function readFile(file: InputFile, root: string, names: FieldNames, log: FindingLog): RawRecord | null {
  const lines = textLines(withoutMark(file.text));
  const at: Span = { file: file.path, line: 1, column: 1 };
  const front = frontFields(lines, file.path, log);
  const { fields, boxes, state } = sectionFields(lines, front.lines, file.path, names);
  if (front.lines === 0 && !boxes && !state) return null;
  if (/(?:^|\/)readme\.\w+$/i.test(file.path) && !front.fields.some(({ name }) => /^id$/i.test(name)))
    return null;
  const folder = parentOf(file.path).slice(root === '' ? 0 : root.length + 1);
  const holders: Holder[] = folder === '' ? [] : [{ role: 'group', name: folder, at }];
  return placedRecord([...front.fields, ...fields], at, { key: keyOf(file.path), holders });
}

/** The file's name without its extension and without the title that Backlog.md puts behind the id. */
function keyOf(path: string): string {
  const name = baseName(path).replace(/\.[^.]+$/, '');
  return name.split(' - ', 1)[0] ?? name;
}

function frontFields(
  lines: readonly string[],
  file: string,
  log: FindingLog,
): { fields: PlacedField[]; lines: number } {
  const opened = /^---[ \t]*$/.test(lines[0] ?? '');
  // Some begin with the fields at once, and only close them.
  if (!opened && !/^(?:id|title|name|status)[ \t]*:[ \t]/i.test(lines[0] ?? ''))
    return { fields: [], lines: 0 };
  const close = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (close === -1) return { fields: [], lines: 0 };
  // A blank line in place of the dashes keeps the line numbers true.
  const block = opened ? ['', ...lines.slice(1, close)] : lines.slice(0, close);
  const located = parseYaml(block.join('\n'), file);
  const [problem] = located.problems;
  if (problem || !isJsonObject(located.value)) {
    const at = problem?.at ?? { file, line: 2, column: 1 };
    const words = problem?.message ?? 'front matter is not a list of `key: value` lines';
    log.add('inventory/bad-entry', at, { file, problem: words });
    return { fields: looseFields(block, file), lines: close + 1 };
  }
  const fields = Object.entries(located.value).map(([name, value]): PlacedField => {
    const members = Array.isArray(value) ? value.map((_, index) => located.at([name, index])) : [];
    const written: PlacedField['written'] = (inner) => located.written?.([name, ...inner]) ?? null;
    return { name, value, at: located.at([name]), members, written };
  });
  return { fields, lines: close + 1 };
}

/** The folder that holds all the files. */
function commonFolder(files: readonly InputFile[]): string {
  const folders = files.map(({ path }) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  let length = first.length;
  for (const folder of folders) {
    let same = 0;
    while (same < length && folder[same] === first[same]) same += 1;
    length = same;
  }
  return first.slice(0, length).join('/');
}
