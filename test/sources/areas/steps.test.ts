import { describe, expect, test } from 'vitest';
import { code, type Found, foundSources } from '../../support/found.ts';
import { areas, folders, inventory, table } from './found-areas.ts';

describe('areas are read from', () => {
  test('the canonical guide table of a design', () => {
    const files = {
      'docs/system_design.md':
        '# Design\n\n## Canonical guides\n\n| Area | Canonical file |\n| --- | --- |\n| Front desk | `desk/guide.md` |\n',
      'desk/guide.md': '# Desk\n',
      ...folders('desk', 'kitchen'),
    };
    expect(areas(files)).toEqual(['Front desk: desk/ by desk/guide.md from guide-table']);
  });

  test('a table of another document that leads to folders and guides, by code, links and mentions', () => {
    const files = {
      'docs/notes.md': `# Notes\n\n${table(
        '| Front desk | `desk/` | [guide](desk.md), [more](../docs/more.md#top) |',
        '| Kitchen | [kitchen](../kitchen) | — |',
        '| **Cellar** | `cellar`, `wine/*` | @docs/desk.md |',
      )}`,
      'docs/desk.md': '# Desk\n',
      'docs/more.md': '# More\n',
      ...folders('desk', 'kitchen', 'cellar', 'wine'),
    };
    expect(areas(files)).toEqual([
      'Front desk: desk/ by docs/desk.md docs/more.md from tables',
      'Kitchen: kitchen/ from tables',
      'Cellar: cellar/ wine/ by docs/desk.md from tables',
    ]);
  });

  test('a table whose rows lead to what folders of code say of themselves, whatever its first column is called', () => {
    const files = {
      'README.md':
        '# Read\n\n| Part | Where | Who |\n| --- | --- | --- |\n| Front | [desk](desk/README.md) | Ana |\n| Food | [kitchen](kitchen/README.md) | Ben |\n',
      'desk/README.md': '# Desk\n',
      'kitchen/README.md': '# Kitchen\n',
      ...folders('desk', 'kitchen'),
    };
    expect(areas(files)).toEqual([
      'Front: desk/ by desk/README.md from tables',
      'Food: kitchen/ by kitchen/README.md from tables',
    ]);
  });

  test.each([
    ['Who', '@ana, Ben', ['@ana', 'Ben']],
    ['**Owner**', '`cooks`', ['cooks']],
    ['Zuständig', 'Küche', ['Küche']],
    ['Team', '—', []],
    ['Team', 'TBD', []],
    ['Read by', 'Ana', []],
  ])('a table, whose column of owners says whose each is: %s, %s', (header, cell, owners) => {
    const text = `| Part | Where | ${header} |\n| --- | --- | --- |\n| Front | \`desk/\` | ${cell} |\n| Food | \`kitchen/\` | |\n`;
    const files = { ...inventory, 'README.md': `# Read\n\n${text}`, ...folders('desk', 'kitchen', 'cooks') };
    const found = foundSources(files).sources.areas.areas.filter(({ from }) => from === 'tables');
    expect(found.map(({ paths }) => paths)).toEqual([['desk/'], ['kitchen/']]);
    expect(found.map((area) => area.owners)).toEqual([owners, []]);
  });

  test.each([
    [
      'a table of documents',
      '| Document | About |\n| --- | --- |\n| [Setup](a.md) | x |\n| [Use](b.md) | y |\n',
    ],
    [
      'a table of files',
      '| File | About |\n| --- | --- |\n| `desk/main.go` | x |\n| `kitchen/main.go` | y |\n',
    ],
    ['a table of one folder', '| Module | Path |\n| --- | --- |\n| One | `desk` |\n| Two | `desk` |\n'],
    [
      'a table of what is not there',
      '| Module | Path |\n| --- | --- |\n| One | `src/one` |\n| Two | `src/two` |\n',
    ],
  ])('no other table: %s', (_, text) => {
    const files = { 'README.md': `# Read\n\n${text}`, 'a.md': '', 'b.md': '', ...folders('desk', 'kitchen') };
    expect(areas(files)).toEqual(['desk: desk/ from folders', 'kitchen: kitchen/ from folders']);
  });

  test('CODEOWNERS: folders, not files, globs, the whole or folders of tools; a folder of the same owners is part of the outer one', () => {
    const files = {
      '.github/CODEOWNERS':
        '* @all\n*.go @go\n/desk/ @front\ndesk/bell @front\n/desk/keys @locks\nkitchen/** @cooks\n/.github/ @ops\n/missing/ @front\n/main.go @x\n',
      ...folders('desk', 'desk/bell', 'desk/keys', 'kitchen', 'cellar'),
    };
    expect(areas(files)).toEqual([
      'desk: desk/ from codeowners',
      'keys: desk/keys/ from codeowners',
      'kitchen: kitchen/ from codeowners',
      'cellar: cellar/ from folders',
    ]);
  });

  test('instructions and READMEs of folders, by their first heading', () => {
    const files = {
      'AGENTS.md': '# The whole\n',
      'desk/AGENTS.md': '# Front desk\n',
      'desk/README.md': '# Read me\n',
      'kitchen/CLAUDE.md': 'Be careful.\n\n# CLAUDE.md\n',
      'cellar/README.md':
        '# A very long heading that says what the reader is to do before anything else is done\n',
      'docs/README.md': '# Docs\n',
      ...folders('desk', 'kitchen', 'cellar'),
    };
    expect(areas(files)).toEqual([
      'cellar: cellar/ (cellar) from instructions',
      'Front desk: desk/ (desk) from instructions',
      'kitchen: kitchen/ (kitchen) from instructions',
    ]);
  });

  test.each<[string, Found, string[]]>([
    [
      'npm',
      {
        'package.json': { workspaces: ['packages/*', '!packages/old'] },
        'packages/desk/package.json': { name: '@inn/front' },
        'packages/old/package.json': { name: 'old' },
        'packages/kitchen/package.json': '{ "name": "kitchen"',
        'elsewhere/package.json': { name: 'elsewhere' },
      },
      // A cut manifest still says that its folder is a package.
      [
        'desk: packages/desk/ (@inn/front) from workspaces',
        'kitchen: packages/kitchen/ (kitchen) from workspaces',
      ],
    ],
    [
      'yarn, the packages in an object',
      {
        'yarn.lock': '',
        'package.json': { workspaces: { packages: ['a', './b/'] } },
        'a/package.json': {},
        'b/package.json': {},
      },
      ['a: a/ (a) from workspaces', 'b: b/ (b) from workspaces'],
    ],
    [
      'pnpm',
      {
        'pnpm-workspace.yaml': 'packages:\n  - apps/**\n  - "!**/test/**"\n',
        'apps/web/package.json': {},
        'apps/web/test/package.json': {},
        'apps/deep/api/package.json': {},
      },
      ['api: apps/deep/api/ (api) from workspaces', 'web: apps/web/ (web) from workspaces'],
    ],
    [
      'cargo',
      {
        'Cargo.toml':
          '[workspace]\nmembers = [\n  "crates/*", # all\n  "xtask",\n]\nexclude = ["crates/old"]\n',
        'crates/log/Cargo.toml': '[package]\nname = "inn-log"\nversion.workspace = true\n',
        'crates/old/Cargo.toml': '[package]\nname = "old"\n',
        'xtask/Cargo.toml': '[package]\nname = "xtask"\n',
        'broken/Cargo.toml': '[package\n',
      },
      ['log: crates/log/ (inn-log) from workspaces', 'xtask: xtask/ (xtask) from workspaces'],
    ],
    [
      'go',
      {
        'go.work': 'go 1.22\n\nuse (\n\t./desk // front\n\t"./svc/kitchen"\n)\nuse ./tools\n',
        'desk/go.mod': 'module example.com/desk\n',
        'svc/kitchen/go.mod': '// old\nmodule example.com/kitchen // new\n',
        'tools/go.mod': 'module example.com/tools\n',
        'other/go.mod': 'module example.com/other\n',
      },
      [
        'desk: desk/ (example.com/desk) from workspaces',
        'kitchen: svc/kitchen/ (example.com/kitchen) from workspaces',
        'tools: tools/ (example.com/tools) from workspaces',
      ],
    ],
    [
      'Maven, modules of modules too',
      {
        'pom.xml':
          '<?xml version="1.0"?><project><parent><artifactId>x</artifactId></parent><artifactId>inn</artifactId><modules><module>desk</module><!-- <module>old</module> --><module> libs/pom.xml </module></modules></project>',
        'desk/pom.xml': '<project><artifactId>inn-desk</artifactId></project>',
        'old/pom.xml': '<project/>',
        'libs/pom.xml': '<project><modules><module>../shared</module></modules></project>',
        'shared/pom.xml': '<project/>',
      },
      [
        'desk: desk/ (inn-desk) from workspaces',
        'libs: libs/ (libs) from workspaces',
        'shared: shared/ (shared) from workspaces',
      ],
    ],
    [
      'Gradle',
      {
        'settings.gradle.kts':
          'rootProject.name = "inn"\ninclude(":desk", ":libs:core")\n// include(":old")\n',
        'desk/build.gradle.kts': '',
        'libs/core/build.gradle': '',
        'old/build.gradle': '',
      },
      ['desk: desk/ (desk) from workspaces', 'core: libs/core/ (core) from workspaces'],
    ],
    [
      'uv',
      {
        'pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
        'packages/desk/pyproject.toml': '[project]\nname = "inn-desk"\n',
        'packages/kitchen/pyproject.toml': '[tool.poetry]\nname = "inn-kitchen"\n',
      },
      [
        'desk: packages/desk/ (inn-desk) from workspaces',
        'kitchen: packages/kitchen/ (inn-kitchen) from workspaces',
      ],
    ],
  ])('the workspace of %s', (_, files, expected) => {
    expect(areas(files)).toEqual(expected);
  });

  test('top-level folders with code; not tests, documents or folders of tools', () => {
    const files = {
      ...folders('desk', 'kitchen', '.hidden', 'vendor'),
      'docs/a.md': '# A\n',
      'tests/desk_test.go': code,
      '.gitignore': 'vendor/\n',
    };
    expect(areas(files)).toEqual(['desk: desk/ from folders', 'kitchen: kitchen/ from folders']);
  });

  test('the folders below, where nearly all code is in one', () => {
    const files = {
      'src/main/java/inn/desk/A.java': code,
      'src/main/java/inn/kitchen/B.java': code,
      'src/main/java/inn/kitchen/C.java': code,
      'scripts/run.sh': code,
    };
    expect(areas(files)).toEqual([
      'scripts: scripts/ from folders',
      'desk: src/main/java/inn/desk/ from folders',
      'kitchen: src/main/java/inn/kitchen/ from folders',
    ]);
  });

  test('at last, the groups of the inventory', () => {
    expect(areas({})).toEqual(['Guests:  from groups', 'Rooms:  from groups']);
    expect(
      areas({
        'features.json': [
          { id: 'A', category: 'x' },
          { id: 'B', category: 'y' },
        ],
      }),
    ).toEqual(['x:  from groups', 'y:  from groups']);
  });

  test('nowhere, where there is nothing', () => {
    expect(foundSources({ 'features.json': [] }).sources.areas).toMatchObject({
      areas: [],
      from: null,
      certainty: null,
    });
  });
});
