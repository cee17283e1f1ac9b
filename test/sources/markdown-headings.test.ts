import { describe, expect, it } from 'vitest';
import { figures, look } from './shapes.ts';

const stories = `---
stepsCompleted: [1, 2]
---

# Plan

## Overview

**Status:** draft of a plan

## Epic 1: Till

Money comes in.

### US-1: Take coins (Priority: P1)

**Status:** Done | **Owner:** @till

As a buyer I pay
in coins.

**Acceptance Criteria:**

- Coins are counted
- [x] A bent coin
  comes back

**Effort:** two days

### US-2 - Take notes

- **Status**: In progress
- Depends on: US-1

#### Acceptance Criteria

1. Notes are counted
2. They are kept

\`\`\`
- [ ] an example
\`\`\`

### US-3: Give change

A thought for later.

### How we work

Plainly.

## Epic 2: Shop

### ~~US-4: Open the door~~

| Field | Value |
| --- | --- |
| Priority | Low |
| Depends on | US-2, US-3 |

Doors open.

- [ ] It opens
`;

const two = (first: string, second: string): string => `# Plan\n\n${first}\n\n${second}\n`;
const ids = (text: string): readonly string[] | undefined => look(text, 'backlog.md').fields.id?.examples;

describe('a document whose headings are the inventory', () => {
  it('has a heading for each entry, those above for groups, and fields by what lines are called', () => {
    const seen = look(stories, 'backlog.md');
    expect(figures(seen)).toBe(
      'markdown-headings . 4: 4 entries, 2 groups, 2 open, 1 done, 1 closed, 0 twice, 3/3 edges',
    );
    const { id, title, status, priority, owner, description } = seen.fields;
    expect(id?.examples).toEqual(['US-1', 'US-2', 'US-3', 'US-4']);
    expect(title?.examples).toEqual(['Take coins', 'Take notes', 'Give change', 'Open the door']);
    expect([status?.examples, priority?.examples, owner?.examples]).toEqual([
      ['Done', 'In progress'],
      ['P1', 'Low'],
      ['@till'],
    ]);
    expect(description?.examples).toEqual([
      'As a buyer I pay\nin coins.',
      '- [ ] an example',
      'A thought for later.',
      'Doors open.',
    ]);
    expect(seen.groups.map(({ value }) => value)).toEqual(['Epic 1: Till', 'Epic 2: Shop']);
    expect(seen.fields.acceptance?.entries).toBe(2);
    expect(seen.counts.nested).toEqual({ entries: 1, done: 0 });
    expect(seen.unread).toEqual(['Effort']);
  });

  it.each([
    ['a word and a number', 'Requirement 1: Take', 'Requirement 2: Give', ['Requirement-1', 'Requirement-2']],
    ['two words', 'User Story 1 - Take', 'User Story 2 - Give', ['User-Story-1', 'User-Story-2']],
    ['numbers with dots', 'Story 1.1: Take', 'Story 1.2: Give', ['Story-1.1', 'Story-1.2']],
    ['in brackets', '[REQ-A1] Take', '[REQ-A2] Give', ['REQ-A1', 'REQ-A2']],
    ['counted', '1. Take', '2. Give', ['1', '2']],
    ['none', 'Take', 'Give', undefined],
  ])('has ids at the heads of headings: %s', (_, first, second, expected) => {
    const text = two(`## ${first}\n\n**Status:** Done`, `## ${second}\n\n**Status:** Open`);
    expect(ids(text)).toEqual(expected);
    expect(look(text, 'backlog.md').fields.title?.examples).toEqual(['Take', 'Give']);
  });

  it('finds what comes first by what a heading is called', () => {
    const text = two(
      '## Story 1.1: Take\n\n**Priority:** High',
      '## Story 1.2: Give\n\n**Prerequisites:** Story 1.1\n\n**Priority:** Low',
    );
    expect(look(text, 'backlog.md').counts.edges).toMatchObject({ stated: 1, resolved: 1 });
  });

  it('has criteria without a state', () => {
    const one = (n: number): string =>
      `### Requirement ${n}: Do ${n}\n\n#### Acceptance Criteria\n\n1. It is done\n2. It is seen`;
    expect(figures(look(two(one(1), one(2)), 'requirements.md'))).toContain(
      'markdown-headings . 2: 2 entries',
    );
  });

  it.each([
    '**Acceptance criteria**',
    '__Acceptance Criteria__',
    '**Acceptance criteria:**',
    '**Acceptance criteria**:',
  ])('has criteria below a bold line: %s', (line) => {
    const one = (n: number): string =>
      `### Story ${n}: Do ${n}\n\n**Aim**\n\n${line}\n\n1. It is done\n2. It is seen`;
    const seen = look(two(one(1), one(2)), 'requirements.md');
    expect(seen.fields.acceptance?.examples[0]).toContain('It is done');
    expect(seen.fields.description?.examples).toEqual(['Aim']);
  });

  it('takes the paragraph below a line that says something for what the entry is', () => {
    const text = two(
      '## A-1: Take\n\n**Priority:** High\n**Depends on:** A-2\n\nTake all.',
      '## A-2: Give\n\n**Priority:** Low',
    );
    expect(look(text, 'backlog.md').fields.description?.examples).toEqual(['Take all.']);
  });

  it.each([
    [
      'phases with a state, whose boxes are the entries',
      two('## Phase 1\n\n**Status:** Done\n\n- [x] a', '## Phase 2\n\n**Status:** Open\n\n- [ ] b'),
      'markdown-checklist',
    ],
    [
      'chapters that have owners',
      two('## Till\n\n**Owner:** @a\n\nText.', '## Shop\n\n**Owner:** @b\n\nText.'),
      'markdown',
    ],
    ['one heading', '# Plan\n\n## A-1: Take\n\n**Status:** Done\n\n## How\n\nText.\n', 'markdown'],
    [
      'a file with an id',
      `---\nid: T-1\n---\n${two('## A\n\n**Status:** Done', '## B\n\n**Status:** Open')}`,
      'markdown',
    ],
  ])('is none with %s', (_, text, format) => expect(look(text, 'backlog.md').format).toBe(format));
});
