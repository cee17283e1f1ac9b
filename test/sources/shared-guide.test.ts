import { expect, test } from 'vitest';
import { repository } from '../support/repository.ts';

const guide = `# Core

## Work packages

### WP-01: Close the books

- Scope: everything
- Done when: it is closed
`;

/** A design in which so many areas name one guide, compiled. */
function sharedBy(areas: number) {
  const built = repository().feature({ id: 'A-1', group: 'Books' });
  for (let at = 0; at < areas; at += 1) built.area(`Area ${at}`, 'core', guide);
  const { plan, facts, artifacts, findings } = built.compile();
  return {
    read: facts.sources.guides.filter(({ document }) => document !== null).length,
    packages: plan.items.reduce((sum, item) => sum + item.workPackageIds.length, 0),
    size: artifacts.reduce((sum, { text }) => sum + text.length, 0),
    said: findings.flatMap(({ code, data }) => (code === 'guide/shared-by-many' ? [data] : [])),
  };
}

test('a guide of a few areas is read for each of them', () => {
  expect(sharedBy(16)).toMatchObject({ read: 16, said: [] });
});

test('a guide of hundreds of areas is read for the first ones, which is said once, and work grows with the rows alone', () => {
  const [some, more] = [sharedBy(100), sharedBy(200)];
  const said = (areas: number) => [{ path: 'core/guide.md', areas, most: 16 }];
  expect([some.read, some.said, more.read, more.said]).toEqual([16, said(100), 16, said(200)]);
  expect([some.packages > 0, more.packages]).toEqual([true, some.packages]);
  expect(more.size).toBeLessThan(some.size * 2);
});
