import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { list, perhaps } from './words.ts';

/** Findings about names of fields that no entry has, and keys of entries that no field reads. */
export type InventoryKeyFindings = {
  'inventory/unused-name': { field: string; names: string[]; near: string | null; unread: string[] };
  'inventory/unread-field': { key: string; field: string; entries: number };
  'inventory/unread-ids': { key: string; entries: number; named: number };
  'inventory/unread-entries': { key: string; held: number };
  'inventory/unread-keys': { keys: { key: string; entries: number }[] };
  'inventory/empty-group': { groups: string[] };
  'inventory/parents': { key: string; holders: string[]; parts: number };
};

export const inventoryKeyEntries: {
  readonly [C in keyof InventoryKeyFindings]: Entry<InventoryKeyFindings[C]>;
} = {
  'inventory/unused-name': {
    severity: 'warning',
    title: 'No entry has a field by its configured names',
    message: ({ field, names }) =>
      `no entry of the inventory has ${list(names)}, which the configuration names for its ${field}`,
    hint: ({ field, near, unread }) =>
      `${perhaps(near)}Correct the name, or take \`inventory.fields.${field}\` out, so that the usual names count again.${unread.length > 0 ? ` Keys that no field reads: ${list(unread)}.` : ''}`,
    why: 'A field that is read from a key that is not there is empty for every entry, and the names that the presets know for it do not count any more.',
  },
  'inventory/unread-field': {
    severity: 'warning',
    title: 'A key that is not read looks like a field',
    message: ({ key, field, entries }) =>
      `no field reads \`${key}\`, and what stands there, in ${entries} ${entries === 1 ? 'entry' : 'entries'}, looks like the ${field}, which nothing else gives`,
    hint: ({ key, field }) =>
      `If it is, say so in the configuration: \`inventory.fields.${field}: ${key}\`. If it is something else, set \`inventory/unread-field\` to \`off\` in \`checks.severity\`.`,
    why: 'Every team has its own names for its fields. A title, a state or criteria under a name that no preset knows would be missing from the plan without a word.',
    amount: ({ entries }) => entries,
  },
  'inventory/unread-ids': {
    severity: 'info',
    title: 'A key that is not read names other entries',
    message: ({ key, entries, named }) =>
      `\`${key}\` names other entries ${named} times, in ${entries} ${entries === 1 ? 'entry' : 'entries'}, and no field reads it`,
    hint: ({ key }) =>
      `If these must come first, add \`${key}\` to \`inventory.fields.dependencies\`. If they are something else, nothing needs to be done.`,
    why: 'What depends on what gives the waves of the plan. A key with another name for that would be left out without a word, and slices would start too early.',
    amount: ({ named }) => named,
  },
  'inventory/unread-entries': {
    severity: 'info',
    title: 'A list within entries is not read',
    message: ({ key, held }) =>
      `\`${key}\` holds ${held} ${held === 1 ? 'object' : 'objects'} with a state of ${held === 1 ? 'its' : 'their'} own within entries, and no field reads it`,
    hint: ({ key }) =>
      `Add \`${key}\` to \`inventory.fields.nested\`: its members become done criteria, or entries of their own with \`inventory.nested: entries\`.`,
    why: 'A list of parts may be the work itself. What is not read is said, so that nothing is missing without a word.',
    amount: ({ held }) => held,
  },
  'inventory/unread-keys': {
    severity: 'info',
    title: 'Keys that stand in no artifact',
    message: ({ keys }) => {
      const [one] = keys;
      const only = keys.length === 1 && one;
      return only
        ? `\`${only.key}\`, in ${only.entries} ${only.entries === 1 ? 'entry' : 'entries'}, is read by no field and shown nowhere`
        : `${keys.length} keys of entries are read by no field and shown nowhere: ${list(keys.map(({ key, entries }) => `${key} (${entries})`))}`;
    },
    hint: () =>
      'To have one shown with its features, add it to `inventory.fields.notes`; to have it read, to the field that it is. The others need nothing.',
    why: 'Every team keeps more in its inventory than a plan needs. What the plan leaves out is said, so that nothing is missing without a word.',
    amount: ({ keys }) => keys.length,
  },
  'inventory/empty-group': {
    severity: 'warning',
    title: 'A group holds no entries',
    message: ({ groups }) =>
      groups.length === 1
        ? `${list(groups)} holds no entries, and so is in no plan`
        : `${list(groups, 5)} hold no entries, and so are in no plan`,
    hint: () =>
      'Write the work in it as entries. If there is none, nothing needs to be done: set `inventory/empty-group` to `off` in `checks.severity`, or take the group out.',
    why: 'Groups and phases are planned by their entries. One that says only what is wanted, such as an epic that nobody has cut yet, would be missing from the plan without a word.',
    amount: ({ groups }) => groups.length,
  },
  'inventory/parents': {
    severity: 'info',
    title: 'Entries that hold others are no work of their own',
    message: ({ key, holders, parts }) => {
      const said = [
        ...(holders.length === 0
          ? []
          : [
              `${counted(holders.length, 'entry', 'entries')} that others name by \`${key}\` ${holders.length === 1 ? 'is what groups' : 'are what group'} them: ${list(holders, 5)}`,
            ]),
        ...(parts === 0
          ? []
          : [
              `${counted(parts, 'task')} ${parts === 1 ? 'is a criterion' : 'are criteria'} of the entry above`,
            ]),
      ];
      return said.join('; ');
    },
    hint: () =>
      'Nothing needs to be done. To have each of them planned by itself, set `inventory.fields.parent` to a name that no entry has, or `inventory.nested: entries` for the tasks alone; `inventory.partKinds` has the kinds that count as tasks.',
    why: 'Trackers list epics, features, stories and tasks side by side. An epic is done when its stories are: planned beside them it would be the same work twice. One that has criteria of its own stays an entry.',
    amount: ({ holders, parts }) => holders.length + parts,
  },
};
