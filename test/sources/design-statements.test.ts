import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/model/sources.ts';
import { design as whole } from './reading.ts';
import { read, texts } from './reading-design.ts';

describe('statements', () => {
  it('stand below labels, each label its own list', () => {
    const { design, findings } = read(whole);
    expect(findings).toEqual([]);
    expect(
      [
        design.principles,
        design.guarantees,
        design.nonGoals,
        design.ownershipRules,
        design.governanceRules,
      ].map(texts),
    ).toEqual([['One owner'], ['It works'], ['A toy'], ['Teams own paths'], ['Reviews']]);
    expect(design.guarantees[0]?.at).toEqual({ file: 'design.md', line: 7, column: 3, endColumn: 11 });
  });

  const only = (section: string): Design =>
    read(whole.replace('Guarantees:\n- It works\n\nWhat it is not:\n- A toy\n', section)).design;

  it.each<[string, string, string[], string[]]>([
    [
      'a heading for both, a label for each',
      '## Guarantees and non-goals\n\nGuarantees:\n- a\n- b\n\nOur non-goals:\n1. c\n',
      ['a', 'b'],
      ['c'],
    ],
    ['a heading for each', '## Guarantees\n- a\n\n## Non-goals\n- c\n', ['a'], ['c']],
    [
      'a heading, and other labels below it',
      '## Guarantees\n\nAt run time:\n- a\n\nAt rest:\n- b\n\n## Non-goals\n\nx\n',
      ['a', 'b'],
      ['x'],
    ],
    [
      'a heading and sections below it',
      '## Guarantees\n### Run time\n- a\n### Rest\n- b\n### Non-goals\n- c\n',
      ['a', 'b'],
      ['c'],
    ],
    ['bold labels', '**Guarantees**\n\n- a\n\n**Non-goals:**\n\n- c\n', ['a'], ['c']],
    ['labels in a list', '- Guarantees:\n  - a\n  - b\n- Non-goals:\n  - c\n', ['a', 'b'], ['c']],
    [
      'a label at the end of a paragraph',
      'Some words.\nGuarantees:\n- a\n\nNon-goals:\n- c\n\nNot one of them.\n\n- nor this\n',
      ['a'],
      ['c'],
    ],
    [
      'paragraphs',
      '## Guarantees\n\nIt holds.\n\nIt works.\n\n## Non-goals\nNothing.\n',
      ['It holds.', 'It works.'],
      ['Nothing.'],
    ],
    [
      'a table',
      '## Guarantees\n\n| What | How |\n|---|---|\n| a | b |\n\n## Non-goals\n> - c\n',
      ['a: b'],
      ['c'],
    ],
    ['nested items', '## Guarantees\n- a\n  - b\n\n## Non-goals\n- c\n', ['a', 'b'], ['c']],
  ])('are found with %s', (_, section, guarantees, nonGoals) => {
    const found = only(section);
    expect(texts(found.guarantees)).toEqual(guarantees);
    expect(texts(found.nonGoals)).toEqual(nonGoals);
  });

  it('that no title announces are a finding that names the nearest title', () => {
    const { findings, design } = read(whole.replace('Guarantees:', 'Garantees:'));
    expect(design.guarantees).toEqual([]);
    expect(findings).toEqual([
      'warning design/no-section design.md:6:1 no heading or label in the design announces the guarantees',
    ]);
  });

  it('that are announced and missing are a finding', () => {
    const { findings } = read(whole.replace('- It works\n', ''));
    expect(findings).toEqual([
      'warning design/no-section design.md:6:1 the part of the design that holds the guarantees has no statements',
    ]);
  });
});

describe('stated counts', () => {
  it('are found through marks, with their place, and know the phase of their title', () => {
    const text = `${whole}
## Counts

The list has **12** features in total (\`9\` MVP, 3 post-MVP).

Post-MVP features by group:
- \`Flow (a)\` (2)
- State (1)

Groups of the MVP:
1. State (9)

Elsewhere:
- State (4)
`;
    const { design, findings } = read(text);
    expect(findings).toEqual([]);
    expect(
      design.statedCounts.map(({ what, group, phase, count, at }) => [
        what,
        group,
        phase,
        count,
        `${at.line}:${at.column}`,
      ]),
    ).toEqual([
      ['total', null, null, 12, '32:16'],
      ['mvp', null, null, 9, '32:41'],
      ['post_mvp', null, null, 3, '32:49'],
      ['group', 'Flow (a)', 'post_mvp', 2, '35:4'],
      ['group', 'State', 'post_mvp', 1, '36:3'],
      ['group', 'State', 'mvp', 9, '39:4'],
      ['group', 'State', null, 4, '42:3'],
    ]);
  });
});
