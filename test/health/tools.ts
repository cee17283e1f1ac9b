import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { checkout, scratch } from '../support/cli.ts';

/** One run of a real tool on a small project. Its output is recorded in `test/fixtures/gates/TOOL/NAME.txt`. */
export interface ToolCase {
  readonly tool: string;
  readonly name: string;
  readonly command: string;
  /** The program that must be on PATH. */
  readonly needs: string;
  /** The folder with the project, where it is another tool's. */
  readonly project?: string;
  readonly exit: number;
  /** What `auto` reads it as. */
  readonly parser: string;
}

export const fixtures: string = join(checkout, 'test/fixtures/gates');

function cases(
  tool: string,
  needs: string,
  parser: string,
  rows: readonly [name: string, command: string, exit: number, more?: Partial<ToolCase>][],
): readonly ToolCase[] {
  return rows.map(([name, command, exit, more]) => ({ tool, needs, parser, name, command, exit, ...more }));
}

const pytest = 'python3 -B -m pytest -p no:cacheprovider';

export const toolCases: readonly ToolCase[] = [
  ...cases('go', 'go', 'go', [
    ['failing', 'go test ./...', 1],
    ['verbose', 'go test -v ./...', 1],
    ['json', 'go test -json ./...', 1],
    ['passing', 'go test ./audio/mixer ./audio/notes', 0],
    ['timeout', 'go test -run Hangs -tags hangs -timeout 200ms ./audio/mixer', 1],
    ['vet', 'go vet ./...', 1],
  ]),
  ...cases('vitest', 'vitest', 'vitest', [
    ['failing', 'vitest run', 1],
    ['passing', 'vitest run mixer', 0],
    ['unhandled', 'vitest run --dir loose', 1],
  ]),
  ...cases('jest', 'jest', 'jest', [
    ['failing', 'jest --runInBand', 1],
    ['passing', 'jest --verbose mixer', 0],
  ]),
  ...cases('mocha', 'mocha', 'mocha', [
    ['failing', 'mocha test/tuner.test.mjs test/mixer.test.mjs', 2],
    ['passing', 'mocha --reporter dot test/mixer.test.mjs', 0],
  ]),
  ...cases('node', 'node', 'node', [
    ['spec', 'node --test --test-reporter=spec', 1],
    ['tap', 'node --test --test-reporter=tap', 1],
    ['passing', 'node --test --test-reporter=spec test/mixer.test.mjs', 0],
    ['passing-tap', 'node --test --test-reporter=tap test/mixer.test.mjs', 0],
  ]),
  ...cases('tap', 'perl', 'tap', [
    ['perl', 'perl tuner.t', 2],
    [
      'mocha',
      'mocha --reporter tap test/tuner.test.mjs test/mixer.test.mjs',
      2,
      { needs: 'mocha', project: 'mocha' },
    ],
    ['vitest', 'vitest run --reporter=tap-flat', 1, { needs: 'vitest', project: 'vitest' }],
    ['vitest-nested', 'vitest run --reporter=tap', 1, { needs: 'vitest', project: 'vitest' }],
  ]),
  ...cases('pytest', 'pytest', 'pytest', [
    ['failing', `${pytest} --ignore tests/test_broken.py`, 1],
    ['broken', pytest, 2],
    ['short', `${pytest} -v --tb=short -rA --ignore tests/test_broken.py`, 1],
    ['quiet', `${pytest} -q --tb=line --ignore tests/test_broken.py`, 1],
    ['unnamed', `${pytest} -rN --ignore tests/test_broken.py`, 1],
    ['passing', `${pytest} tests/test_mix.py`, 0],
  ]),
  ...cases('cargo', 'cargo', 'cargo', [
    ['failing', 'cargo test --offline --no-fail-fast', 101],
    ['passing', 'cargo test --offline --test mix', 0],
    ['broken', 'cargo test --offline --features broken --test broken', 101],
  ]),
  ...cases('junit', 'node', 'junit', [
    ['node', 'node --test --test-reporter=junit', 1, { project: 'node' }],
    ['vitest', 'vitest run --reporter=junit', 1, { needs: 'vitest', project: 'vitest' }],
    [
      'mocha',
      'mocha --reporter xunit test/tuner.test.mjs test/mixer.test.mjs',
      2,
      { needs: 'mocha', project: 'mocha' },
    ],
    [
      'pytest',
      `${pytest} -q --ignore tests/test_broken.py --junitxml=report.xml >/dev/null; code=$?; cat report.xml; exit $code`,
      1,
      { needs: 'pytest', project: 'pytest' },
    ],
  ]),
  ...cases('make', 'make', 'make', [
    ['failing', 'make verify', 2],
    ['deep', 'make deep', 2],
    ['keep-going', 'make -k both', 2],
  ]),
  ...cases('tsc', 'tsc', 'tsc', [
    ['failing', 'tsc', 2],
    ['pretty', 'tsc --pretty', 2],
    ['no-inputs', 'tsc -p nothing.json', 2],
  ]),
  ...cases('eslint', 'eslint', 'eslint', [
    ['failing', 'eslint src', 1],
    ['warnings', 'eslint src/mixer.js', 0],
    ['too-many-warnings', 'eslint --max-warnings 0 src/mixer.js', 1],
  ]),
  ...cases('plain', 'sh', 'plain', [['failing', 'sh check.sh', 9]]),
];

/** The folder of a program on PATH or among this project's own, or null. */
function folderOf(program: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), join(checkout, 'node_modules/.bin')];
  return folders.find((folder) => existsSync(join(folder, program))) ?? null;
}

/** True when the tool of a case is on this machine. */
export function present(one: ToolCase): boolean {
  return folderOf(one.needs) !== null;
}

/** Runs the tool on a copy of its project, which stands at `/repo` in the output. */
export function runTool(one: ToolCase): { readonly output: string; readonly exit: number | null } {
  const folder = join(scratch(), 'repo');
  mkdirSync(folder);
  cpSync(join(fixtures, one.project ?? one.tool, 'project'), folder, { recursive: true });
  const bin = folderOf(one.needs) ?? '';
  const modules = dirname(bin);
  if (modules.endsWith('node_modules')) symlinkSync(modules, join(folder, 'node_modules'));
  const run = spawnSync(`exec 2>&1\n${one.command}`, {
    shell: true,
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${bin}${delimiter}${process.env.PATH}`, HOME: process.env.HOME ?? '', LC_MESSAGES: 'C' },
  });
  const output = run.stdout
    .replaceAll(folder, '/repo')
    .replace(/hostname="[^"]*"/g, 'hostname="host"')
    .replace(/(?:\.\.\/)+[\w./-]*node_modules\//g, 'node_modules/')
    .replace(/\/(?:[\w.-]+\/)+node_modules\//g, '/repo/node_modules/');
  return { output, exit: run.status };
}
