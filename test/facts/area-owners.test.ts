import { expect, it } from 'vitest';
import { code, found } from '../support/found.ts';

const files = {
  'features.json': [
    { id: 'A-1', group: 'Front', description: 'Rooms are listed' },
    { id: 'A-2', group: 'Food', description: 'Meals are listed' },
  ],
  'README.md':
    '# Read\n\n| Part | Where | Who |\n| --- | --- | --- |\n| Front | `desk/` | Ana |\n| Food | `kitchen/` | Ben |\n',
  'desk/main.go': code,
  'kitchen/main.go': code,
};

const owners = (more: object = {}) => {
  const { log } = found({ ...files, ...more });
  return ['desk', 'kitchen'].map((path) => {
    const [decision] = log.about('owner').filter(({ subject }) => subject.id === path);
    return `${path}: ${decision?.value} by ${decision?.rule}`;
  });
};

it('takes the column of owners in the table of areas for the owners of their paths', () => {
  expect(owners()).toEqual(['desk: Ana by owner-of-area', 'kitchen: Ben by owner-of-area']);
});

it('lets the ownership file win where it names somebody', () => {
  expect(owners({ CODEOWNERS: '/desk/ @front\n/kitchen/\n' })).toEqual([
    'desk: @front by owner-declared',
    'kitchen: Ben by owner-of-area',
  ]);
});
