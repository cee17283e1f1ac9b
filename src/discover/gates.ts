import type { GateProposal } from '../model/discovery.ts';
import { isJsonObject } from '../model/json.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { parseJson } from '../syntax/json.ts';
import { justRuns, makeRuns, once, type Runs, scriptRuns } from './runs.ts';

/** Gives the text of a file below the root; null when it can not be read. */
export type ReadText = (path: string) => string | null;

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
  return gates.slice(0, 5);
}

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
  const { value } = parseJson(read('package.json') ?? '', 'package.json');
  const scripts = isJsonObject(value) && isJsonObject(value.scripts) ? value.scripts : {};
  const real = Object.entries(scripts).flatMap(([name, script]) =>
    typeof script === 'string' && !/no test specified/.test(script) && !/--watch(?!=false)/.test(script)
      ? [[name, script] as const]
      : [],
  );
  const run = top.has('pnpm-lock.yaml')
    ? 'pnpm run'
    : top.has('yarn.lock')
      ? 'yarn run'
      : top.has('bun.lockb') || top.has('bun.lock')
        ? 'bun run'
        : 'npm run';
  return chosen(scriptRuns(Object.fromEntries(real))).map((name) => ({
    name,
    command: `${run} ${name}`,
    why: `package.json has the script ${name}`,
  }));
};

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
