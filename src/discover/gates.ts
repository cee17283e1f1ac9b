import type { GateProposal } from '../model/discovery.ts';
import { isJsonObject } from '../model/json.ts';
import { slug } from '../model/slug.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { parseJson } from '../syntax/json.ts';
import type { ReadText } from './read-text.ts';
import { covered, justRuns, makeRuns, once, type Runs, scriptRuns } from './runs.ts';
import { type WorkflowGate, workflowGates } from './workflow-gates.ts';

/** Targets and scripts that check, the quickest and most telling first. A name that starts with one and a `-` or `:` is not it. */
const checks = [
  'verify-quick',
  'verify',
  'check',
  'lint',
  'typecheck',
  'type-check',
  'test',
  'tests',
  'unit',
  'ci',
];

/** Of one tool at most this many: a health check is not the whole of CI. */
const most = 3;

/** Commands that say whether the repository is healthy, from the files of its own tools at the top. */
export function proposeGates(tree: RepositoryTree, read: ReadText): readonly GateProposal[] {
  const top = new Set(tree.files.flatMap(({ path }) => (path.includes('/') ? [] : [path])));
  const of = [makefile, justfile, npmScripts, cargo, go, python, maven, gradle];
  const gates: GateProposal[] = [];
  for (const propose of of) {
    for (const gate of propose(top, read)) {
      if (gates.some(({ name }) => name === gate.name)) continue;
      gates.push(gate);
    }
    // A Makefile or a justfile calls the tools below it.
    if ((propose === makefile || propose === justfile) && gates.length > 0) break;
  }
  const own = gates.length;
  for (const { key, ...gate } of furtherOf(workflowGates(tree, read), gates, top, read)) {
    if (gates.length - own === most) break;
    const name = [gate.name, slug(key)].find((one) => !gates.some((other) => other.name === one));
    if (name !== undefined) gates.push({ ...gate, name });
  }
  return gates.slice(0, 5);
}

/** What workflows run beside the gates that the tools' own files give: each command once, whatever its options. */
function furtherOf(
  found: readonly WorkflowGate[],
  gates: readonly GateProposal[],
  top: ReadonlySet<string>,
  read: ReadText,
): readonly WorkflowGate[] {
  const names = gates.map(({ name }) => name);
  const commands = gates.map(({ command }) => command);
  const files = ownFiles.filter(({ file, tool }) => top.has(file) && commands.some((one) => tool.test(one)));
  const texts = files.map(({ file, runs }) => {
    const text = read(file) ?? '';
    return { text, runs: runs(text) };
  });
  const keys = new Set<string>();
  return found.filter((gate) => {
    const { key, cwd, name } = gate;
    if (keys.has(key)) return false;
    keys.add(key);
    if (cwd !== undefined) return true;
    const within = /^(?:make|just|npm run|pnpm run|yarn run|bun run) /.test(key);
    if (within) return !texts.some(({ runs }) => runs.has(name) && covered(name, names, runs));
    return ![...commands, ...texts.map(({ text }) => text)].some((text) => text.includes(key));
  });
}

/** Files that say what the gates of their tool run. */
const ownFiles: readonly { file: string; tool: RegExp; runs: (text: string) => Runs }[] = [
  ...['GNUmakefile', 'makefile', 'Makefile'].map((file) => ({ file, tool: /^make /, runs: makeRuns })),
  ...['justfile', 'Justfile', '.justfile'].map((file) => ({ file, tool: /^just /, runs: justRuns })),
  { file: 'package.json', tool: /^(?:npm|pnpm|yarn|bun) run /, runs: (text) => scriptRuns(scriptsOf(text)) },
];

type Propose = (top: ReadonlySet<string>, read: ReadText) => readonly GateProposal[];

const makefile: Propose = (top, read) => {
  const file = ['GNUmakefile', 'makefile', 'Makefile'].find((name) => top.has(name));
  if (file === undefined) return [];
  return chosen(makeRuns(read(file) ?? '')).map((name) => ({
    name,
    command: `make ${name}`,
    why: `${file} has the target ${name}`,
  }));
};

const justfile: Propose = (top, read) => {
  const file = ['justfile', 'Justfile', '.justfile'].find((name) => top.has(name));
  if (file === undefined) return [];
  return chosen(justRuns(read(file) ?? '')).map((name) => ({
    name,
    command: `just ${name}`,
    why: `${file} has the recipe ${name}`,
  }));
};

const npmScripts: Propose = (top, read) => {
  if (!top.has('package.json')) return [];
  const scripts = scriptsOf(read('package.json') ?? '');
  const run = top.has('pnpm-lock.yaml')
    ? 'pnpm run'
    : top.has('yarn.lock')
      ? 'yarn run'
      : top.has('bun.lockb') || top.has('bun.lock')
        ? 'bun run'
        : 'npm run';
  return chosen(scriptRuns(scripts)).map((name) => ({
    name,
    command: `${run} ${name}`,
    why: `package.json has the script ${name}`,
  }));
};

/** Scripts that end by themselves. */
function scriptsOf(text: string): Readonly<Record<string, string>> {
  const { value } = parseJson(text, 'package.json');
  const scripts = isJsonObject(value) && isJsonObject(value.scripts) ? value.scripts : {};
  return Object.fromEntries(
    Object.entries(scripts).flatMap(([name, script]) =>
      typeof script === 'string' && !/no test specified/.test(script) && !/--watch(?!=false)/.test(script)
        ? [[name, script] as const]
        : [],
    ),
  );
}

const cargo: Propose = (top) =>
  top.has('Cargo.toml')
    ? [{ name: 'cargo-test', command: 'cargo test', why: 'Cargo.toml stands at the top' }]
    : [];

const go: Propose = (top) =>
  top.has('go.mod') ? [{ name: 'go-test', command: 'go test ./...', why: 'go.mod stands at the top' }] : [];

const python: Propose = (top, read) => {
  if (top.has('tox.ini')) return [{ name: 'tox', command: 'tox', why: 'tox.ini stands at the top' }];
  const where = ['pytest.ini', 'conftest.py', 'pyproject.toml', 'setup.cfg'].find(
    (file) => top.has(file) && (!/\.(?:toml|cfg)$/.test(file) || /pytest/.test(read(file) ?? '')),
  );
  return where === undefined
    ? []
    : [
        {
          name: 'pytest',
          command: 'python -m pytest -q',
          why: `${where} ${/\.(?:toml|cfg)$/.test(where) ? 'names pytest' : 'stands at the top'}`,
        },
      ];
};

const maven: Propose = (top) =>
  top.has('pom.xml')
    ? [
        {
          name: 'maven-test',
          command: `${top.has('mvnw') ? './mvnw' : 'mvn'} -q test`,
          why: 'pom.xml stands at the top',
        },
      ]
    : [];

const gradle: Propose = (top) => {
  const file = ['build.gradle.kts', 'build.gradle'].find((name) => top.has(name));
  return file === undefined
    ? []
    : [
        {
          name: 'gradle-test',
          command: `${top.has('gradlew') ? './gradlew' : 'gradle'} test`,
          why: `${file} stands at the top`,
        },
      ];
};

function chosen(runs: Runs): readonly string[] {
  const names = checks.filter((name) => runs.has(name));
  return once(names, runs, most).slice(0, most);
}
