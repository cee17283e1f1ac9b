import type { Entry } from '../entry.ts';

/** Findings about what is read: inventory, design, guides, tree, ownership file, recorded health, Markdown. */
export type SourceFindings = {
  'inventory/not-found': { patterns: string[]; near: string | null };
  'inventory/several-files': { path: string; others: string[] };
  'inventory/unreadable': { path: string; reason: string };
  'inventory/syntax': { file: string; problem: string };
  'inventory/duplicate-key': { problem: string };
  'inventory/not-a-list': { file: string; actual: string };
  'inventory/list-type': { key: string; actual: string };
  'inventory/no-list': { file: string; keys: string[]; configured: string[]; near: string | null };
  'inventory/several-lists': { file: string; keys: string[] };
  'inventory/empty': { file: string };
  'inventory/not-an-object': { index: number; actual: string };
  'inventory/missing-id': { index: number; near: string | null };
  'inventory/duplicate-id': { id: string; line: number };
  'inventory/wrong-type': {
    id: string;
    index: number;
    field: string;
    key: string;
    expected: string;
    actual: string;
  };
  'inventory/missing-field': {
    field: string;
    ids: string[];
    features: number;
    all: number;
    near: string | null;
  };
  'inventory/unknown-phase': {
    phase: string;
    ids: string[];
    features: number;
    known: string[];
    near: string | null;
  };
  'inventory/more': { code: string; shown: number; more: number };
  'design/not-found': { patterns: string[]; near: string | null };
  'design/several-files': { path: string; others: string[] };
  'design/unreadable': { path: string; reason: string };
  'design/no-guide-table': { what: string; key: string; patterns: string[]; near: string | null };
  'design/no-module-table': { what: string; key: string; patterns: string[]; near: string | null };
  'design/no-table': { what: string; columns: string[] };
  'design/missing-column': ColumnData;
  'design/missing-detail': ColumnData;
  'design/incomplete-row': { what: string; missing: string; row: string };
  'design/duplicate-area': { area: string; line: number };
  'design/shared-guide': { path: string; areas: string[] };
  'design/no-section': { what: string; key: string; patterns: string[]; near: string | null; empty: boolean };
  'guide/missing': { area: string; path: string; near: string | null };
  'guide/outside': { area: string; path: string };
  'guide/unreadable': { area: string; path: string; reason: string };
  'guide/empty': { area: string; path: string };
  'tree/empty': { origin: string };
  'tree/no-listing': { path: string; reason: string };
  'tree/listing-line': { text: string; problem: string };
  'tree/unreadable-folder': { path: string; reason: string };
  'tree/link-outside': { path: string };
  'tree/ownership-unreadable': { path: string; reason: string };
  'tree/ownership-line': { pattern: string; problem: string };
  'markdown/front-matter': { problem: string };
  'markdown/too-deep': { problem: string };
  'markdown/not-text': { file: string };
  'health/record-unreadable': { path: string; problem: string };
};

type ColumnData = { what: string; column: string; names: string[]; headers: string[]; near: string | null };

function list(words: readonly string[], shown = 12): string {
  const named = words.slice(0, shown).map((word) => `\`${word}\``);
  return named.join(', ') + (words.length > shown ? ` and ${words.length - shown} more` : '');
}

function perhaps(near: string | null): string {
  return near === null ? '' : `Did you mean \`${near}\`? `;
}

const reasons: { readonly [code: string]: string } = {
  missing: 'there is no such file',
  outside: 'it leads out of the repository',
  folder: 'a folder stands there',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ELOOP: 'the links form a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk failed',
};

function inWords(reason: string): string {
  return reasons[reason] ?? `the system says ${reason}`;
}

/** The entry as a person finds it: by its id, or by its place in the list, counted from 1. */
function entryName(id: string, index: number): string {
  return id === '' ? `entry ${index + 1}` : id;
}

function features(ids: readonly string[], count: number): string {
  return count <= ids.length ? list(ids) : `${list(ids)} and ${count - ids.length} more`;
}

const fieldUse: { readonly [field: string]: string } = {
  group: 'Without a group a feature has no area by itself, and falls to the fallback of the area rules.',
  description: 'Without a title or a description the backlog can only print the id.',
  phase: 'Without a phase a feature is not in the MVP, because other entries do say theirs.',
};

const severalWhy =
  'The patterns in the configuration match more than one file. The first by name is read, which may not be the one you mean.';

function missingTable(
  severity: 'error' | 'warning',
  title: string,
  why: string,
): Entry<SourceFindings['design/no-guide-table']> {
  return {
    severity,
    title,
    message: ({ what }) => `no heading or label in the design announces ${what}`,
    hint: ({ key, patterns, near }) =>
      near === null
        ? `Add a heading that matches one of ${list(patterns)}, or set \`design.${key}\` to the words that your heading has.`
        : `Is it “${near}”? Then set \`design.${key}\` to a pattern that matches it.`,
    why,
  };
}

function column(severity: 'error' | 'warning', title: string, why: string): Entry<ColumnData> {
  return {
    severity,
    title,
    message: ({ what, column: name, headers }) =>
      `${what} has no \`${name}\` column; its columns are ${list(headers)}`,
    hint: ({ column: name, names, near }) =>
      near === null
        ? `Name a column one of ${list(names)}, or add your name for it to \`design.columns.${name}\`.`
        : `${perhaps(near)}Then correct the header, or add it to \`design.columns.${name}\`.`,
    why,
  };
}

export const sourceEntries: { readonly [C in keyof SourceFindings]: Entry<SourceFindings[C]> } = {
  'inventory/not-found': {
    severity: 'error',
    title: 'No feature inventory',
    message: ({ patterns }) =>
      `no file in the repository is the feature inventory; looked for ${list(patterns)}`,
    hint: ({ near }) =>
      near === null
        ? 'Set `inventory.path` in the configuration to the path of your inventory, below the root.'
        : `Did you mean \`${near}\`? Set \`inventory.path\` in the configuration to it.`,
    why: 'The inventory is what the backlog is made of. Without it there are no features, and nothing is written.',
  },
  'inventory/several-files': {
    severity: 'info',
    title: 'Several files may be the inventory',
    message: ({ path, others }) =>
      `\`${path}\` is read as the inventory, and ${list(others)} would match too`,
    hint: () => 'Set `inventory.path` to the one file that you mean.',
    why: severalWhy,
  },
  'inventory/unreadable': {
    severity: 'error',
    title: 'The inventory cannot be read',
    message: ({ path, reason }) => `\`${path}\` cannot be read: ${inWords(reason)}`,
    hint: () =>
      'Make it a readable file inside the repository. Links that lead out of the root are not followed.',
    why: 'A source that cannot be read never counts as empty: the backlog would lose its features without a word.',
  },
  'inventory/syntax': {
    severity: 'error',
    title: 'The inventory is not valid',
    message: ({ file, problem }) => `\`${file}\` does not parse: ${problem}`,
    hint: () =>
      'Correct the text at this place, or write the file from its source again. An inventory is strict JSON: no comments, no trailing commas.',
    why: 'What could be recovered behind the mistake was still read, so that this run shows you the other problems too. It may not be everything, so nothing is written.',
  },
  'inventory/duplicate-key': {
    severity: 'error',
    title: 'A key stands twice in one object',
    message: ({ problem }) => problem,
    hint: () => 'Remove one of the two, or give one of them its right name.',
    why: 'JSON readers keep one of two equal keys and drop the other without a word. Which value was meant, only the author knows.',
  },
  'inventory/not-a-list': {
    severity: 'error',
    title: 'The inventory is no list',
    message: ({ file, actual }) =>
      `\`${file}\` holds ${actual}, where a list of features or an object with one belongs`,
    hint: () =>
      'Make the file a list of objects, one a feature, or an object that has such a list under a key.',
    why: 'Features are read from a list of objects. Nothing else can be taken for one.',
  },
  'inventory/list-type': {
    severity: 'error',
    title: 'The key for the features holds no list',
    message: ({ key, actual }) => `\`${key}\` should hold the list of features and holds ${actual}`,
    hint: () => 'Put the list of features there, or take the key out of `inventory.list`.',
    why: 'The configuration says that this key holds the features. Something else under it is most likely a slip in the file.',
  },
  'inventory/no-list': {
    severity: 'error',
    title: 'The inventory holds no list of features',
    message: ({ file, keys }) =>
      keys.length === 0
        ? `\`${file}\` is an empty object`
        : `\`${file}\` has no list of features; its keys are ${list(keys)}`,
    hint: ({ configured, near }) =>
      `${perhaps(near)}The list is looked for under ${list(configured, 6)}; add your key to \`inventory.list\`, dotted where it is nested.`,
    why: 'When the inventory is an object, the configuration says under which keys the list may stand. A single list of objects is found without it.',
  },
  'inventory/several-lists': {
    severity: 'error',
    title: 'The inventory holds several lists',
    message: ({ file, keys }) =>
      `\`${file}\` has a list of objects under each of ${list(keys)}; which one holds the features is open`,
    hint: () => 'Name the right key in `inventory.list`.',
    why: 'Guessing which list holds the features could compile a plausible backlog of the wrong things.',
  },
  'inventory/empty': {
    severity: 'error',
    title: 'The inventory is empty',
    message: ({ file }) => `the list of features in \`${file}\` has no entries`,
    hint: () => 'Add at least one feature, or point `inventory.path` to the file that has them.',
    why: 'A backlog of nothing is never what was wanted. The usual cause is a wrong path or an export that failed.',
  },
  'inventory/not-an-object': {
    severity: 'error',
    title: 'An entry is no object',
    message: ({ index, actual }) => `entry ${index + 1} of the inventory is ${actual}, not an object`,
    hint: () => 'Write the entry as an object with at least an `id`, or remove it.',
    why: 'An entry that is no object has no fields to read. All others are still read.',
  },
  'inventory/missing-id': {
    severity: 'error',
    title: 'A feature has no id',
    message: ({ index }) => `entry ${index + 1} of the inventory has no id`,
    hint: ({ near }) =>
      `${perhaps(near)}Give the entry an id that no other has, or add your name for the field to \`inventory.fields.id\`.`,
    why: 'The id is how guides, rules, dependencies and the backlog name a feature. An entry without one cannot be planned or cited, so it is left out.',
  },
  'inventory/duplicate-id': {
    severity: 'error',
    title: 'Two features have one id',
    message: ({ id, line }) =>
      `the id \`${id}\` is already taken by the entry at line ${line}; this entry is not read`,
    hint: () => 'Give one of the two a new id, or remove the copy.',
    why: 'Every id stands for one feature. Reading both would count one piece of work twice or mix two into one.',
  },
  'inventory/wrong-type': {
    severity: 'error',
    title: 'A field has the wrong type',
    message: ({ id, index, key, expected, actual }) =>
      `\`${key}\` of ${entryName(id, index)} is ${actual}, where ${expected} belongs`,
    hint: ({ field }) =>
      `Correct the value, or take the key out of \`inventory.fields.${field}\` if it means something else.`,
    why: 'A value of an unexpected type is not bent into shape: the field reads as absent, and everything else of the entry is kept.',
  },
  'inventory/missing-field': {
    severity: 'warning',
    title: 'Features lack a field',
    message: ({ field, ids, features: count, all }) =>
      `${count} of ${all} features ${count === 1 ? 'has' : 'have'} no ${field}: ${features(ids, count)}`,
    hint: ({ field, near }) =>
      `${perhaps(near)}Add the field, or your name for it to \`inventory.fields.${field}\`.`,
    why: `${fieldUse.group} ${fieldUse.description} ${fieldUse.phase}`,
  },
  'inventory/unknown-phase': {
    severity: 'error',
    title: 'A phase is unknown',
    message: ({ phase, ids, features: count }) =>
      `the phase \`${phase}\` is neither MVP nor later; it is given by ${features(ids, count)}`,
    hint: ({ known, near }) =>
      `${perhaps(near)}Known phases: ${list(known)}. Correct the value, or add it to \`inventory.mvpPhases\` or \`inventory.laterPhases\`.`,
    why: 'Whether a feature is in the MVP decides whether it is planned at all. An unknown phase is not guessed: its features stay listed and are left out of the MVP.',
  },
  'inventory/more': {
    severity: 'warning',
    title: 'There are more findings of one kind',
    message: ({ code, shown, more }) =>
      `${more} more findings of \`${code}\` are not shown, beyond the first ${shown}`,
    hint: ({ code }) =>
      `Mend the ones that are shown and run again; a \`${code}\` in every entry usually has one cause.`,
    why: 'The same slip in every line of a source would drown everything else. The rest is counted, so nothing is hidden.',
  },
  'design/not-found': {
    severity: 'error',
    title: 'No system design',
    message: ({ patterns }) => `no file in the repository is the system design; looked for ${list(patterns)}`,
    hint: ({ near }) =>
      near === null
        ? 'Set `design.path` in the configuration to the path of your system design, below the root.'
        : `Did you mean \`${near}\`? Set \`design.path\` in the configuration to it.`,
    why: 'The design names the canonical areas and their guides, the target modules and the rules of the house. Without it features have no area.',
  },
  'design/several-files': {
    severity: 'info',
    title: 'Several files may be the system design',
    message: ({ path, others }) =>
      `\`${path}\` is read as the system design, and ${list(others)} would match too`,
    hint: () => 'Set `design.path` to the one file that you mean.',
    why: severalWhy,
  },
  'design/unreadable': {
    severity: 'error',
    title: 'The system design cannot be read',
    message: ({ path, reason }) => `\`${path}\` cannot be read: ${inWords(reason)}`,
    hint: () =>
      'Make it a readable file inside the repository. Links that lead out of the root are not followed.',
    why: 'A source that cannot be read never counts as empty: every area would be lost without a word.',
  },
  'design/no-guide-table': missingTable(
    'error',
    'The design has no canonical guide table',
    'The canonical guide table says which areas there are and which guide speaks for each. Without it there is no area to place a feature in.',
  ),
  'design/no-module-table': missingTable(
    'warning',
    'The design has no target-module table',
    'The target modules tie feature groups to paths. Without them groups are placed by the area rules alone.',
  ),
  'design/no-table': {
    severity: 'error',
    title: 'A section of the design has no table',
    message: ({ what }) => `the section of ${what} holds no table`,
    hint: ({ columns }) =>
      `Write it as a Markdown table with the columns ${list(columns)}; a blank line must stand before it, and a line of dashes below its header.`,
    why: 'A heading announces the table, and nothing under it reads as one. A header and a line of dashes with different numbers of cells are the usual cause.',
  },
  'design/missing-column': column(
    'error',
    'A table lacks a column',
    'Without this column the table has no rows that could be used, so none is read.',
  ),
  'design/missing-detail': column(
    'warning',
    'A table lacks a column that helps',
    'The rows are still read; what this column would say about them is empty.',
  ),
  'design/incomplete-row': {
    severity: 'error',
    title: 'A table row is incomplete',
    message: ({ what, missing, row }) =>
      `a row of ${what}${row === '' ? '' : ` (\`${row}\`)`} has no ${missing}`,
    hint: () => 'Fill the cell, or remove the row.',
    why: 'A row without it says nothing that could be used, so it is left out.',
  },
  'design/duplicate-area': {
    severity: 'error',
    title: 'An area stands twice',
    message: ({ area, line }) => `the area “${area}” stands at line ${line} already; this row is not read`,
    hint: () => 'Remove one of the rows, or give the areas different names.',
    why: 'The name of an area is its identity: each area has one row and one guide.',
  },
  'design/shared-guide': {
    severity: 'warning',
    title: 'Two areas share a guide',
    message: ({ path, areas }) => `\`${path}\` is the guide of ${list(areas)}`,
    hint: () => 'Give each area a guide of its own, or make them one area.',
    why: 'What the guide says (paths, statuses, work packages) would be said of each of these areas, and its work planned more than once.',
  },
  'design/no-section': {
    severity: 'warning',
    title: 'The design lacks a part',
    message: ({ what, empty }) =>
      empty
        ? `the part of the design that holds ${what} has no statements`
        : `no heading or label in the design announces ${what}`,
    hint: ({ key, patterns, near }) =>
      `${near === null ? '' : `Is it “${near}”? `}Headings and labels are matched with ${list(patterns, 4)}; the setting is \`design.${key}\`.`,
    why: 'The spec map prints principles, guarantees, non-goals, ownership and governance rules, and checks lean on them. What is not found there is printed as an empty list.',
  },
  'guide/missing': {
    severity: 'error',
    title: 'A guide is missing',
    message: ({ area, path }) => `the guide of “${area}”, \`${path}\`, is not there`,
    hint: ({ near }) => `${perhaps(near)}Write the guide, or correct its path in the canonical guide table.`,
    why: 'The guide is what is known of an area: its statuses, its work packages, its rules. The area stays in the plan, without any of them.',
  },
  'guide/outside': {
    severity: 'error',
    title: 'A guide lies outside the repository',
    message: ({ area, path }) =>
      `the guide of “${area}”, \`${path}\`, leads out of the repository and is not read`,
    hint: () => 'Give a path below the root, without `..`, and no link that leads elsewhere.',
    why: 'Documents choose these paths. Nothing outside the compiled repository is ever read.',
  },
  'guide/unreadable': {
    severity: 'error',
    title: 'A guide cannot be read',
    message: ({ area, path, reason }) =>
      `the guide of “${area}”, \`${path}\`, cannot be read: ${inWords(reason)}`,
    hint: () => 'Make it a readable file.',
    why: 'A guide that cannot be read must not look like a guide that says nothing.',
  },
  'guide/empty': {
    severity: 'warning',
    title: 'A guide is empty',
    message: ({ area, path }) => `the guide of “${area}”, \`${path}\`, says nothing`,
    hint: () => 'Write it, or remove its row from the canonical guide table.',
    why: 'An area with an empty guide has no statuses and no work packages, so its plan rests on the inventory alone.',
  },
  'tree/empty': {
    severity: 'warning',
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
  'tree/link-outside': {
    severity: 'info',
    title: 'A link leads out of the repository',
    message: ({ path }) =>
      `\`${path}\` is a link that leads out of the repository; it is listed and not followed`,
    hint: () => 'Put the file into the repository, or leave the link out with `tree.ignore`.',
    why: 'Nothing outside the root is read, so what the link leads to has no size and no content here.',
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
  'markdown/not-text': {
    severity: 'warning',
    title: 'A document is not plain text',
    message: ({ file }) => `\`${file}\` holds NUL characters`,
    hint: () => 'Save it as UTF-8. UTF-16, or a binary file with a text name, is the usual cause.',
    why: 'Text in another encoding reads as noise: headings and ids in it are not recognised.',
  },
  'health/record-unreadable': {
    severity: 'warning',
    title: 'The recorded gate runs cannot be read',
    message: ({ path, problem }) => `\`${path}\`: ${problem}`,
    hint: () => 'Run `backlogic health` again, which writes the record anew.',
    why: 'A record that is not whole is not believed in parts: the snapshot then says that the gates have not run.',
  },
};
