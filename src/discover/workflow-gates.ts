import type { GateProposal } from '../model/discovery.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { compareNatural } from '../model/natural.ts';
import { normalisePath } from '../model/paths.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { type CiCommand, ciCommands } from './ci-commands.ts';
import type { ReadText } from './read-text.ts';

/** A gate that a workflow gives, with what it is the same as. */
export interface WorkflowGate extends GateProposal {
  readonly key: string;
}

const mostFiles = 20;
const expression = /\$\{\{/;

/**
 * Commands of the steps of CI workflows that run for any change and test, lint or build: without secrets, expressions, conditions, services
 * or settings that stand in the workflow alone. Reads, and runs nothing.
 */
export function workflowGates(tree: RepositoryTree, read: ReadText): readonly WorkflowGate[] {
  const paths = new Set(tree.files.map(({ path }) => path));
  const files = [...paths]
    .filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .sort(compareNatural)
    .slice(0, mostFiles);
  const isFolder = (folder: string): boolean => tree.files.some(({ path }) => path.startsWith(`${folder}/`));
  return files.flatMap((file) => {
    const { value } = parseYaml(read(file) ?? '', file);
    if (!isJsonObject(value) || !isJsonObject(value.jobs) || !forChanges(value.on) || hidden(value.env))
      return [];
    return Object.entries(value.jobs).flatMap(([name, job]) => {
      if (!isJsonObject(job) || !plain(job)) return [];
      return objects(job.steps).flatMap((step) => {
        const cwd = folderOf([step, defaults(job), defaults(value)]);
        if (!runs(step) || cwd === null || (cwd !== '' && !isFolder(cwd))) return [];
        const isFile = (path: string): boolean =>
          paths.has(normalisePath(cwd === '' ? path : `${cwd}/${path}`));
        return ciCommands(String(step.run), isFile).map((command) =>
          proposal(command, cwd, `${file} runs \`${command.command}\` in the job ${name}`),
        );
      });
    });
  });
}

function proposal({ command, key, name }: CiCommand, cwd: string, why: string): WorkflowGate {
  return { name, command, ...(cwd === '' ? {} : { cwd }), why, key: cwd === '' ? key : `${cwd}: ${key}` };
}

/** Whether it runs for pull requests or pushes to branches. */
function forChanges(on: JsonValue | undefined): boolean {
  const kinds = ['push', 'pull_request', 'merge_group'];
  if (typeof on === 'string') return kinds.includes(on);
  if (Array.isArray(on)) return on.some((kind) => typeof kind === 'string' && kinds.includes(kind));
  if (!isJsonObject(on)) return false;
  const { push } = on;
  const branches = push !== undefined && !(isJsonObject(push) && 'tags' in push && !('branches' in push));
  return branches || 'pull_request' in on || 'merge_group' in on;
}

/** A job that needs nothing but a machine. */
function plain(job: JsonObject): boolean {
  const apart = ['services', 'container', 'environment', 'if', 'uses'].some((key) => key in job);
  return !apart && !hidden(job.env) && !/^(?:windows|macos)/.test(String(job['runs-on']));
}

function runs(step: JsonObject): boolean {
  const shell = step.shell ?? 'bash';
  return (
    typeof step.run === 'string' &&
    !('if' in step) &&
    !('env' in step) &&
    (shell === 'bash' || shell === 'sh')
  );
}

function hidden(env: JsonValue | undefined): boolean {
  return env !== undefined && expression.test(JSON.stringify(env));
}

function defaults(of: JsonObject): JsonObject {
  const { defaults: all } = of;
  return isJsonObject(all) && isJsonObject(all.run) ? all.run : {};
}

/** The folder that a step works in, the innermost setting first; empty for the top, null where it is not known. */
function folderOf(settings: readonly JsonObject[]): string | null {
  const said = settings.map((one) => one['working-directory']).find((one) => one !== undefined);
  if (said === undefined) return '';
  if (typeof said !== 'string' || expression.test(said) || said.startsWith('/') || said.includes('..'))
    return null;
  const folder = normalisePath(said.replace(/^\.\//, '').replace(/\/+$/, ''));
  return folder === '.' ? '' : folder;
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
