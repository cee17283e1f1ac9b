import { describe, expect, it } from 'vitest';
import { guideOf, packages } from './support.ts';

describe('a heading below a plan that carries a label', () => {
  it('is one package, and what stands below it are its parts', () => {
    const guide = `## Work packages

### BL-1 First (A-1)

Done when:
- it works

### BL-2 Second (A-2)

Depends on: BL-1

- it works too

### BL-3 Third (A-3)

Prose that says what to do in \`billing/core/core.go\`.

#### Notes

- It is cited here (A-4).

### P1-A: Fourth

**Files**

- \`billing/q.go\`

| Requirement | Tests |
| --- | --- |
| A-2 | unit |`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/bl-1 | label BL-1
        title: First (A-1)
        done: it works
        ids: A-1
      billing/bl-2 | label BL-2
        title: Second (A-2)
        scope: it works too
        ids: A-2
        after: billing/bl-1
      billing/bl-3 | label BL-3
        title: Third (A-3)
        scope: Prose that says what to do in \`billing/core/core.go\`.
        scope: It is cited here (A-4).
        paths: billing/core/core.go
        ids: A-3, A-4
      billing/p1-a | label P1-A | P1
        title: Fourth
        paths: billing/q.go
        test: unit
        ids: A-2"
    `);
    expect(guideOf(guide).workPackages.map(({ after }) => after)).toEqual([[], ['billing/bl-1'], [], []]);
  });

  it('has steps with boxes, and is closed when all of them are', () => {
    const guide = `## Work packages

### BL-1 First

- [x] Do this (A-1)
- [x] Do that

### BL-2 Second

- [x] Do this
- [ ] Do that (A-2)`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/bl-1 | label BL-1 | closed
        title: First
        scope: Do this (A-1)
        scope: Do that
        ids: A-1
      billing/bl-2 | label BL-2
        title: Second
        scope: Do this
        scope: Do that (A-2)
        ids: A-2"
    `);
  });

  it('holds packages where its parts carry labels of their own', () => {
    const guide = `## Work packages

### EPIC-1 Groundwork

#### BL-1 First

- Do this (A-1)

#### BL-2 Second

- Do that (A-2)

### EPIC-2 More

Depends on:
- EPIC-1

These in turn.

1. BL-3 Third (A-3)
2. BL-4 Fourth (A-4)

### BL-5 Fifth

Depends on:
- BL-3 Third

Prose in between.

- One
- BL-5a Another`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/bl-1 | label BL-1 | phase "EPIC-1 Groundwork"
        title: First
        scope: Do this (A-1)
        ids: A-1
      billing/bl-2 | label BL-2 | phase "EPIC-1 Groundwork"
        title: Second
        scope: Do that (A-2)
        ids: A-2
      billing/bl-3 | label BL-3 | phase "EPIC-2 More"
        title: Third (A-3)
        ids: A-3
      billing/bl-4 | label BL-4 | phase "EPIC-2 More"
        title: Fourth (A-4)
        ids: A-4
      billing/bl-5 | label BL-5
        title: Fifth
        scope: Prose in between.
        scope: One
        scope: BL-5a Another
        after: billing/bl-3"
    `);
  });

  it('is none where its id is a feature, or where no plan is', () => {
    expect(packages('## Work packages\n\n### A-1 Ledger\n\n- Do this')).toContain('title: Do this');
    expect(packages('## Modules\n\n### BL-1 Ledger\n\nProse.')).toBe('');
  });
});

describe('a heading below a plan that counts', () => {
  it('is a package where it counts single pieces of work', () => {
    const guide = `## Tasks

### Task 1: First

- Do this (A-1)
- Do that

### Task 2 - Second

Depends on: Task 1

Prose (A-2).`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/task-1 | label Task 1 | phase "Task 1"
        title: First
        scope: Do this (A-1)
        scope: Do that
        ids: A-1
      billing/task-2 | label Task 2 | phase "Task 2"
        title: Second
        scope: Prose (A-2).
        ids: A-2
        after: billing/task-1"
    `);
  });

  it('is one where it holds prose only, or says what comes before it', () => {
    const guide = `## Roadmap

### Phase 1 — First

Prose (A-1).

### Phase 2: Second

Depends on: Phase 1

- Do this (A-2)
- Do that

### Phase 3: Third

- Do this too (A-3)
- Do that too

### Phase 4

Depends on: Phase 2

- BL-4 Ledger (A-4)`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/phase-1 | label Phase 1 | phase "Phase 1"
        title: First
        scope: Prose (A-1).
        ids: A-1
      billing/phase-2 | label Phase 2 | phase "Phase 2"
        title: Second
        scope: Do this (A-2)
        scope: Do that
        ids: A-2
        after: billing/phase-1
      billing/do-this-too-a-3 | phase "Phase 3: Third"
        title: Do this too (A-3)
        ids: A-3
      billing/do-that-too | phase "Phase 3: Third"
        title: Do that too
      billing/bl-4 | label BL-4 | phase "Phase 4"
        title: Ledger (A-4)
        ids: A-4
        after: billing/do-this-too-a-3, billing/do-that-too"
    `);
  });
});

it.each(['WP3: Count the shelves', 'AP3: Count the shelves', 'Task-3 Count the shelves'])(
  'a heading below a plan that counts without a blank is a package: %s',
  (heading) => {
    const guide = `## Work packages\n\n### ${heading}\n\nIn the morning.\n`;
    expect(guideOf(guide).workPackages.map(({ title }) => title)).toEqual([heading]);
  },
);

describe('a heading below a plan that opens with a state in capitals', () => {
  const guide = `## Tasks

### TODO Ring at noon (A-1)

In \`billing/core/core.go\`.

- find the bell
- find the rope

### DONE Mend the rope (A-2)

### [WIP] Hang the second bell

## Notes

### TODO Nothing of this is work
`;

  it('is one package without the state, which says whether work is left', () => {
    expect(
      guideOf(guide).workPackages.map(({ title, ids, open, paths, scope }) => [
        title,
        ids.join(),
        open,
        paths.join(),
        scope.map(({ text }) => text).join('; '),
      ]),
    ).toEqual([
      [
        'Ring at noon (A-1)',
        'A-1',
        true,
        'billing/core/core.go',
        'In `billing/core/core.go`.; find the bell; find the rope',
      ],
      ['Mend the rope (A-2)', 'A-2', false, '', ''],
      ['Hang the second bell', '', true, '', ''],
    ]);
  });

  it('is found in lists too, where the state opens an item', () => {
    const items = '## Tasks\n\n- TODO Ring at noon\n- DONE Mend the rope\n- API of the bell\n';
    expect(guideOf(items).workPackages.map(({ title, open }) => [title, open])).toEqual([
      ['Ring at noon', true],
      ['Mend the rope', false],
      ['API of the bell', true],
    ]);
  });
});
