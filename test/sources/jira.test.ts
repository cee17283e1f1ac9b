import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { figures, look, plain } from './shapes.ts';

type Fields = { readonly [name: string]: JsonValue };

const issue = (number: number, summary: string, fields: Fields = {}): JsonValue => ({
  id: String(10_000 + number),
  key: `TILL-${number}`,
  fields: {
    summary,
    issuetype: { name: 'Story', subtask: false },
    status: { name: 'To Do', statusCategory: { key: 'new' } },
    priority: { name: 'High' },
    assignee: null,
    fixVersions: [{ name: 'R1' }],
    description: null,
    ...fields,
  },
});

const parent = (number: number, summary: string): JsonValue => ({
  key: `TILL-${number}`,
  fields: { summary },
});
const blocks = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };

const read = (...issues: readonly JsonValue[]) => {
  const value = { startAt: 0, total: issues.length, names: { customfield_1: 'Acceptance criteria' }, issues };
  const files = [{ path: 'export.json', text: JSON.stringify(value, null, 1) }];
  const { inventory } = readInventory([{ path: 'export.json', files }], [], plain, new FindingLog());
  return { inventory, features: inventory.features, seen: look(value, 'export.json') };
};

describe("an export of Jira's", () => {
  it('has issues with the words of their fields', () => {
    const { inventory, features } = read(
      issue(1, 'Take coins', {
        status: { name: 'Done' },
        assignee: { displayName: 'Ana', accountId: '5' },
        description: 'Coins.\n\nh3. Acceptance criteria\n* It counts\n# It rings\n',
      }),
      issue(2, 'Take notes', { status: { name: 'Done' }, resolution: { name: "Won't Do" } }),
      issue(3, 'Give change', { customfield_1: '* It is right\n* It is quick' }),
    );
    expect(inventory.format).toBe('jira');
    expect(features[0]).toMatchObject({
      id: 'TILL-1',
      title: 'Take coins',
      description: 'Coins.',
      owner: 'Ana',
      priority: 'High',
      phase: 'R1',
      category: 'Story',
      done: true,
    });
    expect(features[0]?.acceptance.map(({ text }) => text)).toEqual(['It counts', 'It rings']);
    expect(features[1]).toMatchObject({ done: false, closed: true });
    expect(features[2]?.acceptance.map(({ text }) => text)).toEqual(['It is right', 'It is quick']);
  });

  it('has a group by its outermost parent, also where that is not in it', () => {
    const { features } = read(
      issue(1, 'Till', { issuetype: { name: 'Epic', subtask: false } }),
      issue(2, 'Take coins', { parent: parent(1, 'Till') }),
      issue(3, 'Count them', { parent: parent(2, 'Take coins') }),
      issue(4, 'Open the door', { parent: parent(9, 'Shop') }),
      issue(5, 'Alone'),
    );
    expect(features.map(({ id, group }) => [id, group])).toEqual([
      ['TILL-2', 'Till'],
      ['TILL-3', 'Till'],
      ['TILL-4', 'Shop'],
      ['TILL-5', null],
    ]);
  });

  it('keeps a task with subtasks as an entry, and lets a dependency on an epic stand for all of it', () => {
    const epic = { issuetype: { name: 'Epic', subtask: false } };
    const { features } = read(
      issue(1, 'Till', epic),
      issue(2, 'Take coins', { parent: parent(1, 'Till') }),
      issue(3, 'Open the door', { issuelinks: [{ type: blocks, inwardIssue: { key: 'TILL-1' } }] }),
      issue(4, 'Oil it', {
        parent: parent(3, 'Open the door'),
        issuetype: { name: 'Sub-task', subtask: true },
      }),
    );
    expect(
      features.map(({ id, group, dependencies }) => [id, group, dependencies.map(({ text }) => text)]),
    ).toEqual([
      ['TILL-2', 'Till', []],
      ['TILL-3', 'Open the door', ['TILL-2']],
      ['TILL-4', 'Open the door', []],
    ]);
  });

  it('depends by its links, whichever of the two issues has them', () => {
    const { inventory, features } = read(
      issue(1, 'Take coins', { issuelinks: [{ type: blocks, outwardIssue: { key: 'TILL-2' } }] }),
      issue(2, 'Take notes'),
      issue(3, 'Give change', {
        issuelinks: [
          { type: blocks, inwardIssue: { key: 'TILL-2' } },
          { type: { inward: 'relates to', outward: 'relates to' }, outwardIssue: { key: 'TILL-1' } },
        ],
      }),
    );
    expect(features.map(({ dependencies }) => dependencies.map(({ text }) => text))).toEqual([
      [],
      ['TILL-1'],
      ['TILL-2'],
    ]);
    expect(inventory.edges).toEqual({ stated: 2, resolved: 2, dangling: 0 });
  });

  it('reads descriptions in the format of Atlassian, and subtasks that stand only in their task', () => {
    const text = (words: string): JsonValue => ({
      type: 'paragraph',
      content: [{ type: 'text', text: words }],
    });
    const { features } = read(
      issue(1, 'Take coins', {
        description: {
          type: 'doc',
          content: [
            text('Coins.'),
            { type: 'heading', content: [{ type: 'text', text: 'Acceptance criteria' }] },
            { type: 'bulletList', content: [{ type: 'listItem', content: [text('It counts')] }] },
          ],
        },
      }),
      issue(2, 'Take notes', {
        subtasks: [
          { key: 'TILL-7', fields: { summary: 'Smooth them', status: { name: 'Done' } } },
          { key: 'TILL-1', fields: { summary: 'Take coins' } },
        ],
      }),
    );
    expect(features[0]?.description).toBe('Coins.');
    expect(features[0]?.acceptance.map(({ text: said }) => said)).toEqual(['It counts']);
    expect(features[1]?.steps.map(({ text: said, done }) => [said, done])).toEqual([['Smooth them', true]]);
  });

  it('is found by what it holds', () => {
    const { seen } = read(issue(1, 'Take coins'));
    expect(figures(seen)).toMatch(/^jira issues 1: 1 entries/);
    expect(look({ issues: [{ key: 'A', summary: 'x', status: 'open' }] }, 'export.json').format).toBe('json');
  });
});
