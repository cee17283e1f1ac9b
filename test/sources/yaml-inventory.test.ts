import { describe, expect, it } from 'vitest';
import { config, readFiles } from './reading.ts';
import { look } from './shapes.ts';

const idsOf = (text: string, path = 'features.yaml'): readonly (readonly [string, readonly string[]])[] =>
  readFiles(
    { [path]: text },
    { inventory: { ...config.inventory, path: [path.replace(/[^/]*\.md$/, '')] } },
  ).sources.inventory.features.map(({ id, dependencies }) => [id, dependencies.map((one) => one.text)]);

describe('ids of a YAML inventory', () => {
  it.each([
    [
      'a list',
      'features:\n  - { id: 007, title: a, dependencies: [010, 1.10] }\n  - { id: 010, title: b }\n  - { id: 1.10, title: c, dependencies: 007 }\n',
      'features.yaml',
    ],
    [
      'a map',
      'features:\n  007: { title: a, dependencies: [010, 1.10] }\n  010: { title: b }\n  1.10: { title: c, dependencies: 007 }\n',
      'features.yaml',
    ],
    [
      'documents',
      'epic: { id: 007, title: a, dependencies: [010, 1.10] }\n---\nepic: { id: 010, title: b }\n---\nepic: { id: 1.10, title: c, dependencies: 007 }\n',
      'features.yaml',
    ],
  ])('are as they are written in %s', (_, text, path) => {
    expect(idsOf(text, path)).toEqual([
      ['007', ['010', '1.10']],
      ['010', []],
      ['1.10', ['007']],
    ]);
  });

  it('are as they are written in front matter', () => {
    const text = '---\nid: 007\ntitle: a\ndependencies: [010]\n---\n\nText.\n';
    expect(idsOf(text, 'backlog/a.md')).toEqual([['007', ['010']]]);
  });

  it('are those of the overlay where it says them', () => {
    const { features } = readFiles(
      {
        'a.yaml': 'features:\n  - { id: 01, group: 02 }\n',
        'b.yaml': 'features:\n  - { id: 01, group: 3 }\n',
      },
      { inventory: { ...config.inventory, path: ['a.yaml'], overlays: ['b.yaml'] } },
    ).sources.inventory;
    expect(features.map(({ id, group }) => [id, group])).toEqual([['01', '3']]);
  });
});

describe('several documents in one file', () => {
  it('are no groups unless they have names', () => {
    const without =
      'features:\n- {id: F-1, title: a, status: open}\n---\nfeatures:\n- {id: F-2, title: b, status: open}\n';
    const named = without.replaceAll('features:', 'name: A\nfeatures:').replace('A', 'B');
    expect(look(without, 'a.yaml').groups).toEqual([]);
    expect(look(without, 'a.yaml').counts.entries).toBe(2);
    expect(look(named, 'a.yaml').groups.map(({ value }) => value)).toEqual(['B', 'A']);
  });
});
