import { type Compilation, compile } from '../compile.ts';
import { diff, isEmpty, snapshot, snapshotOfArtifacts } from '../diff.ts';
import { gitHost } from '../host/git.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Snapshot } from '../model/diff.ts';
import { HostError } from '../model/host.ts';
import type { JsonValue } from '../model/json.ts';
import { type Drift, driftOf } from '../output/drift.ts';
import { diffJson, diffText } from '../reporters/diff.ts';
import { jsonDocument } from '../reporters/json.ts';
import { type Command, type Context, exitCode, flag, text, texts, UsageError } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { groundsOf } from './shared/grounds.ts';
import { withProgress } from './shared/progress.ts';
import { openConfig, openProject } from './shared/project.ts';

/** `backlogic diff`: the what-if. */
export const command: Command = {
  usage: 'diff [options]',
  summary: 'Show what changes: features, decisions, items, slices, edges and waves, only what differs.',
  description: `Compares the present compilation with another:
  --rules DIR     what the rules in DIR change (without them → with them)
  --config FILE   what another configuration changes (the one found from here → FILE)
  --base REF      what changed in the inputs since a git revision; with --head REF, until another
  none of these   what changed since the artifacts were written`,
  options: [
    { name: 'base', type: 'string', value: 'REF', description: 'a git revision of the compiled repository' },
    {
      name: 'head',
      type: 'string',
      value: 'REF',
      description: 'with --base: the later revision, instead of the files as they are',
    },
    { name: 'exit-code', type: 'boolean', description: 'exit 1 when something differs' },
  ],
  examples: examplesOf('diff'),
  run(context) {
    const head = text(context, 'head');
    if (head !== null && text(context, 'base') === null) {
      throw new UsageError('--head needs --base', 'two revisions are compared from --base to --head');
    }
    const opened = head === null ? openProject(context) : openConfig(context);
    if ('exit' in opened) return opened.exit;
    const { config } = opened.value;
    const before = earlier(context, config);
    if ('exit' in before) return before.exit;
    const after =
      'plan' in opened.value ? sideOf(context, opened.value) : atRevision(context, config, head ?? '');
    const difference = diff(before.value, after.value);
    const grounds = Math.max(before.code, after.code);
    const drifted =
      'plan' in opened.value && isOfArtifacts(context) ? driftOfBuilt(opened.value, context) : null;
    if (flag(context, 'json')) context.out(jsonDocument('diff', diffJson(difference, drifted)));
    else context.out(diffText(difference, context.color.out, drifted ?? []));
    return flag(context, 'exit-code') && !(isEmpty(difference) && (drifted ?? []).length === 0)
      ? exitCode.findings
      : grounds;
  },
};

/** True where no other side is named: what was written is the other side. */
function isOfArtifacts(context: Context): boolean {
  return (
    ['base', 'config'].every((name) => text(context, name) === null) && texts(context, 'rules').length === 0
  );
}

/** The written artifacts whose text is not what is given now: whatever moves in a page is in none of the lists. */
function driftOfBuilt({ artifacts, config }: Compilation, { host }: Context): readonly Drift[] {
  return driftOf(
    artifacts.filter(({ path }) => path !== config.output.record),
    config,
    host,
  );
}

/** One side of the comparison, and the exit code that what it rests on asks for. */
interface Side {
  readonly value: Snapshot;
  readonly code: number;
}

function sideOf(context: Context, compilation: Compilation, of?: string): Side {
  return { code: groundsOf(context, compilation, of), value: snapshot(compilation) };
}

function earlier(context: Context, config: ResolvedConfig): Side | { exit: number } {
  const base = text(context, 'base');
  if (base !== null) {
    return atRevision(context, config, base);
  }
  if (texts(context, 'rules').length > 0 || text(context, 'config') !== null) {
    const { rules: _rules, config: _config, ...values } = context.values;
    const opened = openConfig({ ...context, values });
    if ('exit' in opened) return opened;
    // Another configuration of the same repository: the root stays.
    const { value } = opened;
    const other = withProgress(context, (progress) =>
      compile({ ...value.config, root: config.root }, context.host, progress),
    );
    return sideOf(context, other, ' by the other configuration');
  }
  return {
    value: snapshotOfArtifacts(
      written(context, config, 'decisions'),
      written(context, config, 'plan'),
      written(context, config, 'specMap'),
    ),
    code: exitCode.ok,
  };
}

/** The inputs as they were at a git revision, by the present configuration and rules. */
function atRevision(context: Context, config: ResolvedConfig, revision: string): Side {
  try {
    const host = gitHost(config.root, revision, context.host);
    const compilation = withProgress(context, (progress) => compile(config, host, progress));
    return sideOf({ ...context, host }, compilation, ` at ${revision}`);
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== 'EGIT') throw error;
    throw new UsageError(
      `git does not know ${JSON.stringify(revision)} in ${config.root}`,
      error.path || 'a branch, a tag or a commit that is there; a shallow clone has only its last ones',
    );
  }
}

function written(
  context: Context,
  config: ResolvedConfig,
  artifact: 'decisions' | 'plan' | 'specMap',
): JsonValue {
  const path = config.output[artifact];
  try {
    return JSON.parse(context.host.readText(`${config.root}/${path}`)) as JsonValue;
  } catch (error) {
    const why = error instanceof HostError ? error.code : 'it is no JSON';
    throw new UsageError(
      `can not read ${path}: ${why}`,
      'run backlogic build first, or name another side: --rules, --config, --base',
    );
  }
}
