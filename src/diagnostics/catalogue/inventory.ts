import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { ofACommand } from './placeless.ts';
import { inWords, list, perhaps, severalWhy } from './words.ts';

/** Findings about the feature inventory. */
export type InventoryFindings = {
  'inventory/not-found': { patterns: string[]; near: string | null };
  'inventory/several-files': { path: string; others: string[] };
  'inventory/unreadable': { path: string; reason: string };
  'inventory/syntax': { file: string; problem: string; format: 'json' | 'yaml' | 'csv' };
  'inventory/duplicate-key': { problem: string };
  'inventory/not-a-list': { file: string; actual: string };
  'inventory/list-type': { key: string; actual: string };
  'inventory/no-list': { file: string; keys: string[]; configured: string[]; near: string | null };
  'inventory/several-lists': { taken: string; left: string[]; format?: string };
  'inventory/empty': { file: string };
  'inventory/not-an-object': { index: number; actual: string };
  'inventory/missing-id': { index: number; near: string | null };
  'inventory/derived-ids': { entries: number; all: number; example: string; near: string | null };
  'inventory/ids-per-holder': { holders: string[] };
  'inventory/duplicate-id': { id: string; file: string; line: number; other: string };
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
  'inventory/phases-unread': { phases: string[] };
  'inventory/unknown-status': { status: string; ids: string[]; features: number; near: string | null };
  'inventory/more': { code: string; shown: number; more: number };
};

/** The entry as a person finds it: by its id, or by its place in the list, counted from 1. */
function entryName(id: string, index: number): string {
  return id === '' ? `entry ${index + 1}` : id;
}

/** A file without a word in it, and one that says `null`, hold nothing. */
function something(actual: string): string {
  return actual === 'null' ? 'nothing' : actual;
}

function features(ids: readonly string[], count: number): string {
  return count <= ids.length ? list(ids) : `${list(ids)} and ${count - ids.length} more`;
}

/** What is most often wrong in a format. */
const syntaxHelp = {
  json: 'JSON has names and texts in double quotes, and a comma between two members.',
  yaml: 'YAML is indented with blanks, never with tabs; a text that holds `: ` or ` #`, or begins with a mark such as `[`, `{`, `*`, `&`, `@` or `%`, stands in quotes.',
  csv: 'In a table a cell that holds the delimiter, a quote or a line break stands in quotes, and a quote within it is doubled (`""`).',
};

const fieldUse: { readonly [field: string]: string } = {
  group: 'Without a group a feature has no area by itself, and falls to the fallback of the area rules.',
  description: 'Without a title or a description the backlog can only print the id.',
  phase: 'Without a phase a feature is not in the MVP, because other entries do say theirs.',
};

export const inventoryEntries: { readonly [C in keyof InventoryFindings]: Entry<InventoryFindings[C]> } = {
  'inventory/not-found': {
    severity: 'error',
    placeless: ofACommand,
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
    severity: 'warning',
    placeless: ofACommand,
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
    hint: ({ format }) =>
      `Correct the text at this place, or write the file from its source again. ${syntaxHelp[format]}`,
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
      `\`${file}\` holds ${something(actual)}, where a list of features or an object with one belongs`,
    hint: () =>
      'Make the file a list of objects, one a feature, or an object that has such a list under a key.',
    why: 'Features are read from a list of objects. Nothing else can be taken for one.',
  },
  'inventory/list-type': {
    severity: 'error',
    title: 'The key for the features holds no list',
    message: ({ key, actual }) =>
      `\`${key}\` should hold the list of features and holds ${something(actual)}`,
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
    severity: 'info',
    title: 'Other lists stand beside the inventory',
    message: ({ taken, left }) =>
      `the entries are read from ${taken === '' ? 'the top of the file' : `\`${taken}\``}; other lists of objects are not read: ${list(left)}`,
    hint: ({ format }) =>
      format === undefined
        ? 'Name the right key in `inventory.list` if another list is the inventory.'
        : `Set \`inventory.format\` to \`${format}\` if that is the inventory.`,
    why: 'A file may hold milestones, risks or tests beside its features. What is not read is said, so that nothing is missing without a word.',
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
    severity: 'warning',
    title: 'An entry says nothing',
    message: ({ index }) => `entry ${index + 1} of the inventory has no id and no text, and is left out`,
    hint: ({ near }) =>
      `${perhaps(near)}Give the entry an id, a title or a description, or add your name for the field to \`inventory.fields\`.`,
    why: 'An entry without an id is named by its words. One without words can be neither planned nor cited.',
  },
  'inventory/derived-ids': {
    severity: 'info',
    title: 'Ids are made of the words of entries',
    message: ({ entries, all, example }) =>
      entries === 1
        ? `1 of ${counted(all, 'entry', 'entries')} has no id; its own is made of its words: \`${example}\``
        : `${entries} of ${all} entries have no id; theirs are made of their words, such as \`${example}\``,
    hint: ({ near }) =>
      `${perhaps(near)}Give entries ids of their own, or add your name for the field to \`inventory.fields.id\`.`,
    why: 'Guides, dependencies and the backlog name a feature by its id. One that is made of words stays when entries change places, and changes when the words do.',
  },
  'inventory/ids-per-holder': {
    severity: 'info',
    title: 'Ids count anew in each part',
    message: ({ holders }) =>
      `the same ids stand in several parts of the inventory, so each is read with its part: ${list(holders)}`,
    hint: () => 'Nothing needs to be done. Dependencies are looked for in the same part first.',
    why: 'Tags and phases may each count their entries from one. `api:1` and `web:1` are then two entries, not one that stands twice.',
  },
  'inventory/duplicate-id': {
    severity: 'error',
    title: 'Two entries have one id',
    message: ({ id, file, line, other }) =>
      `the id \`${id}\` is already taken by the entry at ${file}:${line}; this entry is called \`${other}\``,
    hint: () => 'Give one of the two a new id, or remove the copy.',
    why: 'Every id stands for one piece of work. Both entries are kept, so that none is lost; whatever names the id means the first.',
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
    each: ({ ids, features: count }) => (ids.length === count ? ids : []),
    amount: ({ features: count }) => count,
  },
  'inventory/unknown-phase': {
    severity: 'error',
    title: 'A phase is unknown',
    message: ({ phase, ids, features: count }) =>
      `the phase \`${phase}\` is neither MVP nor later; it is given by ${features(ids, count)}`,
    hint: ({ known, near }) =>
      `${perhaps(near)}Known phases: ${list(known)}. Correct the value, or add it to \`inventory.mvpPhases\` or \`inventory.laterPhases\`.`,
    why: 'Whether a feature is in the MVP decides whether it is planned at all. An unknown phase is not guessed: its features stay listed and are left out of the MVP, unless no feature at all is in a phase of the MVP.',
    each: ({ ids, features: count }) => (ids.length === count ? ids : []),
    amount: ({ features: count }) => count,
  },
  'inventory/phases-unread': {
    severity: 'info',
    title: 'Phases say nothing of an MVP',
    message: ({ phases }) =>
      `none of the phases is known as MVP or later, so everything open is in scope: ${list(phases)}`,
    hint: () =>
      'Name the phases that you want planned in `inventory.mvpPhases`, and the others in `inventory.laterPhases`.',
    why: 'Without a known phase nothing can be told apart. Planning everything that is open is the reading that loses nothing.',
  },
  'inventory/unknown-status': {
    severity: 'info',
    title: 'A status is in none of the lists of words',
    message: ({ status, ids, features: count }) =>
      `the status \`${status}\` is not known and read as open; it is given by ${features(ids, count)}`,
    hint: ({ near }) =>
      `${perhaps(near)}Add the word to \`inventory.doneStatuses\`, to \`inventory.closedStatuses\` where it means dropped or put off, or to \`inventory.openStatuses\`.`,
    why: 'What is done is not planned again. A word that no list knows is not guessed: taking it as open plans too much, which somebody sees; taking it as done would leave work out.',
    each: ({ ids, features: count }) => (ids.length === count ? ids : []),
    amount: ({ features: count }) => count,
  },
  'inventory/more': {
    severity: 'warning',
    title: 'There are more findings of one kind',
    message: ({ code, shown, more }) =>
      `${more} more findings of \`${code}\` are not shown, beyond the first ${shown}`,
    hint: ({ code }) =>
      `Mend the ones that are shown and run again; a \`${code}\` in every entry usually has one cause.`,
    why: 'The same slip in every line of a source would drown everything else. The rest is counted, so nothing is hidden.',
    amount: ({ more }) => more,
  },
};
