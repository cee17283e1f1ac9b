import { expect, test } from 'vitest';
import { proposeGates } from '../../src/discover/gates.ts';

function commands(files: Readonly<Record<string, string>>): string[] {
  const tree = { files: Object.keys(files).map((path) => ({ path, bytes: 1 })) } as const;
  return proposeGates(tree, (path) => files[path] ?? null).map(({ command }) => command);
}

test.each([
  ['nothing', {}, []],
  [
    'targets of a Makefile',
    { Makefile: '.PHONY: test\nVAR := x\nbuild: a\n\tx\ntest: build\nverify::\n' },
    ['make verify', 'make test'],
  ],
  [
    'a target that only runs others gives way to them',
    { Makefile: 'check: lint test # all\nlint:\n\truff check .\ntest:\n\tpytest -q\n' },
    ['make lint', 'make test'],
  ],
  [
    'so does one that calls them',
    { Makefile: 'check:\n\t@$(MAKE) lint\n\n\tmake test\nlint:\n\truff .\ntest:\n\tpytest\n' },
    ['make lint', 'make test'],
  ],
  [
    'they give way where it runs more',
    { Makefile: 'check: lint test docs\nlint:\n\truff .\ntest:\n\tpytest\ndocs:\n\tmk\n' },
    ['make check'],
  ],
  [
    'or where they are too many',
    {
      Makefile:
        'ci: check typecheck\ncheck: lint test unit\nlint:\n\ta\ntest:\n\tb\nunit:\n\tc\ntypecheck:\n\td\n',
    },
    ['make check', 'make typecheck'],
  ],
  [
    'a target with a recipe of its own stands beside what comes before it',
    { Makefile: 'test: lint\n\tpytest\nlint:\n\truff .\ncheck: check\n' },
    ['make check', 'make lint', 'make test'],
  ],
  [
    'a recipe that only runs others',
    { justfile: 'check: lint test\nlint:\n  x\ntest:\n  y\n' },
    ['just lint', 'just test'],
  ],
  [
    'a script that only runs others',
    { 'package.json': '{"scripts":{"check":"npm run lint && npm test","lint":"y","test":"vitest run"}}' },
    ['npm run lint', 'npm run test'],
  ],
  [
    'a Makefile without a check, then the tools',
    { Makefile: 'build:\n', 'go.mod': 'module a' },
    ['go test ./...'],
  ],
  [
    'recipes of a justfile',
    { justfile: "lint:\n  x\n@test name='a': lint\n  y\nx := '1'\n" },
    ['just lint', 'just test'],
  ],
  [
    'scripts of package.json by the lock file',
    { 'package.json': '{"scripts":{"build":"x","lint":"y","test":"vitest run"}}', 'pnpm-lock.yaml': '' },
    ['pnpm run lint', 'pnpm run test'],
  ],
  [
    'no script that waits or is none',
    {
      'package.json':
        '{"scripts":{"test":"echo \\"Error: no test specified\\" && exit 1","lint":"eslint --watch"}}',
    },
    [],
  ],
  ['a package.json that is broken', { 'package.json': '{"scripts":' }, []],
  [
    'cargo and pytest side by side',
    { 'Cargo.toml': '', 'pyproject.toml': '[tool.pytest.ini_options]' },
    ['cargo test', 'python -m pytest -q'],
  ],
  ['a pyproject.toml without pytest', { 'pyproject.toml': '[project]' }, []],
  ['tox', { 'tox.ini': '', 'pytest.ini': '' }, ['tox']],
  ['wrappers', { 'pom.xml': '', mvnw: '', 'build.gradle': '' }, ['./mvnw -q test', 'gradle test']],
  [
    'only what stands at the top',
    { 'backend/go.mod': '', 'web/package.json': '{"scripts":{"test":"x"}}' },
    [],
  ],
])('%s', (_, files, expected) => expect(commands(files as Record<string, string>)).toEqual(expected));
