import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import type { Finding } from '../../src/model/finding.ts';
import { bareRepository, root } from '../support/repository.ts';

const config = `inventory: { path: features.json, overlays: [state.json], include: [more.jsonl, more.yaml, 'items/'] }
design: { path: design.md }
rules: ["backlogic:rules", rules]
`;
const guides = '| Area | Canonical file |\n| --- | --- |\n| A | `guide.md` |\n';

/** Of each file that is read as data: what it says, and the same with a key twice, on which line. */
const files: { readonly [path: string]: readonly [plain: string, twice: string, line: number] } = {
  'backlog.config.yaml': [config, `${config}project: a\nproject: b\n`, 5],
  'features.json': [
    '[{"id": "A-1", "description": "x"}]',
    '[{"id": "A-1",\n"id": "A-9", "description": "x"}]',
    2,
  ],
  'more.jsonl': ['{"id": "A-2"}\n', '{"id": "A-2", "id": "A-8"}\n', 1],
  'more.yaml': ['- id: A-3\n', '- id: A-3\n  id: A-7\n', 2],
  'items/one.md': ['---\nid: B-1\n---\n# x\n', '---\nid: B-1\nid: B-2\n---\n# x\n', 3],
  'state.json': ['[{"id": "A-1", "passes": true}]', '[{"id": "A-1", "passes": true, "passes": false}]', 1],
  'design.md': [
    `---\na: 1\n---\n# D\n\n## Canonical guides\n\n${guides}`,
    `---\na: 1\na: 2\n---\n# D\n\n## Canonical guides\n\n${guides}`,
    3,
  ],
  'guide.md': ['---\na: 1\n---\n# A\n', '---\na: 1\n"a": 2\n---\n# A\n', 3],
  'rules/own.yaml': ['decides: risk\nrules: []\n', 'decides: risk\ndecides: area\nrules: []\n', 2],
  'rules/own.json': [
    '{"decides": "risk", "rules": []}',
    '{"decides": "risk", "\\u0064ecides": "area", "rules": []}',
    1,
  ],
  '.backlogic/repo_health.json': ['{"gates": []}', '{"gates": [],\n"gates": []}', 2],
  'package.json': ['{"name": "a"}', '{"name": "a", "name": "b"}', 1],
  'part/package.json': ['{"name": "a"}', '{"name": "a", "scripts": {"x": "1", "x": "2"}}', 1],
  'pnpm-workspace.yaml': ['packages: []\n', 'packages: []\npackages: [a]\n', 2],
};

function found(change: string | null): readonly Finding[] {
  const texts = Object.entries(files).map(([path, [plain, twice]]) => [
    path,
    path === change ? twice : plain,
  ]);
  const host = bareRepository(Object.fromEntries(texts));
  const loaded = loadConfig({ cwd: root }, host);
  return [...loaded.findings, ...(loaded.config ? compile(loaded.config, host).findings : [])];
}

test.each(Object.entries(files))(
  'a key that stands twice in %s is said where it stands',
  (path, [, , line]) => {
    const says = (one: Finding): boolean => textOf(one).message.includes('stands twice');
    expect(found(null).filter(says)).toEqual([]);
    expect(
      found(path)
        .filter(says)
        .map(({ at }) => [at?.file, at?.line]),
    ).toEqual([[path, line]]);
  },
);
