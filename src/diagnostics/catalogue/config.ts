import type { Entry } from '../entry.ts';
import { ofACommand } from './placeless.ts';
import { inWords, meant, perhaps, toRead } from './words.ts';

/** Findings of the config family. Keys are written as people write them: `design.path[0]`. */
export type ConfigFindings = {
  'config/not-found': { file: string };
  'config/unreadable': { file: string; reason: string };
  'config/unknown-format': { file: string; extension: string };
  'config/unsearched': { file: string; reason: string };
  'config/several-files': { used: string; ignored: string[] };
  'config/passed-over': { file: string; used: string | null };
  'config/rules-unread': Record<never, never>;
  'config/syntax': { message: string };
  'config/throws': { message: string };
  'config/unsafe-script': { file: string; safe: string };
  'config/not-an-object': { got: string };
  'config/not-data': { key: string; got: string };
  'config/unknown-key': { key: string; within: string; suggestion: string | null; allowed: string[] };
  'config/missing-key': { key: string; within: string };
  'config/wrong-type': { key: string; expected: string; got: string };
  'config/not-allowed': { key: string; value: string; allowed: string[]; suggestion: string | null };
  'config/out-of-range': { key: string; value: string; expected: string };
  'config/unknown-preset': { name: string; known: string[]; suggestion: string | null };
  'config/extends-cycle': { cycle: string[] };
  'config/bad-pattern': { key: string; pattern: string; reason: string };
  'config/slow-pattern': { key: string; pattern: string; reason: string };
  'config/bad-glob': { key: string; pattern: string; reason: string };
  'config/count-pattern': { key: string; pattern: string; groups: string[] };
  'config/duplicate-gate': { name: string; other: string };
  'config/outside-root': { key: string; path: string; reason: string };
  'config/output-clash': { path: string; keys: string[] };
  'config/unknown-code': { code: string; suggestion: string | null };
  'config/path-missing': { key: string; file: string; what: string; near: string | null };
  'config/root-missing': { path: string };
};

const quoted = (text: string): string => JSON.stringify(text);
const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(', ');
const inside = (within: string): string => (within === '' ? 'the configuration' : `\`${within}\``);

export const configEntries: { readonly [C in keyof ConfigFindings]: Entry<ConfigFindings[C]> } = {
  'config/not-found': {
    severity: 'error',
    placeless: ofACommand,
    title: 'Configuration file not found',
    message: ({ file }) => `there is no file ${quoted(file)}`,
    hint: () => 'Correct the path that names it; a path in `extends` is relative to the file that says it.',
    why: 'A file that was asked for by name is never replaced by a guess: compiling with other settings would give a plausible, wrong backlog.',
  },
  'config/unreadable': {
    severity: 'error',
    placeless: ofACommand,
    title: 'Configuration file cannot be read',
    message: ({ file, reason }) => `${quoted(file)} cannot be read: ${inWords(reason)}`,
    hint: ({ reason }) => toRead(reason, 'Check that it is a file and that you may read it.'),
    why: 'A configuration that is there and cannot be read must not silently count as absent.',
  },
  'config/unknown-format': {
    severity: 'error',
    title: 'Unknown configuration format',
    message: ({ file, extension }) =>
      `${quoted(file)} has ${extension === '' ? 'no extension' : `the extension \`${extension}\``}, which no reader knows`,
    hint: () => 'Use `.ts`, `.js`, `.mjs`, `.cjs`, `.json`, `.yaml` or `.yml`.',
    why: 'The extension says how a configuration is read.',
  },
  'config/unsearched': {
    severity: 'warning',
    title: 'No configuration could be looked for here',
    message: ({ file, reason }) =>
      `${quoted(file)} could hold a configuration and cannot be read: ${inWords(reason)}`,
    hint: () => 'Make it a readable file, or take it away. `--config` names the one that is meant.',
    why: 'What is there and cannot be read must not silently count as absent: the repository would be compiled by another configuration, or by none.',
  },
  'config/several-files': {
    severity: 'warning',
    title: 'Several configuration files',
    message: ({ used, ignored }) => `${quoted(used)} is read; beside it, ${list(ignored)} is not`,
    hint: () => 'Keep one of them, or let one extend the other.',
    why: 'Editing the file that is not read changes nothing, which costs an afternoon to find out.',
  },
  'config/passed-over': {
    severity: 'warning',
    title: 'The configuration of the root is not read',
    message: ({ file, used }) =>
      `${quoted(file)} stands at the root that \`--root\` names and is not read; ${used === null ? 'no configuration is' : `${quoted(used)} is`}`,
    hint: () => 'Name it with `--config`, or run the command in that folder, without `--root`.',
    why: 'A configuration is searched for from the current folder upward, so that one configuration can compile several repositories. One that stands at the root is then not in force, whatever it says of the inventory.',
  },
  'config/rules-unread': {
    severity: 'info',
    title: 'The rules at the root are not read',
    message: () =>
      'this file is a rule file in the folder `rules/` of the root, and nothing reads that folder',
    hint: () =>
      "Name the folder in the configuration: `rules: ['backlogic:rules', './rules']` puts yours on top of those that the presets bring; `./rules` alone takes their place.",
    why: 'A folder `rules/` comes on top of the rules of the presets when it stands beside the configuration and the configuration says nothing of rules; where there is no configuration, or it names other rules, it is not read.',
  },
  'config/syntax': {
    severity: 'error',
    title: 'Configuration does not parse',
    message: ({ message }) => message,
    hint: () => 'Correct the text at this place; nothing of the file was used.',
    why: 'Half of a configuration is another configuration. It is read whole or not at all.',
  },
  'config/throws': {
    severity: 'error',
    title: 'Configuration script fails',
    message: ({ message }) => `the script fails: ${message}`,
    hint: ({ message }) =>
      message.startsWith('defineConfig is not defined')
        ? "Begin with `import { defineConfig } from 'backlogic';`, or export the object itself: `export default { … };`."
        : 'The place is the line of the script that failed; run it on its own to see more.',
    why: 'A configuration script is a program. When it fails there is no configuration to go by.',
  },
  'config/unsafe-script': {
    severity: 'error',
    title: 'Script is not run in safe mode',
    message: ({ file, safe }) => `${quoted(file)} is a script, and no code of this checkout is run: ${safe}`,
    hint: () =>
      'Write the configuration as `.yaml` or `.json`, which can say everything but code, or, when you trust this change, add `--no-safe`.',
    why: 'A script can do whatever the person can who runs it. A change that a stranger proposes must not, on a machine that holds more than the change.',
  },
  'config/not-an-object': {
    severity: 'error',
    title: 'Configuration is not an object',
    message: ({ got }) => `the configuration must be an object, and this is ${got}`,
    hint: ({ got }) =>
      got === 'a function' || got === 'a promise'
        ? 'Export the object itself: `export default defineConfig({ … })`. It is read at once, so nothing can be awaited.'
        : 'In a script, `export default defineConfig({ … })`; in JSON and YAML, keys at the top level.',
    why: 'A configuration is data: keys with values, the same on every machine.',
  },
  'config/not-data': {
    severity: 'error',
    title: 'Value is not data',
    message: ({ key, got }) => `\`${key}\` is ${got}, which is not data`,
    hint: ({ got }) =>
      got === 'a regular expression'
        ? 'Write its source as a string: `"^canonical guides$"` for `/^canonical guides$/i`.'
        : 'Use strings, numbers, booleans, null, lists and objects.',
    why: 'A configuration is compared, printed and recorded; only data can be. What a script computes is fine as long as the result is data.',
  },
  'config/unknown-key': {
    severity: 'error',
    title: 'Unknown key',
    message: ({ key, within }) => `${inside(within)} has no key \`${key}\``,
    hint: ({ suggestion, allowed }) => meant(suggestion, `Known keys: ${list(allowed)}.`),
    why: 'A misspelt key would be ignored without a word, and its default used instead.',
  },
  'config/missing-key': {
    severity: 'error',
    title: 'Missing key',
    message: ({ key, within }) => `${inside(within)} needs \`${key}\``,
    hint: ({ key }) => `Add \`${key}\`.`,
    why: 'Some objects say nothing without it: a gate without a command cannot run.',
  },
  'config/wrong-type': {
    severity: 'error',
    title: 'Wrong type',
    message: ({ key, expected, got }) => `\`${key}\` must be ${expected}, and is ${got}`,
    hint: ({ expected }) => `Write ${expected}.`,
    why: 'Values are never converted: `"6"` and `6`, or `no` and `false`, are told apart, so that what is written is what counts.',
  },
  'config/not-allowed': {
    severity: 'error',
    title: 'Value is not allowed',
    message: ({ key, value }) => `\`${key}\` cannot be ${value}`,
    hint: ({ suggestion, allowed }) => meant(suggestion, `Allowed: ${list(allowed)}.`),
    why: 'Only these values have a meaning.',
  },
  'config/out-of-range': {
    severity: 'error',
    title: 'Value is out of range',
    message: ({ key, value, expected }) => `\`${key}\` is ${value}, and must ${expected}`,
    hint: () => 'Change the value; `backlogic config` prints what every key is set to.',
    why: 'A value outside this range cannot be carried out.',
  },
  'config/unknown-preset': {
    severity: 'error',
    title: 'Unknown preset',
    message: ({ name }) => `there is no preset ${quoted(name)}`,
    hint: ({ suggestion, known }) =>
      `${meant(suggestion, `Presets: ${list(known)}.`)} A file is named with its folder or extension: \`./base.yaml\`.`,
    why: 'A preset sets many values at once; without it most of the configuration is something else.',
  },
  'config/extends-cycle': {
    severity: 'error',
    title: 'Configuration extends itself',
    message: ({ cycle }) => `the configuration extends itself: ${cycle.join(' → ')}`,
    hint: () => 'Take one of these out of `extends`.',
    why: 'In a circle no file is the later one, so nothing says which value wins.',
  },
  'config/bad-pattern': {
    severity: 'error',
    title: 'Regular expression does not compile',
    message: ({ key, pattern, reason }) => `\`${key}\` is no regular expression: ${pattern} (${reason})`,
    hint: () =>
      'Write the source of a JavaScript regular expression, without slashes; in JSON and scripts a backslash is doubled.',
    why: 'Patterns find the parts of a document. One that does not compile finds nothing.',
  },
  'config/slow-pattern': {
    severity: 'error',
    title: 'Pattern can blow up',
    message: ({ key, pattern, reason }) => `\`${key}\` can take forever: ${pattern} (${reason})`,
    hint: () =>
      'Repeat one thing at a time: `a+` in place of `(a+)+`, and alternatives that do not begin alike. In a glob use fewer stars, or write several globs.',
    why: 'Such a pattern tries every way to split the text. One long line in a document would stop the compilation for hours.',
  },
  'config/bad-glob': {
    severity: 'error',
    title: 'Glob that does not work',
    message: ({ key, pattern, reason }) => `\`${key}\` does not work: ${quoted(pattern)} (${reason})`,
    hint: () =>
      'Close every bracket: `docs/{a,b}.md`. A bracket that is part of a name has a backslash before it. A surface or a gate is given a folder: `api/`.',
    why: 'A glob that can match nothing finds nothing, and a wildcard where a place is meant names none: what was meant would be left out without a word.',
  },
  'config/count-pattern': {
    severity: 'error',
    title: 'Count pattern names nothing',
    message: ({ key, groups }) =>
      `\`${key}\` ${groups.length === 0 ? 'has no named group' : `has the named groups ${list(groups)}`}`,
    hint: () =>
      'Name one group `total`, `mvp` or `post_mvp`, as in `(?<total>\\d+) features`, or both `group` and `count`.',
    why: 'The named group says what the number counts.',
  },
  'config/duplicate-gate': {
    severity: 'error',
    title: 'Two gates of one name',
    message: ({ name, other }) =>
      name === other
        ? `there are two gates ${quoted(name)}`
        : `the gates ${quoted(other)} and ${quoted(name)} report under the same name`,
    hint: () => 'Give each gate a name that differs in letters or digits.',
    why: 'A gate reports under its name in upper case, with `_` for `-`: `VERIFY_QUICK_EXIT=0`. Two of one name hide each other.',
  },
  'config/outside-root': {
    severity: 'error',
    title: 'Path leaves the repository',
    message: ({ key, path, reason }) => `\`${key}\` is ${quoted(path)}: ${reason}`,
    hint: () => 'Give a path relative to the root and below it, such as `docs/backlog.md`.',
    why: 'Nothing is read or written outside the repository that is compiled.',
  },
  'config/output-clash': {
    severity: 'error',
    title: 'Two artifacts at one path',
    message: ({ path, keys }) => `${list(keys)} are all ${quoted(path)}`,
    hint: () => 'Give each artifact a path of its own, none of which is a folder of another.',
    why: 'One would overwrite the other.',
  },
  'config/unknown-code': {
    severity: 'warning',
    title: 'Unknown finding code',
    message: ({ code }) => `no finding has the code ${quoted(code)}`,
    hint: ({ suggestion }) =>
      meant(suggestion, 'Codes are printed with each finding: `inventory/duplicate-id`.'),
    why: 'A severity that is set for a code that does not exist changes nothing.',
  },
  'config/path-missing': {
    severity: 'error',
    title: 'Configured path is missing',
    message: ({ key, file, what }) => `\`${key}\` names ${what} ${quoted(file)}, which does not exist`,
    hint: ({ near }) => `${perhaps(near)}Correct the path; it is relative to the file that says it.`,
    why: 'Rules and templates that are asked for by name are never replaced by others.',
  },
  'config/root-missing': {
    severity: 'error',
    placeless: ofACommand,
    title: 'Root is missing',
    message: ({ path }) => `the root ${quoted(path)} is no folder`,
    hint: () => 'Give the folder of the repository with `--root DIR` or `root`.',
    why: 'The root is the repository that is compiled; every other path starts from it.',
  },
};
