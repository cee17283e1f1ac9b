import { isAbsolute } from 'node:path';
import { catalogue } from '../diagnostics/catalogue.ts';
import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import { nearPath } from '../diagnostics/near-path.ts';
import { fence, fencedHost } from '../host/fenced.ts';
import { standingAt } from '../host/standing.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { inputAt } from '../model/input-at.ts';
import { isUnder, normalisePath } from '../model/paths.ts';
import type { Pointer } from '../syntax/located.ts';
import { dotted, jsonPointer } from './layer.ts';
import { vetGlobs } from './vet-globs.ts';
import { type SetBy, vetPatterns } from './vet-patterns.ts';

/** What the schema cannot say: names that must differ, paths that must exist or stay inside, patterns that must end. */
export function vetConfig(config: ResolvedConfig, host: Host): readonly Finding[] {
  const setBy: SetBy = (pointer) => {
    const at = config.origins[jsonPointer(pointer)];
    if (at) return { at, key: dotted(pointer) };
    // One string in place of a list: its only member has no place of its own.
    const list = pointer.slice(0, -1);
    const whole = typeof pointer.at(-1) === 'number' ? config.origins[jsonPointer(list)] : undefined;
    return whole ? { at: whole, key: dotted(list) } : { at: null, key: dotted(pointer) };
  };
  return [
    ...vetRoot(config, host, setBy),
    ...vetFolders(config, host, setBy),
    ...vetAdapters(config, host, setBy),
    ...vetPaths(config, setBy),
    ...vetOutputs(config, setBy),
    ...vetGates(config, setBy),
    ...vetCodes(config, setBy),
    ...vetPatterns(config, setBy),
    ...vetGlobs(config, setBy),
  ];
}

/** Only what somebody named: the defaults are ours, and the rules and templates stages say when they are not there. */
function vetFolders(config: ResolvedConfig, host: Host, setBy: SetBy): Finding[] {
  const named: { pointer: Pointer; path: string; what: string; kinds: readonly string[] }[] = [
    ...config.rules.map((path, index) => ({
      pointer: ['rules', index],
      path,
      what: 'the rules',
      kinds: ['directory', 'file'],
    })),
    {
      pointer: ['templates', 'directory'],
      path: config.templates.directory,
      what: 'the template folder',
      kinds: ['directory'],
    },
    ...Object.entries(config.templates.partials).map(([name, path]) => ({
      pointer: ['templates', 'partials', name],
      path,
      what: 'the template',
      kinds: ['file'],
    })),
  ];
  const findings: Finding[] = [];
  const within = fencedHost(config.fence, host);
  for (const { pointer, path, what, kinds } of named) {
    const { at, key } = setBy(pointer);
    if (at === null || isUnder(path, config.packageFolder)) continue;
    if (!kinds.includes(standingAt(path, host)?.kind ?? 'nothing'))
      findings.push(
        finding('config/path-missing', at, {
          key,
          file: path,
          what,
          near: nearPath(path, within, config.fence),
        }),
      );
    else if (!holds(config.fence, path, host))
      findings.push(finding('config/outside-root', at, { key, path, reason: elsewhere }));
  }
  return findings;
}

/** Where one is not there, the stage that would run it says so. */
function vetAdapters({ inventory, fence }: ResolvedConfig, host: Host, setBy: SetBy): Finding[] {
  return inventory.adapters.flatMap((path, index) => {
    if (standingAt(path, host) === null || holds(fence, path, host)) return [];
    const { at, key } = setBy(['inventory', 'adapters', index]);
    return [finding('config/outside-root', at, { key, path, reason: elsewhere })];
  });
}

const elsewhere =
  'it leads out of the repository, and such a place only the command line can name (`--rules`, `--templates`, `--root`)';

/** In safe mode, a root that the configuration names lies in its own repository. */
function vetRoot({ root, safe, fence }: ResolvedConfig, host: Host, setBy: SetBy): Finding[] {
  if (safe === null || standingAt(root, host)?.kind !== 'directory' || holds(fence, root, host)) return [];
  const { at, key } = setBy(['root']);
  return [finding('config/outside-root', at, { key, path: root, reason: elsewhere })];
}

/** True when what lies at a path, which is there, really lies in one of the folders. */
function holds(folders: readonly string[], path: string, host: Host): boolean {
  try {
    fence(folders, host)(path);
    return true;
  } catch (error) {
    // Whether it can be read is said by those who read it.
    if (error instanceof HostError) return error.code !== 'outside';
    throw error;
  }
}

function vetPaths(config: ResolvedConfig, setBy: SetBy): Finding[] {
  const { inventory, design, tree, plan, gates, checks } = config;
  const lists: [Pointer, readonly string[]][] = [
    [['inventory', 'path'], inventory.path],
    [['inventory', 'include'], inventory.include],
    [['inventory', 'overlays'], inventory.overlays],
    [['design', 'path'], design.path],
    [['plan', 'contractSurfaces'], plan.contractSurfaces],
  ];
  const single: [Pointer, string | null][] = [
    [['tree', 'listing'], tree.listing],
    [['checks', 'baseline'], checks.baseline],
    ...gates.map((gate, index): [Pointer, string] => [['gates', index, 'cwd'], gate.cwd]),
    ...outputs(config).map(([key, path]): [Pointer, string] => [['output', key], path]),
  ];
  const all = [
    ...lists.flatMap(([pointer, paths]) =>
      paths.map((path, index): [Pointer, string] => [[...pointer, index], path]),
    ),
    ...single.filter((one): one is [Pointer, string] => one[1] !== null),
  ];
  const findings: Finding[] = [];
  for (const [pointer, path] of all) {
    const reason = leaves(path, pointer[0] === 'output');
    if (reason === null) continue;
    const { at, key } = setBy(pointer);
    findings.push(finding('config/outside-root', at, { key, path, reason }));
  }
  return findings;
}

/** Why a path is not one below the root, or null. */
function leaves(path: string, isFile: boolean): string | null {
  if (path.trim() === '') return 'it is empty';
  if (isAbsolute(path) || /^[A-Za-z]:[\\/]/.test(path)) return 'it is absolute';
  if (path.split(/[\\/]/).includes('..')) return 'it goes up with `..`';
  if (path.includes('\0')) return 'it has a NUL character';
  if (isFile && (normalisePath(path) === '' || normalisePath(path).endsWith('/')))
    return 'it is a folder, not a file';
  if (isFile && normalisePath(path).split('/')[0] === '.git') return 'it is in `.git`';
  return null;
}

function outputs(config: ResolvedConfig): [string, string][] {
  return Object.entries(config.output).filter((entry): entry is [string, string] => entry[1] !== null);
}

function vetOutputs(config: ResolvedConfig, setBy: SetBy): Finding[] {
  const seen: [string, string][] = [];
  const findings: Finding[] = [];
  for (const [key, written] of outputs(config)) {
    if (leaves(written, true) !== null) continue;
    const input = inputAt(normalisePath(written), config);
    if (input !== null)
      findings.push(finding('artifacts/path-is-input', setBy(['output', key]).at, { path: written, input }));
    // Some file systems do not tell case apart; two artifacts never differ by it alone.
    const path = normalisePath(written).toLowerCase();
    for (const [other, before] of seen) {
      if (!isUnder(path, before) && !isUnder(before, path)) continue;
      const related = setBy(['output', other]).at;
      findings.push(
        finding(
          'config/output-clash',
          setBy(['output', key]).at,
          { path: written, keys: [`output.${other}`, `output.${key}`] },
          { related: related ? [{ note: `output.${other} is set here`, at: related }] : [] },
        ),
      );
    }
    seen.push([key, path]);
  }
  return findings;
}

function vetGates(config: ResolvedConfig, setBy: SetBy): Finding[] {
  const seen = new Map<string, { name: string; index: number }>();
  const findings: Finding[] = [];
  for (const [index, { name }] of config.gates.entries()) {
    const reported = name.toUpperCase().replace(/-/g, '_');
    const first = seen.get(reported);
    if (first === undefined) {
      seen.set(reported, { name, index });
      continue;
    }
    const { at } = setBy(['gates', index, 'name']);
    const related = setBy(['gates', first.index, 'name']).at;
    findings.push(
      finding(
        'config/duplicate-gate',
        at,
        { name, other: first.name },
        { related: related ? [{ note: `the gate ${first.name}`, at: related }] : [] },
      ),
    );
  }
  return findings;
}

function vetCodes(config: ResolvedConfig, setBy: SetBy): Finding[] {
  return Object.keys(config.checks.severity)
    .filter((code) => !Object.hasOwn(catalogue, code))
    .map((code) => {
      const { at } = setBy(['checks', 'severity', code]);
      return finding('config/unknown-code', at, { code, suggestion: closest(code, Object.keys(catalogue)) });
    });
}
