import { describe, expect, it } from 'vitest';
import { figures, look } from './shapes.ts';

const table = (...rows: readonly string[]): string =>
  ['| Requirement | Phase | Status |', '| --- | --- | --- |', ...rows].join('\n');
const boxes = `# Requirements

## v1 Requirements

### Till

- [x] **TILL-01**: Coins are taken
- [ ] **TILL-02**: Notes are taken

### Shop

- [ ] **SHOP-01**: The door opens
- **Note**: it is heavy

## Later Requirements

### Yard

- **YARD-01**: A gate opens
- A plain line is prose.
`;
const traced = table(
  '| TILL-01 | Phase 1 | Complete |',
  '| TILL-02 | Phase 1 | Blocked |',
  '| SHOP-01 | Phase 2 | Pending |',
);

describe('a table that lists what a document says elsewhere', () => {
  it('gives its fields to boxes of the same id', () => {
    const seen = look(`${boxes}\n## Traceability\n\n${traced}\n`, 'REQUIREMENTS.md');
    expect(figures(seen)).toBe(
      'markdown-checklist . 4: 4 entries, 3 groups, 3 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    );
    expect(seen.fields.title?.examples).toEqual([
      'Coins are taken',
      'Notes are taken',
      'The door opens',
      'A gate opens',
    ]);
    expect(seen.groups.map(({ value }) => value)).toEqual(['Till', 'Shop', 'Yard']);
    expect(seen.phases.map(({ value, means }) => [value, means])).toEqual([
      ['Phase 1', 'unknown'],
      ['Phase 2', 'unknown'],
      ['later', 'later'],
    ]);
    expect(seen.fields.status?.examples).toEqual(['Complete', 'Blocked', 'Pending']);
  });

  it('gives its fields to headings of the same id, which keep what they say', () => {
    const one = (id: string, state: string): string => `### ${id}: Do it\n\n**Status:** ${state}\n\nText.`;
    const text = `# Plan\n\n${traced}\n\n${one('TILL-01', 'Done')}\n\n${one('TILL-02', 'Done')}\n\n${one('SHOP-01', 'Open')}\n`;
    const seen = look(text, 'backlog.md');
    expect(figures(seen)).toContain('markdown-headings . 3: 3 entries, 0 groups, 1 open, 2 done');
    expect(seen.phases.map(({ value }) => value)).toEqual(['Phase 1', 'Phase 2']);
  });

  it('may call its column of ids as ids are called', () => {
    const text = `${boxes}\n\n${traced.replace('Requirement', 'ID')}\n`;
    const seen = look(text, 'REQUIREMENTS.md');
    expect(figures(seen)).toContain('markdown-checklist . 4: 4 entries, 3 groups');
    expect(seen.phases.map(({ value }) => value)).toContain('Phase 2');
  });

  it('is none of boxes without ids', () => {
    const text = `# Plan\n\n## A\n\n- [ ] Take\n\n## B\n\n- [ ] Give\n\n${traced.replace('Requirement', 'ID')}\n`;
    expect(figures(look(text, 'TODO.md'))).toContain('markdown-table . 3');
  });

  it('has rows of its own that are entries too', () => {
    const more = `${boxes}\n\n${table(...traced.split('\n').slice(2), '| SHOP-02 | Phase 2 | Pending |')}\n`;
    expect(look(more, 'REQUIREMENTS.md').fields.id?.examples).toContain('SHOP-02');
  });

  it('is the inventory itself where its rows are of other ids', () => {
    const other = table(
      '| A-1 | Phase 1 | To be done |',
      '| A-2 | Phase 1 | Done |',
      '| A-3 | Phase 2 | Done |',
    );
    const seen = look(`${boxes}\n\n${other}\n`, 'REQUIREMENTS.md');
    expect(figures(seen)).toContain('markdown-table . 3');
  });

  it('is left, and said, where its rows are of other ids and say nothing of how far they are', () => {
    const map = '| FR | Epic |\n| --- | --- |\n| FR1 | Epic 2: the till |\n| FR2 | Epic 3: the shop |';
    const seen = look(`${boxes}\n\n${map}\n`, 'REQUIREMENTS.md');
    expect(figures(seen)).toContain('markdown-checklist . 4');
    expect(seen.findings.map(({ code, at }) => `${code} ${at?.line}`)).toContain(
      'inventory/several-lists 25',
    );
  });

  it('leaves items without a box to the prose where boxes have no ids', () => {
    const text = '# Plan\n\n## A\n\n- [ ] Take\n- **F-1**: see there\n\n## B\n\n- [ ] Give\n';
    expect(look(text, 'TODO.md').counts.entries).toBe(2);
  });
});
