import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { ofTheTree } from './placeless.ts';
import { inWords } from './words.ts';

/** Findings about the tree, the ownership file, recorded health and Markdown as such. */
export type TreeFindings = {
  'tree/empty': { origin: string };
  'tree/no-listing': { path: string; reason: string };
  'tree/listing-line': { text: string; problem: string };
  'tree/unreadable-folder': { path: string; reason: string };
  'tree/unreadable-file': { path: string; reason: string };
  'tree/slow-pattern': { pattern: string; problem: string };
  'tree/manifest-problem': { path: string; problem: string };
  'tree/special-file': { path: string };
  'tree/link-outside': { path: string };
  'tree/link-nowhere': { path: string };
  'tree/merge-marks': { path: string; conflicts: number };
  'tree/encoding': { path: string; lines: number };
  'tree/ownership-unreadable': { path: string; reason: string };
  'tree/ownership-line': { pattern: string; problem: string };
  'markdown/front-matter': { problem: string };
  'markdown/too-deep': { problem: string };
  'markdown/table-row': { problem: string };
  'markdown/table-delimiter': { problem: string };
  'markdown/not-text': { file: string };
  'markdown/too-long': { file: string; amount: number; unit: string; limit: number };
  'health/record-unreadable': { path: string; problem: string };
};

export const treeEntries: { readonly [C in keyof TreeFindings]: Entry<TreeFindings[C]> } = {
  'tree/empty': {
    severity: 'warning',
    placeless: ofTheTree,
    title: 'The repository has no files',
    message: ({ origin }) =>
      `the repository's tree, read from ${origin === 'listing' ? 'the listing' : 'the disk'}, has no files`,
    hint: () => 'Check `--root`, `tree.listing` and `tree.ignore`.',
    why: 'Every path that a document claims would read as missing.',
  },
  'tree/no-listing': {
    severity: 'error',
    title: 'The tree listing cannot be read',
    message: ({ path, reason }) =>
      `\`${path}\` should list the repository's files and cannot be read: ${inWords(reason)}`,
    hint: () => 'Write it with `git ls-files`, or set `tree.listing` to null to read the disk.',
    why: 'Claims of paths are checked against the tree. Without it every path would read as missing.',
  },
  'tree/listing-line': {
    severity: 'warning',
    title: 'A line of the tree listing is not a file',
    message: ({ text, problem }) => `\`${text}\`: ${problem}`,
    hint: () =>
      'A line is a path below the root, as `git ls-files` prints it, optionally followed by a tab and the size in bytes.',
    why: 'The line is left out, so its path reads as missing.',
  },
  'tree/unreadable-folder': {
    severity: 'warning',
    title: 'A folder cannot be read',
    message: ({ path, reason }) => `\`${path}\` cannot be read: ${inWords(reason)}`,
    hint: () => 'Give read permission, or leave the folder out with `tree.ignore`.',
    why: 'What lies below it is unknown, so paths there read as missing.',
  },
  'tree/unreadable-file': {
    severity: 'warning',
    title: 'A file cannot be read',
    message: ({ path, reason }) => `\`${path}\` cannot be read: ${inWords(reason)}`,
    hint: () => 'Make it a readable file inside the repository, or take it away.',
    why: 'What an ignore file, a manifest or a document with areas says is taken into account where it can be read. Without it other files are in the tree, packages have no tool, or areas have other names.',
  },
  'tree/slow-pattern': {
    severity: 'warning',
    title: 'A pattern for paths could take too long',
    message: ({ pattern, problem }) => `\`${pattern}\` is left out: ${problem}`,
    hint: () => 'Write it with fewer stars, or as several patterns.',
    why: 'Every path of the tree is asked. Stars that can share what they match are tried in every way, so that one long name keeps a build busy for hours; and ignore files and manifests are written by whoever proposes a change.',
  },
  'tree/manifest-problem': {
    severity: 'info',
    title: 'A manifest is not read as it stands',
    message: ({ path, problem }) => `\`${path}\`: ${problem}`,
    hint: () => 'Correct it, or leave it out with `tree.ignore` where it is wrong on purpose.',
    why: 'The tool of a package, its scripts and the members of a workspace are read from manifests. One that does not parse says nothing of them, and of a key that stands twice the last one counts.',
  },
  'tree/special-file': {
    severity: 'info',
    title: 'Something in the tree is no file',
    message: ({ path }) => `\`${path}\` is a pipe, a socket or a device; it is not listed and not opened`,
    hint: () => 'Take it away, or leave it out with `tree.ignore` or an ignore file.',
    why: 'To read it could take forever. Where an input should stand there, that input is missing.',
  },
  'tree/link-outside': {
    severity: 'info',
    title: 'A link leads out of the repository',
    message: ({ path }) =>
      `\`${path}\` is a link that leads out of the repository; it is listed and not followed`,
    hint: () => 'Put the file into the repository, or leave the link out with `tree.ignore`.',
    why: 'Nothing outside the root is read, so what the link leads to has no size and no content here.',
  },
  'tree/link-nowhere': {
    severity: 'info',
    title: 'A link leads nowhere',
    message: ({ path }) => `\`${path}\` is a link that leads to nothing; it is listed and has no content`,
    hint: () => 'Mend the link, take it away, or leave it out with `tree.ignore`.',
    why: 'It is there by name only. An input that should stand there is missing.',
  },
  'tree/merge-marks': {
    severity: 'error',
    title: 'A merge is half finished',
    message: ({ path, conflicts }) =>
      `\`${path}\` holds both sides of ${counted(conflicts, 'conflict')} of a merge, the first of them here`,
    hint: () =>
      'Settle the merge: keep what is meant of the two sides and take out the lines of `<<<<<<<`, `=======` and `>>>>>>>`.',
    why: 'In a table, a guide or an ownership file the marks read as words, so both sides would stand in the plan as if they were meant, and a mark as part of an id.',
  },
  'tree/encoding': {
    severity: 'warning',
    title: 'A file is not in UTF-8',
    message: ({ path, lines }) =>
      `\`${path}\` has bytes that are no UTF-8 here${lines > 1 ? `, and such places in ${lines} lines` : ''}: they are read as Windows-1252`,
    hint: () =>
      'Save the file as UTF-8. If words of it look wrong in the backlog, it is in neither encoding.',
    why: 'Spreadsheets and old editors save in an encoding of their own, and no file says which. Windows-1252, of which Latin-1 is the most, is the usual one. In any other the letters beyond ASCII are wrong, and names that should be equal are not.',
  },
  'tree/ownership-unreadable': {
    severity: 'warning',
    title: 'The ownership file cannot be read',
    message: ({ path, reason }) => `\`${path}\` cannot be read: ${inWords(reason)}`,
    hint: () => 'Make it a readable file inside the repository.',
    why: 'Declared owners are facts of the owner rules. Without them owners come from guides and inventory alone.',
  },
  'tree/ownership-line': {
    severity: 'warning',
    title: 'A line of the ownership file has no meaning',
    message: ({ pattern, problem }) => `\`${pattern}\`: ${problem}`,
    hint: () => 'Write the pattern without it; a later line overrules an earlier one.',
    why: 'Code hosts skip such a line without a word, and so its paths keep the owners of an earlier line.',
  },
  'markdown/front-matter': {
    severity: 'error',
    title: 'Front matter cannot be read',
    message: ({ problem }) => problem,
    hint: () =>
      'Write it as `key: value` lines of YAML between two lines of three dashes, or remove the block.',
    why: 'Front matter that fails to parse must not read as an empty one. Only YAML is read, because other languages can run code. The text below it is read as always.',
  },
  'markdown/too-deep': {
    severity: 'warning',
    title: 'Markdown is nested too deep',
    message: ({ problem }) => problem,
    hint: () => 'Flatten the lists or quotes at this place.',
    why: 'Nesting has a limit so that no document can exhaust the machine. What lies deeper is not read.',
  },
  'markdown/table-row': {
    severity: 'warning',
    title: 'A row does not fit its table',
    message: ({ problem }) => problem,
    hint: () => 'Write `\\|` for a bar within a cell, or add the cells that are missing.',
    why: 'A table is read by its columns. In Markdown a row that is too long is cut and one that is too short is filled, so a bar that is not escaped, within code too, or a forgotten cell loses words without a sign: whoever looks at the page does not see them.',
  },
  'markdown/table-delimiter': {
    severity: 'warning',
    title: 'Lines meant as a table are none',
    message: ({ problem }) => problem,
    hint: () =>
      'Put a row of dashes right below the header, with as many cells, and leave no blank line within a table.',
    why: 'Markdown takes such lines for a paragraph, and code hosts show them as one: nothing of what the table was to say is read as columns.',
  },
  'markdown/not-text': {
    severity: 'warning',
    title: 'A document is not plain text',
    message: ({ file }) => `\`${file}\` holds NUL characters`,
    hint: () => 'Save it as UTF-8. UTF-16, or a binary file with a text name, is the usual cause.',
    why: 'Text in another encoding reads as noise: headings and ids in it are not recognised.',
  },
  'markdown/too-long': {
    severity: 'error',
    title: 'A document is too long',
    message: ({ file, amount, unit, limit }) =>
      `\`${file}\` has ${amount} ${unit}, and a document of more than ${limit} is not read`,
    hint: () => 'Split it, or take out of it what is no text for people, such as logs and embedded pictures.',
    why: 'A document is read whole, and so is each of its lines. The limit is some thousand pages; what is larger was made by a machine, or to keep one busy.',
  },
  'health/record-unreadable': {
    severity: 'warning',
    title: 'The recorded gate runs cannot be read',
    message: ({ path, problem }) => `\`${path}\`: ${problem}`,
    hint: () => 'Run `backlogic health` again, which writes the record anew.',
    why: 'A record that is not whole is not believed in parts: the snapshot then says that the gates have not run.',
  },
};
