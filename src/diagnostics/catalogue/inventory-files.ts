import type { Entry } from '../entry.ts';
import { ofACommand } from './placeless.ts';
import { list, perhaps } from './words.ts';

/** Findings about the files of the inventory: their formats, adapters and overlays. */
export type InventoryFileFindings = {
  'inventory/unknown-format': { path: string; format: string | null; near: string | null };
  'inventory/adapter-invalid': { file: string; problem: string };
  'inventory/adapter-failed': { adapter: string; problem: string };
  'inventory/dead-links': { paths: string[]; count: number };
  'inventory/not-text': { file: string; nul: boolean; lines: number };
  'inventory/lenient': { file: string; what: string };
  'inventory/bad-entry': { file: string; problem: string };
  'inventory/no-entry-file': { files: string[]; count: number };
  'inventory/overlay-unknown': { file: string; ids: string[]; count: number };
  'inventory/overlay-missing': { pattern: string; near: string | null };
};

export const inventoryFileEntries: {
  readonly [C in keyof InventoryFileFindings]: Entry<InventoryFileFindings[C]>;
} = {
  'inventory/unknown-format': {
    severity: 'error',
    title: 'The format of the inventory is unknown',
    message: ({ path, format }) =>
      format === null
        ? `\`${path}\` is in no format that is known`
        : `no format is called \`${format}\`, with which \`${path}\` should be read`,
    hint: ({ near }) =>
      `${perhaps(near)}Set \`inventory.format\` to one of \`json\`, \`json-lines\`, \`yaml\`, \`csv\`, \`markdown\`, \`task-master\`, \`sphinx-needs\`, \`doorstop\`, \`openfasttrace\`, \`jira\`, \`markdown-table\`, \`markdown-checklist\`, \`markdown-headings\`, or add an adapter to \`inventory.adapters\`.`,
    why: 'A file is read by what it looks like. One that looks like nothing known is not guessed at.',
  },
  'inventory/adapter-invalid': {
    severity: 'error',
    title: 'An adapter can not be used',
    message: ({ file, problem }) => `the adapter \`${file}\` can not be used: ${problem}`,
    hint: () =>
      'The default export of the module must be an object with a `name` and a function `read(text, path)` that gives entries.',
    why: 'Without its adapter an inventory in a format of its own can not be read, or is read as something else.',
  },
  'inventory/adapter-failed': {
    severity: 'error',
    title: 'An adapter failed',
    message: ({ adapter, problem }) => `the adapter \`${adapter}\` failed on this file: ${problem}`,
    hint: () => 'Correct the adapter or the file. An adapter gives what it can read, and throws nothing.',
    why: 'The entries of this file are missing, so nothing is written.',
  },
  'inventory/dead-links': {
    severity: 'warning',
    title: 'Entries refer to files that are not there',
    message: ({ paths, count }) =>
      `${count} ${count === 1 ? 'reference leads' : 'references lead'} to no file of the repository: ${list(paths)}`,
    hint: () =>
      'Correct the paths, or take the field out of `inventory.fields.sourceRefs` if it names no files.',
    why: 'A reader who follows the reference finds nothing. The file was moved, or the path never held.',
    amount: ({ count }) => count,
  },
  'inventory/not-text': {
    severity: 'warning',
    title: 'The inventory is not plain text throughout',
    message: ({ file, nul, lines }) =>
      `\`${file}\` has ${nul ? 'a NUL character' : 'the sign for a lost character (U+FFFD)'} here${lines > 1 ? `, and such places in ${lines} lines` : ''}`,
    hint: ({ nul }) =>
      nul
        ? 'Take it out, or save the file as UTF-8. UTF-16 without a byte order mark is the usual cause.'
        : 'Write the characters that were there, from an older version of the file. A program that took it for another encoding put the sign in their place.',
    why: 'Words have lost letters, and names that should be equal are not. What could be read is read.',
  },
  'inventory/lenient': {
    severity: 'warning',
    title: 'The inventory is read leniently',
    message: ({ file, what }) => `\`${file}\` is no strict JSON: it has ${what}, which are read over`,
    hint: () => 'Make it strict JSON, or give it the ending `.jsonc`, if other tools must read it.',
    why: 'Other readers of this file may refuse it. Here nothing is lost: the entries are read as they stand.',
  },
  'inventory/bad-entry': {
    severity: 'warning',
    title: 'One entry can not be read as it should',
    message: ({ file, problem }) => `an entry in \`${file}\` can not be read as it should: ${problem}`,
    hint: () => 'Correct the text at this place. All other entries are read.',
    why: 'One slip among hundreds of entries must not cost the rest. What could be read of this one is kept.',
  },
  'inventory/no-entry-file': {
    severity: 'info',
    title: 'Files in the folder are no entries',
    message: ({ files, count }) =>
      `${count} ${count === 1 ? 'file' : 'files'} in the folder of the inventory ${count === 1 ? 'is' : 'are'} no ${count === 1 ? 'entry' : 'entries'}: ${list(files)}`,
    hint: () =>
      'An entry has front matter, or a title and a checklist. Give the file one if it should count.',
    why: 'A folder of tasks also has read-me files and notes. What is not counted is said, so that nothing is missing without a word.',
    amount: ({ count }) => count,
  },
  'inventory/overlay-unknown': {
    severity: 'warning',
    title: 'An overlay has ids that the inventory lacks',
    message: ({ file, ids, count }) =>
      `${count} ${count === 1 ? 'entry' : 'entries'} of \`${file}\` ${count === 1 ? 'belongs' : 'belong'} to no entry of the inventory: ${list(ids)}`,
    hint: () => 'Correct the ids, or take the file out of `inventory.overlays`.',
    why: 'An overlay gives fields to entries of the same id. An id that nothing has is most likely misspelt, and what it says is lost.',
    amount: ({ count }) => count,
  },
  'inventory/overlay-missing': {
    severity: 'warning',
    placeless: ofACommand,
    title: 'An overlay or a further file is missing',
    message: ({ pattern }) => `no file in the repository is \`${pattern}\``,
    hint: ({ near }) =>
      `${perhaps(near)}Correct the path in \`inventory.overlays\` or \`inventory.include\`, or take it out.`,
    why: 'What the file should add is missing from the backlog.',
  },
};
