import type { ResolvedConfig } from '../model/config.ts';
import { type Decision, type DecisionIndex, said, textOf } from '../model/decision.ts';
import { compareNatural } from '../model/natural.ts';
import { outermost, parentOf, pathKey } from '../model/paths.ts';
import type { Command, TestToAdd } from '../model/plan.ts';
import { shellWord } from '../model/shell-word.ts';
import type { Ground } from './ground.ts';
import type { Draft, DraftSlice } from './model.ts';

/** What a slice must show, wherever it stands in the order. */
export interface SliceDetails {
  readonly tests: readonly TestToAdd[];
  readonly commands: readonly Command[];
}

/** Works out what a slice must show: suites, commands, and whose it is. Built once for a plan. */
export class Details {
  readonly #draft: Draft;
  readonly #log: DecisionIndex;
  readonly #config: ResolvedConfig;

  constructor(draft: Draft, log: DecisionIndex, config: ResolvedConfig) {
    this.#draft = draft;
    this.#log = log;
    this.#config = config;
  }

  of(slice: DraftSlice): SliceDetails {
    return {
      tests: this.#tests(slice),
      commands: this.commands(slice.pathPrefixes),
    };
  }

  /** The suites that the rules name for its features and packages; a slice that none names extends the tests beside its code. */
  #tests(slice: DraftSlice): TestToAdd[] {
    const found = new Map<
      string,
      { suite: string; path: string | null; rule: string | null; features: Set<string> }
    >();
    const add = (suite: string, path: string | null, rule: string | null, feature: string | null): void => {
      const key = JSON.stringify([suite, path]);
      const known = found.get(key) ?? { suite, path, rule, features: new Set<string>() };
      if (feature !== null) known.features.add(feature);
      found.set(key, known);
    };
    const decided = (kind: 'feature' | 'work_package', id: string): void => {
      for (const decision of this.#log.of('suite', kind, id)) {
        add(textOf(decision), said(decision, 'path'), decision.rule, kind === 'feature' ? id : null);
      }
    };
    for (const id of slice.featureIds) {
      decided('feature', id);
      const named = this.#draft.scope.feature(id)?.tests ?? [];
      const known = new Set([...found.values()].map((one) => one.suite));
      for (const suite of named) if (!known.has(suite)) add(suite, null, null, id);
    }
    for (const one of slice.workPackages) decided('work_package', one.id);
    if (found.size === 0) add('unit', null, null, null);
    return [...found.values()]
      .map((one) => ({ ...one, features: [...one.features].sort(compareNatural) }))
      .sort((a, b) => compareNatural(a.suite, b.suite) || compareNatural(a.path ?? '', b.path ?? ''));
  }

  /**
   * The commands that the rules give for its paths, then the gates that block a change. Commands of one rule that differ in
   * their argument only are one command with all arguments, without those of what lies in a folder that another proves.
   */
  commands(prefixes: readonly string[]): Command[] {
    const { ground } = this.#draft;
    const joined = new Map<string, { command: string; targets: Map<string, string>; rule: string }>();
    for (const prefix of prefixes) {
      for (const decision of ground.decisions('gate', prefix)) {
        const argument = said(decision, 'argument');
        const target = provenBy(decision, prefix, ground);
        const command = inFolder(decision, fill(textOf(decision), target, decision));
        const entry = joined.get(command) ?? { command, targets: new Map(), rule: decision.rule };
        if (argument !== null) entry.targets.set(target, fill(argument, target, decision));
        joined.set(command, entry);
      }
    }
    const found = new Map<string, Command>();
    for (const { command, targets, rule } of joined.values()) {
      const whole = [command, ...wordsOf(targets)].join(' ');
      if (!found.has(whole)) found.set(whole, { command: whole, rule });
    }
    for (const gate of this.#config.gates) {
      if (gate.blocking && !found.has(gate.command))
        found.set(gate.command, { command: gate.command, rule: null });
    }
    return [...found.values()];
  }

  /**
   * Who owns half of the paths or more that an item has in its own area, or anywhere if it has none there, by the rules; else who is
   * named by as many of its features. Who owns less would answer for what others do.
   */
  owner(
    prefixes: readonly string[],
    ids: readonly string[],
    area: string,
  ): { owner: string | null; rule: string | null } {
    const { ground } = this.#draft;
    const inArea = prefixes.filter((prefix) => ground.areaOf(prefix) === area);
    const paths = inArea.length > 0 ? inArea : prefixes;
    const byPath = paths.map((path) => ground.decisions('owner', path)[0]);
    const byFeature = ids.map((id) => this.#draft.scope.feature(id)?.owner ?? null);
    return (
      elected(byPath.map((one) => (one ? { owner: textOf(one), rule: one.rule } : null))) ??
      elected(byFeature.map((owner) => (owner ? { owner, rule: null } : null))) ?? { owner: null, rule: null }
    );
  }
}

interface Vote {
  readonly owner: string;
  readonly rule: string | null;
}

/** Whom half of those asked name, or more; of two the first by name. Null where nobody has so many. */
function elected(asked: readonly (Vote | null)[]): Vote | null {
  const votes = new Map<string, { readonly first: Vote; count: number }>();
  for (const one of asked) {
    if (!one) continue;
    const known = votes.get(one.owner);
    if (known) known.count += 1;
    else votes.set(one.owner, { first: one, count: 1 });
  }
  const [best] = [...votes.values()].sort(
    (a, b) => b.count - a.count || compareNatural(a.first.owner, b.first.owner),
  );
  return best && 2 * best.count >= asked.length ? best.first : null;
}

/**
 * A decision about the folder around a file proves that folder: it says nothing of how the file alone is proven. So does one about
 * files of a kind, for a folder in it that is there and has none.
 */
function provenBy(decision: Decision, prefix: string, ground: Ground): string {
  const decided = decision.subject.id;
  if (decided === pathKey(prefix)) return prefix;
  const extension = said(decision, 'extension');
  const lacking = extension !== null && ground.lacks(prefix, extension);
  return prefix.endsWith('/') && !lacking ? prefix : `${decided}/`;
}

/** The arguments of some targets, each once and in their order, without those of targets that lie in others. */
function wordsOf(targets: ReadonlyMap<string, string>): ReadonlySet<string> {
  const kept = new Set(outermost(targets.keys()));
  return new Set([...targets].flatMap(([target, word]) => (kept.has(target) ? [word] : [])));
}

/**
 * Puts a path into a command: `{path}` is the path, `{folder}` the folder that a file stands in, or the folder itself, both from
 * where the command runs; `{package}` is what the decision says of it.
 */
function fill(command: string, prefix: string, decision: Decision): string {
  const from = folderOf(decision);
  const within = from === '' || !prefix.startsWith(from) ? prefix : prefix.slice(from.length);
  const path = pathKey(within) || '.';
  const folder = within === '' || within.endsWith('/') ? path : parentOf(path) || '.';
  return command
    .replaceAll('{path}', path)
    .replaceAll('{folder}', folder)
    .replaceAll('{package}', said(decision, 'package') ?? path);
}

/** The folder in which the command of a decision runs, with a `/` at its end; the empty string for the top. */
function folderOf(decision: Decision): string {
  const folder = decision.then.in;
  const key = typeof folder === 'string' ? pathKey(folder) : '';
  return key === '' || key === '.' ? '' : `${key}/`;
}

function inFolder(decision: Decision, command: string): string {
  const folder = folderOf(decision).slice(0, -1);
  if (folder === '') return command;
  return `cd ${shellWord(folder)} && ${command}`;
}
