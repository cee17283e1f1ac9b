import type { Entry } from '../entry.ts';
import { ofAFile } from './placeless.ts';
import { inWords, perhaps, toRead } from './words.ts';

/** Findings of the artifacts family: templates, the artifacts' own shape, and writing them. */
export type ArtifactFindings = {
  'artifacts/template-missing': { name: string; file: string };
  'artifacts/template-unreadable': { name: string; file: string; reason: string };
  'artifacts/template-syntax': { name: string; problem: string; form: string | null };
  'artifacts/template-large': { name: string; what: string };
  'artifacts/template-raw': { name: string; what: string };
  'artifacts/template-helper': { name: string; helper: string; available: string[]; near: string | null };
  'artifacts/template-partial': { name: string; partial: string; available: string[] };
  'artifacts/template-cycle': { name: string; cycle: string };
  'artifacts/template-place': { name: string; place: string };
  'artifacts/template-notes': { name: string; problem: string };
  'artifacts/template-kind': { name: string; variable: string; is: string; wanted: string };
  'artifacts/template-variable': {
    name: string;
    variable: string;
    available: string[];
    near: string | null;
    form: string | null;
  };
  'artifacts/partial-unused': {
    name: string;
    file: string;
    named: boolean;
    near: string | null;
    available: string[];
  };
  'artifacts/notes-damaged': { path: string; problem: string };
  'artifacts/invalid': { path: string; schema: string; problems: string[] };
  'artifacts/path-unsafe': { path: string; reason: string };
  'artifacts/path-clash': { path: string; other: string };
  'artifacts/path-is-input': { path: string; input: string };
  'artifacts/outside-root': { path: string; leads: string };
  'artifacts/is-folder': { path: string };
  'artifacts/edited': { path: string };
  'artifacts/foreign': { path: string };
  'artifacts/unwritable': { path: string; reason: string; detail: string };
  'artifacts/unmended': { journal: string; reason: string };
  'artifacts/mended': { journal: string; outcome: 'finished' | 'taken back' };
  'artifacts/overtaken': { journal: string };
  'artifacts/busy': { journal: string };
};

function names(list: readonly string[]): string {
  const shown = list.slice(0, 24).map((name) => `\`${name}\``);
  return shown.join(', ') + (list.length > 24 ? ', …' : '');
}

export const artifactEntries: { readonly [C in keyof ArtifactFindings]: Entry<ArtifactFindings[C]> } = {
  'artifacts/template-missing': {
    severity: 'error',
    placeless: ofAFile,
    title: 'A template is missing',
    message: ({ name, file }) => `there is no template \`${name}\`; looked for ${file}`,
    hint: () =>
      'Correct the path under `templates` in the configuration, or remove the entry: the template that comes with backlogic is used then.',
    why: 'A page cannot be made without its template, and a replacement that is silently ignored would leave you editing a file that nothing reads.',
  },
  'artifacts/template-unreadable': {
    severity: 'error',
    placeless: ofAFile,
    title: 'A template cannot be read',
    message: ({ name, file, reason }) => `template \`${name}\` (${file}) cannot be read: ${inWords(reason)}`,
    hint: ({ reason }) => toRead(reason, 'Make the file readable, or take it out of the configuration.'),
    why: 'The template that comes with backlogic is used in its place for this run, but nothing is written while the error stands.',
  },
  'artifacts/template-syntax': {
    severity: 'error',
    title: 'A template does not parse',
    message: ({ name, problem }) => `template \`${name}\`: ${problem}`,
    hint: ({ problem, form }) =>
      form !== null
        ? `Write \`${form}\`.`
        : problem.includes('not used')
          ? 'Write it out: templates here have values, the helpers, `if`, `unless`, `each`, `with` and includes.'
          : 'Check the braces and block ends before this place: every `{{#if}}`, `{{#each}}` and `{{#with}}` needs its own end.',
    why: 'Templates are Handlebars, compiled from text in strict mode. See docs/reference/templates.md.',
  },
  'artifacts/template-large': {
    severity: 'error',
    title: 'A template is too large, or its page would be',
    message: ({ name, what }) => `template \`${name}\`: ${what}`,
    hint: () =>
      'Give a part of it a template of its own and include it: `{{> name}}`. If it is short, look for a list that is walked within itself, and for includes that multiply.',
    why: 'A few lines can ask for a page that no machine ends. The limits lie far above what people write: they keep one template, which anybody may propose, from holding up every build.',
  },
  'artifacts/template-raw': {
    severity: 'error',
    title: 'A template prints unescaped text',
    message: ({ name, what }) => `template \`${name}\` uses ${what}, which prints text as it is`,
    hint: () => 'Write `{{name}}`, `{{code name}}` or `{{html name}}`: each escapes for its place.',
    why: 'Descriptions, ids and paths come from files that strangers can change. Printed as they are they could add headings, break tables, mention people or run script in a reader that allows it.',
  },
  'artifacts/template-helper': {
    severity: 'error',
    title: 'A template uses an unknown helper',
    message: ({ name, helper }) => `template \`${name}\` calls \`${helper}\`, which is no helper`,
    hint: ({ near, available }) => `${perhaps(near)}Helpers here: ${names(available)}.`,
    why: 'The set of helpers is fixed and small, so that a template can only lay out what the view holds. To print a value with parameters nothing else is needed.',
  },
  'artifacts/template-partial': {
    severity: 'error',
    title: 'A template includes an unknown partial',
    message: ({ name, partial }) => `template \`${name}\` includes \`${partial}\`, which is no partial`,
    hint: ({ available }) =>
      available.length === 1
        ? `Did you mean ${names(available)}?`
        : `Partials here: ${names(available)}. Write \`{{> name}}\` or \`{{> name value}}\`.`,
    why: 'A partial is a file `NAME.md.hbs` in the templates folder, one that comes with backlogic, or one that the configuration names. Its name is written out, so that what a page consists of can be read and checked.',
  },
  'artifacts/template-cycle': {
    severity: 'error',
    title: 'Templates include each other',
    message: ({ name, cycle }) => `template \`${name}\` includes itself: ${cycle}`,
    hint: () => 'Remove one of these includes.',
    why: 'A page that includes itself never ends.',
  },
  'artifacts/template-place': {
    severity: 'error',
    title: 'A template prints where no escape holds',
    message: ({ name, place }) => `template \`${name}\` prints a value inside ${place}`,
    hint: ({ place }) =>
      place === 'a code span'
        ? 'Write `{{code name}}` without the backticks around it.'
        : 'Use `{{anchor name}}` for a link target, `{{link text target}}` for a link, and keep other tags free of values.',
    why: 'Inside a code span or an HTML tag the escapes of Markdown do nothing, so a value could end the span or the tag.',
  },
  'artifacts/template-notes': {
    severity: 'error',
    title: 'A template has a region of notes that could not be kept',
    message: ({ name, problem }) => `template \`${name}\`: ${problem}`,
    hint: () => 'Give each region of a page a short name of its own: `{{notes "name"}}`.',
    why: 'What people write in a region is found again by its name. In the next version it would be gone, or stand in the wrong place.',
  },
  'artifacts/template-kind': {
    severity: 'error',
    title: 'A template takes a value for what it is not',
    message: ({ name, variable, is, wanted }) =>
      `template \`${name}\` takes \`${variable}\` for ${wanted}, but it is ${is}`,
    hint: ({ variable, is, wanted }) => {
      if (is === 'nothing') return `Ask first whether it is there: \`{{#if ${variable}}}\` … \`{{/if}}\`.`;
      if (wanted === 'a drawing')
        return 'A flowchart is drawn of a drawing of the view: `workstreams.drawing`.';
      if (is === 'an object')
        return ['this', '.'].includes(variable)
          ? 'Print one of its parts: `{{part}}`.'
          : `Name one of its parts: \`{{${variable}.part}}\`, or open it with \`{{#with ${variable}}}\`.`;
      return is === 'one value'
        ? `Print it: \`{{${variable}}}\`.`
        : `Walk it: \`{{#each ${variable}}}\` … \`{{/each}}\`.`;
    },
    why: 'Text is printed, lists are walked with `each`, objects are opened with `with` or by a dot. See docs/reference/templates.md for what a template sees.',
  },
  'artifacts/template-variable': {
    severity: 'error',
    title: 'A template asks for something that the view lacks',
    message: ({ name, variable }) => `template \`${name}\` asks for \`${variable}\`, which is not there`,
    hint: ({ variable, near, available, form }) => {
      const helper = form === null ? '' : ` As a helper it takes a value: \`${form}\`.`;
      if (available.length > 0) return `${perhaps(near)}Here there is ${names(available)}.${helper}`;
      return variable.startsWith('../')
        ? 'Each `../` leads out of one `each` or `with` of the same template. `@root.` begins at the top of what a template sees.'
        : 'See docs/reference/templates.md for what a template sees.';
    },
    why: 'A misspelt name would otherwise print nothing, and nobody would miss it until it mattered.',
  },
  'artifacts/partial-unused': {
    severity: 'warning',
    title: 'A template of yours is used by no page',
    message: ({ name, file, named }) =>
      named
        ? `\`templates.partials\` replaces \`${name}\`, but no template includes it`
        : `${file} is the template \`${name}\`, and no template includes that`,
    hint: ({ near, available }) => `${perhaps(near)}Partials in use: ${names(available)}.`,
    why: 'A template under a name that nothing includes changes nothing; most often the name is misspelt.',
  },
  'artifacts/notes-damaged': {
    severity: 'error',
    title: 'The markers around written notes are damaged',
    message: ({ path, problem }) => `${path}: ${problem}`,
    hint: () =>
      'Restore the pair `<!-- notes:name -->` … `<!-- /notes:name -->` around what you wrote, or move the text and delete the markers.',
    why: 'Text between these markers is yours and is kept on every run. While it is not clear where it begins and ends, the file is left as it is.',
  },
  'artifacts/invalid': {
    severity: 'error',
    placeless: ofAFile,
    title: 'An artifact does not match its own schema',
    message: ({ path, schema, problems }) =>
      `${path} does not match ${schema}: ${problems.slice(0, 3).join('; ')}`,
    hint: () => 'This is a fault of backlogic. Please report it with the message above.',
    why: 'Tools read the JSON artifacts by these schemas, so an artifact that breaks its schema is never written.',
  },
  'artifacts/path-unsafe': {
    severity: 'error',
    placeless: ofAFile,
    title: 'An output path is not a path below the root',
    message: ({ path, reason }) => `output path \`${path}\` ${reason}`,
    hint: () => 'Give a path relative to the root, with `/` between folders and without `..`.',
    why: 'Nothing is written outside the compiled repository, whatever the configuration says.',
  },
  'artifacts/path-clash': {
    severity: 'error',
    placeless: ofAFile,
    title: 'Two artifacts have one path',
    message: ({ path, other }) =>
      `two artifacts would be written to \`${path}\`${path === other ? '' : ` and \`${other}\`, which are one file where names ignore case`}`,
    hint: () => 'Give each entry under `output` in the configuration a path of its own.',
    why: 'One of the two would be lost.',
  },
  'artifacts/path-is-input': {
    severity: 'error',
    placeless: ofAFile,
    title: 'An output path is an input',
    message: ({ path, input }) => `\`${path}\` would overwrite ${input}`,
    hint: () => 'Choose another path under `output` in the configuration.',
    why: 'A source, a rule file or a template is never overwritten, not even with `--force`.',
  },
  'artifacts/outside-root': {
    severity: 'error',
    placeless: ofAFile,
    title: 'An output path leads out of the repository',
    message: ({ path, leads }) => `\`${path}\` leads through a link to ${leads}, outside the root`,
    hint: () => 'Replace the link by a folder, or choose another path under `output`.',
    why: 'A link inside a repository can point anywhere; following it would let a repository write to other places of the machine that compiles it.',
  },
  'artifacts/is-folder': {
    severity: 'error',
    placeless: ofAFile,
    title: 'A folder stands where an artifact goes',
    message: ({ path }) => `\`${path}\` is a folder, or something else that is not a file`,
    hint: () => 'Move it away, or choose another path under `output` in the configuration.',
    why: 'The artifact set is written all or none; one path that cannot be written keeps all others as they were.',
  },
  'artifacts/edited': {
    severity: 'error',
    title: 'A generated file was edited by hand',
    message: ({ path }) => `\`${path}\` was changed since it was last generated`,
    hint: () =>
      'Carry the change over to its source: the inventory, a guide, a rule or a template. Then build with `--force`, which discards the edit.',
    why: 'Overwriting it would lose the edit without a word. In the record, text between the notes markers is yours and is always kept.',
  },
  'artifacts/foreign': {
    severity: 'error',
    title: 'A file that backlogic did not write is in the way',
    message: ({ path }) => `\`${path}\` exists and was not generated by backlogic`,
    hint: () => 'Choose another path under `output`, or build with `--force` to replace the file.',
    why: 'A file that someone wrote is never replaced silently.',
  },
  'artifacts/unwritable': {
    severity: 'error',
    placeless: ofAFile,
    title: 'The artifacts cannot be written',
    message: ({ path, reason }) => `\`${path}\` cannot be written: ${inWords(reason)}`,
    hint: ({ detail }) => `${detail} Mend the cause and build again.`,
    why: 'The artifact set is written all or none: every file is first written beside its place, and only when all are complete do they take their places.',
  },
  'artifacts/unmended': {
    severity: 'error',
    placeless: ofAFile,
    title: 'An interrupted build cannot be mended',
    message: ({ journal, reason }) =>
      `a build was interrupted and ${journal} cannot be worked off: ${inWords(reason)}`,
    hint: ({ journal }) =>
      `Make the files it names writable and build again. If they are beyond repair, delete ${journal}; the next build writes all artifacts anew.`,
    why: 'The journal says which files of the last build have taken their places and which have not, so that the set is never a mixture of two builds.',
  },
  'artifacts/mended': {
    severity: 'info',
    placeless: ofAFile,
    title: 'An interrupted run was mended',
    message: ({ outcome }) =>
      `an earlier run was interrupted while writing; its files were ${outcome} before this run began`,
    hint: () => 'Nothing to do.',
    why: 'A build, or `rules lint --fix`, that is killed while it writes leaves a journal; the next one finishes the set or takes it back, so that it is never half written.',
  },
  'artifacts/overtaken': {
    severity: 'error',
    placeless: ofAFile,
    title: 'Another build wrote at the same time',
    message: () => 'another build of this repository began to write before this one was done',
    hint: () => 'Wait for the other build, then build again.',
    why: 'Two builds that write at once could leave a mixture. The later one wins, and the other says so.',
  },
  'artifacts/busy': {
    severity: 'error',
    placeless: ofAFile,
    title: 'Another build has been writing for long',
    message: ({ journal }) =>
      `another build of this repository is still writing after ten seconds, by \`${journal}\``,
    hint: ({ journal }) =>
      `Wait until it ends, or end it, and build again: what it has begun is mended then. If no build runs, delete ${journal}.`,
    why: 'A build waits while another one writes, so that no set is a mixture of two; it does not wait forever.',
  },
};
