import { describe, expect, it } from 'vitest';
import type { InventoryConfig } from '../../src/model/config.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { type InventoryReading, readInventory } from '../../src/sources/inventory.ts';
import { plain } from './shapes.ts';

const read = (
  text: string,
  more: Partial<InventoryConfig> = {},
): InventoryReading & { readonly found: readonly unknown[] } => {
  const log = new FindingLog();
  const path = text.startsWith('[') ? 'a.json' : 'a.csv';
  const reading = readInventory([{ path, files: [{ path, text }] }], [], { ...plain, ...more }, log);
  return {
    ...reading,
    found: log
      .all()
      .filter(({ code }) => code === 'inventory/parents')
      .map(({ data, at }) => [data, at?.line]),
  };
};

const devops = [
  'ID,Work Item Type,Title,Assigned To,State,Parent,Acceptance Criteria,Priority,Description',
  '1,Epic,Gate,Olu,Active,,,1,Trucks come and go',
  '2,Feature,Appointments,,New,1,,,',
  '3,User Story,Book a slot,Mia,Closed,2,It is free,2,',
  '4,User Story,Move a slot,,New,2,It is kept,,',
  '5,Task,Load test,Tom,To Do,4,,,',
  '6,Task,Migration,,Closed,4,,,',
  '7,Epic,Later,,New,,,,',
  '8,Bug,Wrong hour,,New,1,,,',
  '9,Task,Ask the union,,New,2,,,',
].join('\n');

describe('a list whose entries name the one that they are in', () => {
  it('has what holds others as their group, and tasks as criteria of their story', () => {
    const { inventory, found } = read(devops);
    expect(
      inventory.features.map(({ id, group, owner, priority, notes }) => [
        id,
        group,
        owner,
        priority,
        notes.map(({ name, text }) => `${name}: ${text}`),
      ]),
    ).toEqual([
      ['3', 'Gate', 'Mia', '2', ['Parent: Gate / Appointments']],
      ['4', 'Gate', 'Olu', '1', ['Parent: Gate / Appointments']],
      ['7', null, null, null, []],
      ['8', 'Gate', 'Olu', '1', []],
      ['9', 'Gate', 'Olu', '1', ['Parent: Gate / Appointments']],
    ]);
    expect(
      inventory.features[1]?.acceptance.map(({ id, text, done, note, at }) => [
        id,
        text,
        done,
        note,
        at.line,
      ]),
    ).toEqual([
      [null, 'It is kept', undefined, undefined, 5],
      ['5', 'Load test', undefined, 'Assigned To: Tom', 6],
      ['6', 'Migration', true, undefined, 7],
    ]);
    expect([inventory.entries, inventory.nested]).toEqual([5, { entries: 2, done: 1 }]);
    expect(found).toEqual([[{ key: 'Parent', holders: ['1', '2'], parts: 2 }, 2]]);
  });

  it('keeps tasks apart where nested ones are entries', () => {
    const { inventory } = read(devops, { nested: 'entries' });
    expect(inventory.features.map(({ id }) => id)).toEqual(['3', '4', '5', '6', '7', '8', '9']);
  });

  it('takes for parts what the configuration calls so, however it is written', () => {
    const kinds = (partKinds: readonly string[]): readonly string[] =>
      read(devops, { partKinds }).inventory.features.map(({ id }) => id);
    expect(kinds(['user-story'])).toEqual(['3', '4', '5', '6', '7', '8', '9']);
    expect(kinds(['BUG', 'Task'])).toEqual(['3', '4', '7', '8', '9']);
    expect(kinds([])).toEqual(kinds(['user-story']));
  });

  it('keeps one that says what is to be done: it has criteria, or a text and no kind', () => {
    const { inventory, found } = read(
      [
        'ID,Title,Status,Parent,Description,Acceptance Criteria',
        'A-1,Till,open,,It takes money,',
        'A-2,Coins,open,A-1,,',
        'A-3,Door,open,,,It shuts',
        'A-4,Lock,open,A-3,,',
        'A-5,Roof,open,,,',
        'A-6,Tiles,open,A-5,,',
      ].join('\n'),
    );
    expect(inventory.features.map(({ id, group }) => [id, group])).toEqual([
      ['A-1', 'Till'],
      ['A-2', 'Till'],
      ['A-3', 'Door'],
      ['A-4', 'Door'],
      ['A-6', 'Roof'],
    ]);
    expect(found).toEqual([[{ key: 'Parent', holders: ['A-5'], parts: 0 }, 6]]);
  });

  it('stands beside a group of its own, and lets a dependency mean all of it', () => {
    const { inventory } = read(
      JSON.stringify([
        { id: 'E-1', title: 'Till', area: 'Shop', status: 'open' },
        { id: 'F-1', title: 'Coins', area: 'Shop', parent: { id: 'E-1' }, status: 'open' },
        { id: 'F-2', title: 'Notes', area: 'Shop', parent: 'till', status: 'open' },
        { id: 'F-3', title: 'Door', area: 'House', parent: 'E-9', dependencies: ['E-1'], status: 'open' },
      ]),
    );
    expect(
      inventory.features.map(({ id, group, dependencies, notes }) => [
        id,
        group,
        dependencies.map(({ text }) => text),
        notes.map(({ text }) => text),
      ]),
    ).toEqual([
      ['F-1', 'Shop', [], ['Till']],
      ['F-2', 'Shop', [], ['Till']],
      ['F-3', 'House', ['F-1', 'F-2'], ['E-9']],
    ]);
  });

  it('is left where entries hold each other', () => {
    const { inventory, found } = read(
      'ID,Title,Status,Parent\nA-1,Till,open,A-2\nA-2,Coins,open,A-1\nA-3,Door,open,A-3\n',
    );
    expect(inventory.features.map(({ id, group }) => [id, group])).toEqual([
      ['A-1', null],
      ['A-2', null],
      ['A-3', null],
    ]);
    expect(found).toEqual([]);
  });
});
