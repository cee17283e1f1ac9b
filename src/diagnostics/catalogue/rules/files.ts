import type { Entry } from '../../entry.ts';
import { ofACommand, ofAFile } from '../placeless.ts';
import { inWords, perhaps, toRead } from '../words.ts';

/** Findings about rule files as files: found, read, parsed. */
export type RuleFileFindings = {
  'rules/folder-missing': { path: string; near: string | null };
  'rules/folder-empty': { path: string };
  'rules/unreadable': { path: string; reason: string };
  'rules/too-large': { bytes: number; limit: number };
  'rules/not-corrected': { path: string; reason: string };
  'rules/syntax': { message: string };
  'rules/too-deep': { limit: number };
  'rules/too-many': { what: string; limit: number };
};

export const ruleFileEntries: { readonly [C in keyof RuleFileFindings]: Entry<RuleFileFindings[C]> } = {
  'rules/folder-missing': {
    severity: 'error',
    placeless: ofACommand,
    title: 'Rules not found',
    message: (data) => `there is no rule file or folder at ${data.path}`,
    hint: ({ near }) =>
      `${perhaps(near)}Correct \`rules\` in the configuration or the \`--rules\` flag, or create the folder.`,
    why: 'Rules decide every mapping. A folder that is named and missing is a slip of the pen, and compiling without it would give another backlog without a word.',
  },
  'rules/folder-empty': {
    severity: 'warning',
    placeless: ofACommand,
    title: 'No rule files in the folder',
    message: (data) => `${data.path} holds no .yaml, .yml, .json or .jsonc file`,
    hint: () => 'Add a rule file, or drop the folder from `rules` in the configuration.',
    why: 'An empty layer decides nothing. It is mostly a wrong path.',
  },
  'rules/unreadable': {
    severity: 'error',
    placeless: ofAFile,
    title: 'Rule file cannot be read',
    message: (data) => `${data.path} cannot be read: ${inWords(data.reason)}`,
    hint: ({ reason }) =>
      toRead(reason, 'Make it a file that can be read, or take it out of the rule folder.'),
    why: 'A rule file that silently disappears changes decisions. The rest of the rules is still loaded, so that every problem shows in one run.',
  },
  'rules/too-large': {
    severity: 'error',
    title: 'Rule file too large',
    message: (data) => `the file has ${data.bytes} bytes; a rule file may have ${data.limit}`,
    hint: () => 'Split it by decision, or move data that is no rule to the inventory.',
    why: 'Rule files are written and read by people. The limit keeps a damaged or hostile file from stopping the run.',
  },
  'rules/not-corrected': {
    severity: 'error',
    title: 'Rule file cannot be corrected',
    message: (data) => `${data.path} cannot be corrected: ${inWords(data.reason)}`,
    hint: () => 'Mend the cause and run `rules lint --fix` again; no file was changed.',
    why: 'A correction is written where the file really lies, and only over the text that it was made for. Between reading and writing the file, or a link on the way to it, may have become another.',
  },
  'rules/syntax': {
    severity: 'error',
    title: 'Rule file does not parse',
    message: (data) => data.message,
    hint: () => 'Correct the syntax here; no rule of this file is used until it parses.',
    why: 'Half of a file is not loaded: a rule set that lost its last rows at a stray bracket would decide differently without a word.',
  },
  'rules/too-deep': {
    severity: 'error',
    title: 'Condition nested too deeply',
    message: (data) => `this is nested more than ${data.limit} levels deep`,
    hint: () => 'Move parts to a shared condition, and name it with `{ condition: name }`.',
    why: 'Nobody can read such a condition, and no trace of it can be shown. The limit also stops documents made to exhaust the stack.',
  },
  'rules/too-many': {
    severity: 'error',
    title: 'Too much in one place',
    message: (data) => `there are more than ${data.limit} ${data.what} here`,
    hint: () =>
      'Split it. If the file uses anchors and aliases, or conditions that name each other, look for one that multiplies.',
    why: 'A few lines of aliases or references can stand for billions of conditions. The limit is far above what people write.',
  },
};
