import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../support/processor-time.ts';
import { design as whole } from './reading.ts';
import { read, texts } from './reading-design.ts';

describe('the canonical guide table', () => {
  const table = (rows: string): string => whole.replace('| Core | `core/guide.md` |', rows);

  it.each([
    ['code', '| Core | `core/guide.md` |'],
    ['a link', '| Core | [the guide](core/guide.md) |'],
    ['a link with a fragment and angles', '| Core | [`the guide`](<./core/guide.md#top>) |'],
    ['plain text', '| Core | core/guide.md |'],
    ['a loose path', '| **Core** | `./core//guide.md` (draft) |'],
  ])('names a guide by %s', (_, row) => {
    const { design, findings } = read(table(row));
    expect(findings).toEqual([]);
    expect(design.guides).toMatchObject([{ area: 'Core', guide: 'core/guide.md', at: { line: 22 } }]);
  });

  it('reports rows that are incomplete, areas that stand twice and guides that are shared', () => {
    const rows =
      '| Core | `core/guide.md` |\n| | `x.md` |\n| Edge | |\n| Core | `y.md` |\n| Other | `core/guide.md` |';
    const { design, findings, sources } = read(table(rows));
    expect(design.guides.map(({ area, guide }) => [area, guide])).toEqual([
      ['Core', 'core/guide.md'],
      ['Other', 'core/guide.md'],
    ]);
    expect(sources.guides.map(({ area, document }) => [area, document !== null])).toEqual([
      ['Core', true],
      ['Other', true],
    ]);
    expect(findings).toEqual([
      'error design/incomplete-row design.md:23:2 a row of the canonical guide table (`x.md`) has no area',
      'error design/incomplete-row design.md:24:9 a row of the canonical guide table (`Edge`) has no guide',
      'error design/duplicate-area design.md:25:3 the area “Core” stands at line 22 already; this row is not read -> the first one, which counts 22:3',
      'warning design/shared-guide design.md:26:12 `core/guide.md` is the guide of `Core`, `Other` -> Core 22:11',
    ]);
  });

  it('is looked for below its heading, in the sections below it and behind a label', () => {
    expect(
      read(whole.replace('## Guide table\n', '## Guide table\n\nIntro.\n\n### All of them\n')).design.guides,
    ).toHaveLength(1);
    expect(
      read(whole.replace('## Guide table\n', '## Areas\n\nThe guide table:\n')).design.guides,
    ).toHaveLength(1);
  });

  it.each([
    [
      'has no heading',
      whole.replace('## Guide table', '## Guides of the areas'),
      [
        'error design/no-guide-table design.md:18:4 no heading or label in the design announces the canonical guide table',
      ],
    ],
    [
      'has no table',
      whole.replace('| --- | --- |\n| Core', '| --- |\n| Core'),
      [
        'warning markdown/table-delimiter design.md:21:1 the row of dashes has 1 cell, and the header above it 2: in Markdown these lines are no table -> the header 20:1',
        'error design/no-table design.md:18:4 the section of the canonical guide table holds no table',
      ],
    ],
    [
      'lacks a column',
      whole.replace('| Area | Guide |', '| Area | Guides |'),
      [
        'error design/missing-column design.md:20:10 the canonical guide table has no `guide` column; its columns are `Area`, `Guides`',
      ],
    ],
  ])('that %s is a finding, and the rest is read', (_, text, expected) => {
    const { design, findings } = read(text);
    expect(findings).toEqual(expected);
    expect(design.guides).toEqual([]);
    expect(design.modules).toHaveLength(1);
  });
});

describe('the target modules', () => {
  it('have paths and groups by code spans, with their places', () => {
    const row = '| Engine | `core/*`, `./lib/a.ts` | Runs `it` | `Flow (a, b)`, `State` |';
    const { design, findings } = read(whole.replace('| Engine | `core/*` | Runs | `Flow` |', row));
    expect(findings).toEqual([]);
    expect(design.modules).toEqual([
      {
        name: 'Engine',
        paths: [
          { text: 'core/', at: { file: 'design.md', line: 28, column: 13, endColumn: 19 } },
          { text: 'lib/a.ts', at: { file: 'design.md', line: 28, column: 23, endColumn: 33 } },
        ],
        responsibilities: 'Runs it',
        groups: [
          { text: 'Flow (a, b)', at: { file: 'design.md', line: 28, column: 50, endColumn: 61 } },
          { text: 'State', at: { file: 'design.md', line: 28, column: 65, endColumn: 70 } },
        ],
        at: { file: 'design.md', line: 28, column: 3, endColumn: 9 },
      },
    ]);
  });

  it('have them between commas and breaks outside brackets where nothing is code', () => {
    const row = '| Engine | core/, lib | Runs | Flow (a, b), State; **Rest**<br>Last |';
    const { design } = read(whole.replace('| Engine | `core/*` | Runs | `Flow` |', row));
    expect(texts(design.modules[0]?.paths ?? [])).toEqual(['core/', 'lib']);
    expect(texts(design.modules[0]?.groups ?? [])).toEqual(['Flow (a, b)', 'State', 'Rest', 'Last']);
  });

  it('are still read where a column is missing that only helps', () => {
    const { design, findings } = read(whole.replace('| Groups |', '| Groop |'));
    expect(design.modules).toMatchObject([{ name: 'Engine', paths: [{ text: 'core/' }], groups: [] }]);
    expect(findings).toEqual([
      'warning design/missing-detail design.md:26:39 the target-module table has no `groups` column; its columns are `Module`, `Paths`, `Responsibilities`, `Groop`',
    ]);
  });
});

describe('columns that no name of the configuration is for', () => {
  it('are said once, and not the one that is said as a slip', () => {
    const { design, findings } = read(
      whole
        .replace('| Groups |', '| Groop | Depends on | `Owner` | |')
        .replace('| `Flow` |', '| `Flow` | Other | @me | x |')
        .replace(/(\| Responsibilities \| Groop.*\n\|)(.*)\|/, '$1$2| --- | --- | --- |'),
    );
    expect(design.modules).toHaveLength(1);
    expect(findings.slice(1)).toEqual([
      'info design/unread-columns design.md:26:47 the target-module table has 2 columns that are not read: `Depends on`, `Owner`',
    ]);
  });
});

describe('an empty design', () => {
  it('is all findings and no exception', () => {
    expect(read('').findings).toEqual([
      'warning design/no-section design.md:1:1 no heading or label in the design announces the principles',
      'warning design/no-section design.md:1:1 no heading or label in the design announces the guarantees',
      'warning design/no-section design.md:1:1 no heading or label in the design announces the non-goals',
      'warning design/no-section design.md:1:1 no heading or label in the design announces the ownership rules',
      'warning design/no-section design.md:1:1 no heading or label in the design announces the governance rules',
      'error design/no-guide-table design.md:1:1 no heading or label in the design announces the canonical guide table',
      'warning design/no-module-table design.md:1:1 no heading or label in the design announces the target-module table',
    ]);
  });
});

describe('any design', () => {
  const line = fc.constantFrom(
    ...[
      '',
      '# Guide table',
      '## Modules',
      'Guarantees:',
      '- Non-goals:',
      '  - a',
      '- b',
      '1. c',
      'words',
      '> - d',
      '```',
      '---',
    ],
    ...[
      '| Area | Guide |',
      '| Module | Paths | Groups |',
      '|---|---|',
      '|---|---|---|',
      '| a | `b/../../c.md` | [x](y.md) |',
    ],
    ...['**Principles**', '12 features in total', '- x (3)', '| | |', '\t', '<!--', '    code'],
  );

  it('is read without an exception, and every statement stands where its place says', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        // Front matter is another matter.
        fc.pre(lines[0] !== '---');
        const { design } = read(lines.join('\n'));
        const statements = [
          design.principles,
          design.guarantees,
          design.nonGoals,
          design.ownershipRules,
          design.governanceRules,
        ].flat();
        for (const { text, at } of statements) {
          expect(
            (lines[at.line - 1] ?? '').slice(at.column - 1).startsWith(text.split(/[:\n]/)[0] ?? ''),
          ).toBe(true);
        }
        expect(JSON.parse(JSON.stringify(design))).toBeTruthy();
      }),
      { numRuns: 500 },
    );
  });

  it('is read in time, however many titles come near to what is looked for', () => {
    const start = processorTime();
    read(Array.from({ length: 20_000 }, (_, index) => `# Guarantes ${index} ${'x'.repeat(50)}`).join('\n'));
    expect(processorTime() - start).toBeLessThan(8000);
  });
});
