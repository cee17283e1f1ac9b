import { relative, resolve } from 'node:path';
import { configIn } from '../config/find.ts';
import { packageDirectory } from '../config/package.ts';
import type { Choices } from '../discover/propose.ts';
import { kinds, proposedFiles, type Scan, scan } from '../init.ts';
import type { InventoryCandidate, ProposedFile } from '../model/discovery.ts';
import type { Finding } from '../model/finding.ts';
import { shellWord } from '../model/shell-word.ts';
import { createFile } from '../output/create.ts';
import { explainLines, foundLines, initJson, shapeOf } from '../reporters/init.ts';
import { jsonDocument } from '../reporters/json.ts';
import { withoutCommands } from '../reporters/text.ts';
import {
  type Command,
  type Context,
  exitCode,
  flag,
  text,
  UsageError,
  unknownName,
} from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { type FirstCheck, firstCheck } from './shared/first-check.ts';
import { showFindings } from './shared/project.ts';
import { featureWord } from './shared/subjects.ts';

/** `backlogic init`: a first configuration for a repository that has none. */
export const command: Command = {
  usage: 'init [options]',
  summary: 'Find the inventory and what else a repository has, and write a first configuration.',
  description: `Scans the files below --root as git sees them and proposes backlog.config.ts, with only what differs from the presets, and
a folder for rules of your own. On a terminal it asks which inventory, which id field (both only where there is a choice) and
whether to write; each has an option, and anywhere else the likeliest is taken. Writes over nothing and nothing outside
of the root. Then it checks, and says what is next.`,
  options: [
    { name: 'yes', type: 'boolean', description: 'ask nothing: take the likeliest, and write' },
    { name: 'dry-run', type: 'boolean', description: 'show the files and write nothing' },
    {
      name: 'explain',
      type: 'boolean',
      description: 'show why: every candidate with what speaks for and against it',
    },
    {
      name: 'format',
      type: 'string',
      value: 'ts|yaml',
      description: 'of the configuration (default: ts; yaml in safe mode)',
    },
    { name: 'inventory', type: 'string', value: 'PATH', description: 'this file or folder is the inventory' },
    {
      name: 'id-field',
      type: 'string',
      value: 'NAME',
      description: 'the field that holds the id of an entry',
    },
    { name: 'preset', type: 'string', value: 'NAME', description: `${kinds.join(', ')}` },
  ],
  examples: examplesOf('init'),
  async run(context) {
    const root = rootOf(context);
    const format = formatOf(context);
    refuseConfigured(root, context);
    const scanned = scan(root, context.host);
    const inventory = await inventoryOf(context, scanned);
    if (inventory === null) return nothingFound(context, scanned);
    if (inventory === 'ended') return exitCode.interrupted;
    const fields = await fieldsOf(context, inventory);
    if (fields === 'ended') return exitCode.interrupted;
    const choices: Choices = { inventory, preset: presetOf(context), fields };
    const { host } = context;
    const typed = host.stat(`${root}/node_modules/backlogic`) !== null;
    const files = proposedFiles(scanned, choices, root, { format, typed }, host);
    return finish(context, root, scanned, choices, files);
  },
};

async function finish(
  context: Context,
  root: string,
  scanned: Scan,
  choices: Choices,
  files: readonly ProposedFile[],
): Promise<number> {
  const json = flag(context, 'json');
  const say = json ? context.err : context.out;
  const { inventory } = choices;
  const found = ['found', ...foundLines(scanned, inventory, choices.preset ?? inventory.preset)];
  if (flag(context, 'explain'))
    found.push(
      '',
      'why',
      ...explainLines(scanned, inventory).map((line) => (line === '' ? '' : `  ${line}`)),
    );
  say(withoutCommands(`${found.join('\n')}\n\n`));
  const dry = flag(context, 'dry-run');
  if (dry) for (const file of files) say(withoutCommands(`--- ${file.path}\n${file.text}\n`));
  else if (!(await agreed(context, files))) {
    say('nothing was written\n');
    return exitCode.ok;
  }
  const outcome = dry ? { files, refused: [] } : write(files, root, context);
  if (!dry) say(`${outcome.files.map(({ path, state }) => `${state.padEnd(8)}  ${path}`).join('\n')}\n\n`);
  const ground = { root, file: null, fence: [root], packageFolder: packageDirectory() };
  if (outcome.refused.length > 0) showFindings({ ...context, values: {} }, outcome.refused, ground);
  const ready = !dry && outcome.refused.length === 0;
  const check = ready ? firstCheck({ ...context, values: { ...context.values, json: false } }, root) : null;
  const [config] = files.map(({ path }) => path);
  const next = nextLines(context, root, config ?? '', check);
  if (check) say(withoutCommands(`${check.lines}\n`));
  if (!dry) say(`${['next:', ...next.map((line) => `  ${line}`)].join('\n')}\n`);
  if (json)
    context.out(
      jsonDocument(
        'init',
        initJson(scanned, inventory, choices.preset ?? inventory.preset, outcome.files, check, next),
      ),
    );
  return outcome.refused.length > 0 ? exitCode.findings : exitCode.ok;
}

function rootOf(context: Context): string {
  const asked = text(context, 'root');
  const root = resolve(context.cwd, asked ?? '.');
  if (context.host.stat(root)?.kind !== 'directory') throw new UsageError(`no folder ${asked ?? root}`);
  if (text(context, 'config') !== null)
    throw new UsageError('init writes a configuration and reads none', 'leave --config out');
  return root;
}

function formatOf(context: Context): 'ts' | 'yaml' {
  const safe = flag(context, 'safe');
  const asked = text(context, 'format') ?? (safe ? 'yaml' : 'ts');
  if (asked !== 'ts' && asked !== 'yaml')
    throw new UsageError(`no format ${JSON.stringify(asked)}`, 'one of ts, yaml');
  if (asked === 'ts' && safe)
    throw new UsageError('safe mode reads no script', 'give --format yaml, or leave --safe out');
  return asked;
}

function refuseConfigured(root: string, { host, cwd, invocation }: Context): void {
  const there = configIn(root, host);
  if (there === null) return;
  const at = root === cwd ? '' : ` (in ${relative(cwd, root) || root})`;
  throw new UsageError(
    `${relative(root, there)} is there already${at}, and init writes over nothing`,
    `see what it gives with ${invocation} check, or move it away and run init again`,
  );
}

function presetOf(context: Context): string | null {
  const asked = text(context, 'preset');
  if (asked === null || kinds.includes(asked)) return asked;
  throw unknownName(`no preset ${JSON.stringify(asked)} for an inventory`, asked, kinds);
}

/** Two candidates whose scores are nearer than this are a question. */
const near = 15;

async function inventoryOf(context: Context, scanned: Scan): Promise<InventoryCandidate | 'ended' | null> {
  const asked = text(context, 'inventory');
  if (asked !== null) {
    const path = asked.replace(/^\.\//, '');
    const named =
      scanned.inventories.find((one) => one.path === path || one.path === `${path}/`) ?? scanned.at(path);
    // What was named is taken alone: its neighbours are for `inventory.include` to name.
    if (named) return named.include.length > 0 ? (scanned.at(path) ?? named) : named;
    throw new UsageError(
      `${asked} holds no entries of an inventory`,
      'give a file or a folder below the root; backlogic init --explain shows what was considered',
    );
  }
  const [best, ...rest] = scanned.inventories;
  if (!best) return null;
  const rivals = rest.filter(({ score }) => best.score - score < near);
  if (rivals.length === 0) return best;
  const all = [best, ...rivals].slice(0, 9);
  return choose(context, 'Which is the inventory?', all, (one) => `${one.path}: ${shapeOf(one)}`);
}

async function fieldsOf(
  context: Context,
  { look }: InventoryCandidate,
): Promise<{ readonly [field: string]: string } | 'ended'> {
  const asked = text(context, 'id-field');
  if (asked !== null) return { id: asked };
  const [id, ...rivals] = look.fields.id?.keys ?? [];
  if (id === undefined || rivals.length === 0) return {};
  const chosen = await choose(context, 'Which field is the id?', [id, ...rivals], (name) => name);
  return chosen === 'ended' ? 'ended' : chosen === id ? {} : { id: chosen };
}

/** The first of the choices, unless a person at a terminal says otherwise. */
async function choose<T>(
  context: Context,
  question: string,
  choices: readonly [T, ...T[]] | readonly T[],
  shown: (choice: T) => string,
): Promise<T | 'ended'> {
  const [first] = choices;
  if (first === undefined) throw new Error('backlogic: nothing to choose from');
  if (context.ask === null || flag(context, 'yes')) return first;
  context.err(`${question}\n${choices.map((one, index) => `  ${index + 1}  ${shown(one)}`).join('\n')}\n`);
  for (;;) {
    const answer = await context.ask(`1 to ${choices.length} [1] `);
    if (answer === null) return 'ended';
    const chosen = answer.trim() === '' ? first : choices[Number(answer.trim()) - 1];
    if (chosen !== undefined) return chosen;
  }
}

async function agreed(context: Context, files: readonly ProposedFile[]): Promise<boolean> {
  if (context.ask === null || flag(context, 'yes')) return true;
  const answer = await context.ask(`Write ${files.map(({ path }) => path).join(' and ')}? [Y/n] `);
  return answer !== null && /^(?:y(?:es)?)?$/i.test(answer.trim());
}

function write(
  files: readonly ProposedFile[],
  root: string,
  { host }: Context,
): { files: readonly ProposedFile[]; refused: readonly Finding[] } {
  const refused: Finding[] = [];
  const done = files.map((file): ProposedFile => {
    // After a refusal nothing more is written: half a configuration is worse than none.
    if (refused.length > 0) return file;
    const state = createFile(file.path, file.text, root, host);
    if (typeof state === 'string') return { ...file, state };
    refused.push(state);
    return file;
  });
  return { files: done, refused };
}

/** From another folder each line names the configuration, which is searched for from the current one. */
function nextLines(
  { invocation, cwd }: Context,
  root: string,
  config: string,
  check: FirstCheck | null,
): string[] {
  const folder = shellWord(relative(cwd, root));
  const options =
    root === cwd ? '' : ` --root ${folder} --config ${shellWord(relative(cwd, `${root}/${config}`))}`;
  const errors = check?.findings.some(({ severity }) => severity === 'error') ?? false;
  return [
    ...(errors ? [`${invocation} check${options}     every finding with its place; errors come first`] : []),
    `${invocation} build${options}     writes the backlog${errors ? ', once the errors are mended' : ''}`,
    ...(errors ? [] : [`${invocation} check${options}     every finding with its place`]),
    `${invocation} explain ${featureWord(check?.example ?? 'ID')}${options}     why it stands where it does, rule and facts`,
  ];
}

function nothingFound(context: Context, scanned: Scan): number {
  const lines = [
    `no inventory was found: ${scanned.opened === 1 ? '1 file or folder' : `${scanned.opened} files and folders`} looked worth opening by name, and none is one`,
    ...scanned.passed.slice(0, 5).map(({ path, why }) => `  ${path}: ${why}`),
    '',
    'backlogic compiles a list of what is to be built. It looks for',
    '  a feature list     feature_list.json, features.json, docs/**/*features*.json: { "features": [{ "id", "description", "passes" }] }',
    '  stories            prd.json, scripts/ralph/prd.json: { "userStories": [{ "id", "title", "acceptanceCriteria", "passes" }] }',
    '  tasks              .taskmaster/tasks/tasks.json, tasks.json: { "tasks": [{ "id", "title", "status", "dependencies" }] }',
    '  requirements       requirements.json or .yaml or .csv, needs.json, Doorstop and OpenFastTrace items',
    '  task files         backlog/tasks/*.md, tasks/*.md with front matter: id, title, status',
    '  issues             what GitHub (`gh issue list --json`) or the REST interface of Jira gives: issues.json, jira.json',
    '  tables             features.md, requirements.md, backlog.md: a table with a column of ids',
    '  checklists         ROADMAP.md, TODO.md, backlog.md: open boxes under several headings',
    '  headings           backlog.md, epics.md: headings with a state, a priority or criteria below them',
    'in JSON, JSON Lines, YAML, CSV or Markdown; other field names are known too, and more can be configured.',
    '',
    `next: ${context.invocation} init --inventory PATH, when it is there under another name or is one of these`,
  ];
  if (flag(context, 'json')) context.out(jsonDocument('init', initJson(scanned, null, null, [], null, [])));
  context.err(`${lines.join('\n')}\n`);
  return exitCode.findings;
}
