import { describe, expect, it } from 'vitest';
import { memoryHost } from '../../src/host/memory.ts';
import { HostError } from '../../src/model/host.ts';
import { config, inventory, readFiles, readHost, whole } from './reading.ts';

describe('reading a repository', () => {
  it('without a fault gives no findings, the same every time', () => {
    const first = readFiles(whole);
    expect(first.findings).toEqual([]);
    expect(readFiles(whole)).toEqual(first);
    expect(JSON.parse(JSON.stringify(first.sources))).toMatchObject({
      inventory: { entries: 1 },
      guides: [{ area: 'Core' }],
      health: null,
    });
  });

  it('of nothing at all is all findings and no exception', () => {
    const { findings, sources } = readFiles({});
    expect(findings).toEqual([
      'warning tree/unreadable-folder nowhere `.` cannot be read: there is no such file',
      "warning tree/empty nowhere the repository's tree, read from the disk, has no files",
      'error inventory/not-found backlog.config.json:3:5 no file in the repository is the feature inventory; looked for `inventory.json`, `data/*.json`',
      'error design/not-found nowhere no file in the repository is the system design; looked for `design.md`, `docs/*design*.md`',
    ]);
    expect(sources).toMatchObject({
      inventory: { features: [], entries: 0 },
      design: null,
      guides: [],
      ownership: [],
      health: null,
    });
  });

  it('finds inventory and design by path or glob, in the order of the patterns, and says what else would match', () => {
    const { sources, findings } = readFiles({
      'data/b.json': '[]',
      'data/a.json': inventory,
      'docs/a-design.md': whole['design.md'],
      'core/guide.md': whole['core/guide.md'],
    });
    expect([sources.inventory.file, sources.design?.file]).toEqual(['data/a.json', 'docs/a-design.md']);
    expect(findings).toEqual([
      'warning inventory/several-files backlog.config.json:3:5 `data/a.json` is read as the inventory, and `data/b.json` would match too',
    ]);
  });

  it('reads a file that is named even where the tree leaves it out', () => {
    const { findings, sources } = readFiles({ ...whole, '.gitignore': 'inventory.json\n' });
    expect(findings).toEqual([]);
    expect(sources.inventory.features).toHaveLength(1);
  });

  it('never reads outside the root', () => {
    const secret = { '/inventory.json': inventory, '/etc/guide.md': '# secret' };
    const files = Object.fromEntries(
      Object.entries(whole).map(([path, text]) => [
        `/repo/${path}`,
        text.replace('core/guide.md', '../etc/guide.md'),
      ]),
    );
    const { findings, sources } = readHost(memoryHost({ ...files, ...secret }), {
      inventory: { ...config.inventory, path: ['../inventory.json', '/inventory.json'] },
    });
    expect(findings.map((line) => line.split(' ')[1])).toEqual(['inventory/not-found', 'guide/outside']);
    expect(sources.guides[0]?.document).toBeNull();
  });

  it.each([
    [
      'missing',
      { 'core/Guide.md': '# Core' },
      'error guide/missing design.md:22:11 the guide of “Core”, `core/guide.md`, is not there',
    ],
    [
      'a folder',
      { 'core/guide.md/a': '' },
      'error guide/unreadable design.md:22:11 the guide of “Core”, `core/guide.md`, cannot be read: a folder stands there',
    ],
    [
      'empty',
      { 'core/guide.md': '\n' },
      'warning guide/empty core/guide.md:1:1 the guide of “Core”, `core/guide.md`, says nothing',
    ],
    [
      'not text',
      { 'core/guide.md': '#\0 \0A' },
      'warning markdown/not-text core/guide.md:1:1 `core/guide.md` holds NUL characters',
    ],
    [
      'of bad front matter',
      { 'core/guide.md': '---\na: [\n---\n# Core\n' },
      'error markdown/front-matter core/guide.md:2:4 this `[` is not closed',
    ],
  ])('reports a guide that is %s, and the area stays', (_, files, expected) => {
    const { findings, sources } = readFiles({
      'inventory.json': inventory,
      'design.md': whole['design.md'],
      ...files,
    });
    expect(findings).toEqual([expected]);
    expect(sources.guides).toHaveLength(1);
  });

  it('reports what the platform refuses', () => {
    const host = memoryHost(
      Object.fromEntries(Object.entries(whole).map(([path, text]) => [`/repo/${path}`, text])),
    );
    const { findings } = readHost({
      ...host,
      readText(path) {
        if (path.endsWith('.md') || path.endsWith('.json')) throw new HostError('EACCES', path);
        return host.readText(path);
      },
    });
    expect(findings).toEqual([
      'error inventory/unreadable inventory.json:1:1 `inventory.json` cannot be read: permission denied (EACCES)',
      'error design/unreadable design.md:1:1 `design.md` cannot be read: permission denied (EACCES)',
    ]);
  });

  it('lets our own faults through', () => {
    const host = memoryHost({ '/repo/inventory.json': inventory });
    const broken = {
      ...host,
      readText: () => {
        throw new TypeError('ours');
      },
    };
    expect(() => readHost(broken)).toThrow('ours');
  });
});

describe('the digest', () => {
  const digest = (files: Readonly<Record<string, string>>): string => readFiles(files).sources.digest;

  it('is SHA-256 in hexadecimal and changes with every text and every path', () => {
    const all = [
      digest(whole),
      digest({ ...whole, 'core/guide.md': '# Core!' }),
      digest({ ...whole, 'core/guide.md': '# Core ' }),
      digest({ ...whole, 'inventory.json': `${inventory} ` }),
      digest({ ...whole, CODEOWNERS: '' }),
      digest({ ...whole, 'core/new.ts': '' }),
      digest({ ...whole, 'core/new.ts': 'x' }),
    ];
    expect(new Set(all).size).toBe(all.length);
    for (const one of all) expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not change with what the tool itself writes', () => {
    expect(digest({ ...whole, 'out/plan.json': '{}', 'out/health.json': '{}', 'out/health.txt': 'x' })).toBe(
      digest(whole),
    );
  });
});

describe('the ownership file', () => {
  it('gives patterns and owners in order, sections their owners', () => {
    const text = `# comment
*       @all  ann@example.org # why

/core/ @core
docs/with\\ space/\t@docs
/free/
[Section][2] @section
a/
b/ @b
^[Optional]
c/
!d/ @x
`;
    const { sources, findings } = readFiles({ ...whole, '.github/CODEOWNERS': text, CODEOWNERS: '* @never' });
    expect(
      sources.ownership.map(
        ({ pattern, owners, at }) => `${at.line}:${at.column} ${pattern} ${owners.join(' ')}`,
      ),
    ).toEqual([
      '2:1 * @all ann@example.org',
      '4:1 /core/ @core',
      '5:1 docs/with space/ @docs',
      '6:1 /free/ ',
      '8:1 a/ @section',
      '9:1 b/ @b',
      '11:1 c/ ',
    ]);
    expect(findings).toEqual([
      'warning tree/ownership-line .github/CODEOWNERS:12:1 `!d/`: patterns that start with `!` have no meaning here',
    ]);
  });
});

describe('recorded health', () => {
  const gate = {
    name: 'quick',
    command: 'npm test',
    outcome: 'fail',
    exit_code: 1,
    duration_ms: 12,
    blocking: true,
    fallback_used: false,
    note: null,
    parser: 'auto',
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: [{ unit: 'a', test: null, file: 'a.ts', line: 3, message: ['boom'] }],
  };
  const record = {
    schema_version: '1',
    recorded_at: '2020-01-01T00:00:00.000Z',
    input_digest: 'x',
    gates: [gate],
    previous: { recorded_at: 'y', gates: [] },
  };
  const read = (value: unknown): ReturnType<typeof readFiles> =>
    readFiles({
      ...whole,
      'out/health.json': typeof value === 'string' ? value : JSON.stringify(value, null, 1),
    });

  it('is read from the file beside the text', () => {
    const { sources, findings } = read(record);
    expect(findings).toEqual([]);
    expect(sources.health).toEqual({
      schemaVersion: '1',
      recordedAt: '2020-01-01T00:00:00.000Z',
      inputDigest: 'x',
      gates: [{ ...camel(gate), failures: gate.failures }],
      previous: { recordedAt: 'y', gates: [] },
    });
  });

  it.each([
    ['no object', [], 'out/health.json:1:1 `out/health.json`: `the record` is not an object'],
    ['no JSON', '{', 'out/health.json:1:2 `out/health.json`: a closing `}` is missing'],
    [
      'another outcome',
      { ...record, gates: [{ ...gate, outcome: 'great' }] },
      'out/health.json:9:15 `out/health.json`: `gates.0.outcome` is not one of pass, fail, timeout, unavailable, interrupted',
    ],
    [
      'a text for a number',
      { ...record, gates: [{ ...gate, passed: '1' }] },
      'out/health.json:16:14 `out/health.json`: `gates.0.passed` is not a number from 0',
    ],
    [
      'no gates',
      { ...record, gates: undefined },
      'out/health.json:1:1 `out/health.json`: `gates` is not a list',
    ],
  ])('of %s is a finding and not believed in parts', (_, value, expected) => {
    const { sources, findings } = read(value);
    expect(sources.health).toBeNull();
    expect(findings).toEqual([`warning health/record-unreadable ${expected}`]);
  });
});

function camel(object: object): object {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
