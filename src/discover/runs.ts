/** What each target or script of one tool runs: the others of its tool that it consists of; null when it does work of its own. */
export type Runs = ReadonlyMap<string, readonly string[] | null>;

/** The targets of a Makefile. */
export function makeRuns(text: string): Runs {
  return ruleRuns(text, /^([\w.-]+)\s*::?(?!=)(.*)$/, /^(?:\$[({]MAKE[)}]|make)\s+([\w.\s-]+)$/);
}

/** The recipes of a justfile. */
export function justRuns(text: string): Runs {
  return ruleRuns(text, /^@?([\w-]+)(?:\s+[\w*+='"-]+)*\s*:(?!=)(.*)$/, /^just\s+([\w\s-]+)$/);
}

/** The scripts of a package. */
export function scriptRuns(scripts: Readonly<Record<string, string>>): Runs {
  const call = /^(?:(?:npm|pnpm|yarn|bun) run|pnpm|yarn) ([\w:.-]+)$|^npm (test)$/;
  return new Map(
    Object.entries(scripts).map(([name, script]) => {
      const called = script.split('&&').map((part) => {
        const [, run, test] = call.exec(part.trim()) ?? [];
        return run ?? test ?? null;
      });
      return [name, called.every((one) => one !== null) ? called : null];
    }),
  );
}

/** Rules of the form `name: what comes first`, each with the indented lines of its recipe below it. */
function ruleRuns(text: string, rule: RegExp, call: RegExp): Runs {
  const runs = new Map<string, readonly string[] | null>();
  let name: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s/.test(line)) {
      const step = line.trim().replace(/^[@-]+/, '');
      const before: readonly string[] | null = name === null ? null : (runs.get(name) ?? null);
      if (name === null || before === null || step === '' || step.startsWith('#')) continue;
      const called = call.exec(step)?.[1];
      runs.set(name, called === undefined ? null : [...before, ...called.trim().split(/\s+/)]);
      continue;
    }
    const [, target, first = ''] = rule.exec(line) ?? [];
    if (target === undefined) {
      if (line.trim() !== '' && !line.startsWith('#')) name = null;
      continue;
    }
    name = target;
    const [names = '', own] = first.replace(/#.*$/, '').split(';');
    runs.set(target, own === undefined ? names.split(/\s+/).filter((one) => one !== '') : null);
  }
  // A rule with nothing before it and no recipe is a name for what another tool or an included file does.
  return new Map([...runs].map(([target, of]) => [target, of?.length === 0 ? null : of]));
}

/**
 * The names without those that would run twice: one that only runs others gives way to them, or they to it, where more is to be run than
 * `most` names or something that is not among them.
 */
export function once(names: readonly string[], runs: Runs, most: number): readonly string[] {
  const worksOf = (name: string): readonly string[] => {
    const parts = partsOf(name, runs, new Set());
    return parts.length > 0 ? parts : [name];
  };
  let left = names;
  for (const name of names) {
    const works = worksOf(name);
    if (works.includes(name) || !left.includes(name)) continue;
    const others = left.filter((one) => one !== name);
    const done = new Set(others.flatMap(worksOf));
    const whole = others.length <= most && works.every((work) => done.has(work));
    left = whole
      ? others
      : left.filter((one) => one === name || !worksOf(one).every((work) => works.includes(work)));
  }
  return left;
}

/** Whether all that a name runs is run by the chosen ones. */
export function covered(name: string, chosen: readonly string[], runs: Runs): boolean {
  const done = new Set(chosen.flatMap((one) => [one, ...partsOf(one, runs, new Set())]));
  const parts = partsOf(name, runs, new Set());
  return done.has(name) || (parts.length > 0 && parts.every((part) => done.has(part)));
}

/** What a name runs in the end; empty when it does work of its own. */
function partsOf(name: string, runs: Runs, seen: Set<string>): readonly string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  return (runs.get(name) ?? []).flatMap((part) => {
    const further = partsOf(part, runs, seen);
    return further.length > 0 ? further : part === name ? [] : [part];
  });
}
