import type { Entry } from '../entry.ts';
import { inWords, list, perhaps, severalWhy } from './words.ts';

/** Findings about the feature inventory. */
export type InventoryFindings = {
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
};

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

export const inventoryEntries: { readonly [C in keyof InventoryFindings]: Entry<InventoryFindings[C]> } = {
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
    severity: 'warning',
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
    why: 'Whether a feature is in the MVP decides whether it is planned at all. An unknown phase is not guessed: its features stay listed and are left out of the MVP.',
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
