import { dirname, relative, resolve } from 'node:path';
import { describe } from '../diagnostics/finding.ts';
import { fencedHost } from '../host/fenced.ts';
import type { ResolvedConfig } from '../model/config.ts';
import { isUnder } from '../model/paths.ts';
import { shellWord } from '../model/shell-word.ts';
import { createFile } from '../output/create.ts';
import { loadTemplates, shippedTemplates, type Template } from '../render/templates.ts';
import { backlogView } from '../render/view/backlog.ts';
import { jsonDocument } from '../reporters/json.ts';
import { countLine } from '../reporters/terminal.ts';
import { type Actions, runAction } from './shared/actions.ts';
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
import { exitFor, openConfig, openProject, showFindings } from './shared/project.ts';

/** `backlogic templates`: what the pages are made of. */
export const command: Command = {
  usage: 'templates list | eject NAME | lint | data [options]',
  summary: 'List the templates, copy one to edit, check them, show the data that they see.',
  description: `  list        every template with the file it is read from: one of yours, or the shipped one
  eject NAME  copies a shipped template into your templates folder; an existing file is never overwritten
  lint        reads all templates, draws the present backlog with them, and reports what is wrong with them
  data        the data of the present backlog, as a template sees it (JSON)`,
  options: [
    {
      name: 'to',
      type: 'string',
      value: 'DIR',
      description: 'eject: the folder to copy to (default: templates/ beside the configuration)',
    },
  ],
  words: 2,
  examples: examplesOf('templates'),
  run: (context) => runAction('templates', actions, command.options, context),
};

const actions: Actions = {
  list: { run: list, options: [], words: false },
  eject: { run: eject, options: ['to'], words: true },
  lint: { run: lint, options: [], words: false },
  data: { run: data, options: [], words: false },
};

function list(context: Context): number {
  const opened = openConfig(context);
  if ('exit' in opened) return opened.exit;
  const { config } = opened.value;
  const templates = read(context, config);
  if (flag(context, 'json')) {
    context.out(
      jsonDocument('templates', {
        templates: templates.map((one) => ({
          name: one.name,
          file: one.file,
          shipped: isShipped(one, config),
        })),
      }),
    );
  } else {
    const width = Math.max(...templates.map(({ name }) => name.length));
    for (const one of templates)
      context.out(
        `${one.name.padEnd(width)}  ${isShipped(one, config) ? 'shipped' : 'yours  '}  ${one.file}\n`,
      );
  }
  return exitCode.ok;
}

function eject(context: Context, names: readonly string[]): number {
  const [name, ...more] = names;
  if (name === undefined || more.length > 0)
    throw new UsageError('eject takes one name', 'backlogic templates list shows them');
  const opened = openConfig(context);
  if ('exit' in opened) return opened.exit;
  const { config } = opened.value;
  const templates = read(context, config);
  const template = templates.find((one) => one.name === name);
  if (!template) {
    const known = templates.map((one) => one.name);
    throw unknownName(
      `no template ${JSON.stringify(name)}`,
      name,
      known,
      'backlogic templates list shows them',
    );
  }
  const base = config.file === null ? context.cwd : config.file.slice(0, config.file.lastIndexOf('/'));
  const to = text(context, 'to');
  const folder = to === null ? `${base}/templates` : resolve(context.cwd, to);
  const path = `${folder}/${name}.md.hbs`;
  // A folder that the person names may lie anywhere; one that the repository suggests must not lead out of it.
  const root = to === null ? base : standingFolder(folder, context);
  const state = createFile(path.slice(root.length + 1), template.text, root, context.host);
  if (state === 'kept')
    throw new UsageError(`${path} is there already`, 'it is yours to edit; nothing was written');
  if (state !== 'written') throw new UsageError(describe(state).message, 'name another folder by --to');
  context.out(`${path}\n`);
  context.err(`${effectOf(context, name, path)}\n`);
  return exitCode.ok;
}

/** Whether a template that was just put there is the one in use; where it is not, what makes it so. */
function effectOf(context: Context, name: string, path: string): string {
  const opened = openConfig(context);
  if ('exit' in opened) return 'The configuration can not be read any more.';
  const { config } = opened.value;
  const { templates } = loadTemplates(config, fencedHost(config.fence, context.host));
  if (templates.byName.get(name)?.path === path) return 'It is used from now on.';
  const folder = dirname(path);
  const once = `--templates ${shellWord(relative(context.cwd, folder) || '.')} uses it for one run`;
  if (config.file === null)
    return `It is not used yet: there is no configuration that could name it. ${once}; backlogic init writes a configuration, beside which templates/ counts.`;
  if (!config.fence.some((fence) => path.startsWith(`${fence}/`)))
    return `It is not used yet. ${once}; a configuration may name only what lies within its repository.`;
  const beside = relative(dirname(config.file), path);
  const value = JSON.stringify(beside.startsWith('.') ? beside : `./${beside}`);
  return `It is not used yet. ${once}; for all, the configuration says templates: { partials: { ${JSON.stringify(name)}: ${value} } }.`;
}

/** The folder itself, or the nearest above it that is there. */
function standingFolder(folder: string, { host }: Context): string {
  let at = folder;
  while (at !== '' && host.stat(at) === null) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}

/** What is wrong with a template shows in part only when there is something to draw. */
function lint(context: Context): number {
  const opened = openProject(context);
  if ('exit' in opened) return opened.exit;
  const { config } = opened.value;
  const findings = opened.value.findings.filter(({ code }) => aboutTemplates.test(code));
  showFindings(context, findings, config);
  if (!flag(context, 'json')) context.out(`templates: ${countLine(findings)}\n`);
  return exitFor(findings, config);
}

const aboutTemplates = /^artifacts\/(?:template-|partial-)/;

function isShipped({ path }: Template, config: ResolvedConfig): boolean {
  return isUnder(path, shippedTemplates(config));
}

function data(context: Context): number {
  const opened = openProject(context);
  if ('exit' in opened) return opened.exit;
  // JSON in and out: a template sees plain data, so this shows exactly what it sees.
  context.out(jsonDocument('template_data', { view: JSON.parse(JSON.stringify(backlogView(opened.value))) }));
  return exitCode.ok;
}

/** The templates in use, by name; a broken one that a shipped one replaces is said on stderr. */
function read(context: Context, config: ResolvedConfig): readonly Template[] {
  const { templates, findings } = loadTemplates(config, fencedHost(config.fence, context.host));
  if (findings.length > 0 && !flag(context, 'json')) showFindings(context, findings, config);
  return [...templates.byName.values()];
}
