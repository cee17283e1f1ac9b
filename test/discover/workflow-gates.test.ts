import { expect, test } from 'vitest';
import { proposeGates } from '../../src/discover/gates.ts';

function gates(files: Readonly<Record<string, string>>) {
  const tree = { files: Object.keys(files).map((path) => ({ path, bytes: 1 })) } as const;
  return proposeGates(tree, (path) => files[path] ?? null);
}

const expression = (inner: string): string => `$\{{ ${inner} }}`;
const ci = '.github/workflows/ci.yml';
/** A workflow of one job with a step for each text; a text with line breaks is a step as it stands. */
const workflow = (steps: readonly string[], { on = '[push, pull_request]', job = '' } = {}): string =>
  `name: CI\non: ${on}\njobs:\n  all:\n    runs-on: ubuntu-latest\n${job}    steps:\n      - uses: actions/checkout@v4\n${steps
    .map((step) => (step.includes('\n') ? step : `      - run: ${step}\n`))
    .join('')}`;
const commands = (files: Readonly<Record<string, string>>): string[] =>
  gates(files).map(({ command }) => command);

test('commands of a workflow are gates where no file of a tool names them', () => {
  expect(gates({ [ci]: workflow(['bundle install', 'bundle exec rspec', 'bundle exec rubocop']) })).toEqual([
    { name: 'rspec', command: 'bundle exec rspec', why: `${ci} runs \`bundle exec rspec\` in the job all` },
    {
      name: 'rubocop',
      command: 'bundle exec rubocop',
      why: `${ci} runs \`bundle exec rubocop\` in the job all`,
    },
  ]);
});

test.each<[string, readonly string[], object, readonly string[]]>([
  ['each command once', ['go vet ./...', 'go vet -x ./...'], {}, ['go vet ./...']],
  ['parts of a line', ['npm ci && npm run build && npm publish'], {}, ['npm run build']],
  [
    'lines of a step',
    ['      - run: |\n          # all\n          ruff check .\n          mypy \\\n            src\n'],
    {},
    ['ruff check .', 'mypy src'],
  ],
  ['no expression', [`go test ${expression('matrix.flags')} ./...`, 'go test $FLAGS'], {}, []],
  [
    'no secret',
    [`      - run: go test ./...\n        env:\n          TOKEN: ${expression('secrets.T')}\n`],
    {},
    [],
  ],
  [
    'none of a job with secrets',
    ['go test ./...'],
    { job: `    env: { T: "${expression('secrets.T')}" }\n` },
    [],
  ],
  ['no condition', ['      - run: go test ./...\n        if: github.ref == 1\n'], {}, []],
  ['no service', ['go test ./...'], { job: '    services: { db: { image: postgres } }\n' }, []],
  ['nothing that writes', ['ruff check --fix .', 'npm run format', 'cargo fmt', 'eslint . > out'], {}, []],
  ['nothing that ships', ['make deploy', 'npm run release', 'docker build .', 'npm publish'], {}, []],
  ['no script with a state of its own', ['      - run: |\n          cd web\n          npm test\n'], {}, []],
  ['none that runs for tags or by hand only', ['go test ./...'], { on: '{ push: { tags: ["v*"] } }' }, []],
  ['none of a schedule', ['go test ./...'], { on: '{ schedule: [{ cron: "0 0 * * *" }] }' }, []],
  [
    'those behind a runner',
    ['uv run pytest -q', 'npx tsc --noEmit'],
    {},
    ['uv run pytest -q', 'npx tsc --noEmit'],
  ],
])('%s', (_, steps, options, expected) =>
  expect(commands({ [ci]: workflow(steps, options) })).toEqual(expected),
);

test('a folder to work in is kept', () => {
  const step = '      - run: npm test\n        working-directory: ./web\n';
  expect(gates({ [ci]: workflow([step]), 'web/package.json': '{}' })).toMatchObject([
    { name: 'test', command: 'npm test', cwd: 'web' },
  ]);
  expect(commands({ [ci]: workflow([step]) })).toEqual([]);
});

test('what the gates of other files run already is not told again', () => {
  const makefile = 'check: lint test\nlint:\n\truff check .\ntest:\n\tpytest -q\nbuild:\n\tx\n';
  const steps = ['make check', 'make lint', 'pytest', 'ruff check src', 'make build', 'mypy .'];
  expect(commands({ Makefile: makefile, [ci]: workflow(steps) })).toEqual([
    'make lint',
    'make test',
    'make build',
    'mypy .',
  ]);
  const scripts = '{"scripts":{"test":"vitest run","build":"tsc"}}';
  expect(
    commands({ 'package.json': scripts, [ci]: workflow(['npm test', 'npx vitest run', 'npm run build']) }),
  ).toEqual(['npm run test', 'npm run build']);
  expect(commands({ 'go.mod': 'module a', [ci]: workflow(['go test -race ./...']) })).toEqual([
    'go test ./...',
  ]);
});

test('a workflow that is broken, or no workflow, gives none', () => {
  expect(commands({ [ci]: 'jobs: [' })).toEqual([]);
  expect(commands({ [ci]: 'on: push\njobs: 3\n' })).toEqual([]);
});
