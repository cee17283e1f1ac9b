import { expect, it } from 'vitest';
import { evidenceLines } from '../../src/commands/shared/evidence.ts';
import { repository } from '../support/repository.ts';

it('counts what anyone can count in the inventory', () => {
  const list = [
    {
      id: 'F-1',
      description: 'a',
      group: 'Tuning',
      status: 'done',
      release_phase: 'mvp',
      subtasks: [{ title: 'x', status: 'done' }],
    },
    {
      id: 'F-2',
      description: 'b',
      group: 'Tuning',
      status: 'todo',
      release_phase: 'mvp',
      dependencies: ['F-1', 'F-9'],
    },
    { id: 'F-2', description: 'c', status: 'deprecated', release_phase: 'mvp' },
  ];
  const { facts, ...rest } = repository()
    .area('Core', 'core')
    .file('docs/features.json', JSON.stringify({ features: list, total_features: 7 }))
    .compile();
  expect(evidenceLines({ facts, ...rest }).slice(6)).toEqual([
    'entries: 3 (json)',
    'groups: 1 (1 entry names none)',
    'open: 1',
    'done: 1',
    'closed: 1',
    'duplicate_ids: 1',
    'dependency_edges: 2 (1 resolved, 1 dangling)',
    'nested_items: 1 (1 done), read as criteria',
  ]);
  const stated = rest.findings.find(({ code }) => code === 'claims/count-disagrees');
  expect(stated?.data).toEqual({ what: '`total_features`', stated: 7, actual: 3 });
});
