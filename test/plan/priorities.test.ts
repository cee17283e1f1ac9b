import { describe, expect, it } from 'vitest';
import { repository } from '../support/repository.ts';

/** Feature ids in the order in which their slices are planned, with the priorities that the entries state. */
function planned(priorities: readonly (string | number | null)[]): string[] {
  const features = priorities.map((priority, index) => ({
    id: `F-${index + 1}`,
    group: `Group ${index + 1}`,
    priority,
  }));
  const { plan } = repository()
    .area('Core', 'core')
    .feature(...features)
    .compile();
  const slices = plan.items.flatMap((item) => item.slices).sort((a, b) => a.rank - b.rank);
  return slices.flatMap((slice) => slice.featureIds);
}

describe('a priority', () => {
  it.each<[string, (string | number | null)[], string[]]>([
    [
      'of many numbers is an order',
      [12, 3, 7, 1, 9, 2, 45],
      ['F-4', 'F-6', 'F-2', 'F-3', 'F-5', 'F-1', 'F-7'],
    ],
    ['with fractions is an order', [2, 1.5, 1], ['F-3', 'F-2', 'F-1']],
    ['of few numbers is a band', [3, 1, 2], ['F-2', 'F-3', 'F-1']],
    ['is a word', ['low', 'must have', 'High', 'medium'], ['F-2', 'F-3', 'F-4', 'F-1']],
    ['is a mark, and its lack stands in the middle', ['P3', null, 'P0', 'P1'], ['F-3', 'F-4', 'F-2', 'F-1']],
  ])('%s', (_, priorities, order) => {
    expect(planned(priorities)).toEqual(order);
  });
});
