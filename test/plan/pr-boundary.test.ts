import { expect, it } from 'vitest';
import { prBoundary } from '../../src/plan/pr-boundary.ts';

const slice = (workstream: string, contract: boolean, features: number) => ({
  workstream,
  contract,
  featureIds: Array.from({ length: features }, (_, at) => `A-${at}`),
});

it.each<[string, ReturnType<typeof slice>[]]>([
  ['1 pull request: 1 in core; at most 1 feature each', [slice('core', false, 1)]],
  ['2 pull requests: 2 in core; at most 3 features each', [slice('core', false, 3), slice('core', false, 2)]],
  [
    '3 pull requests: 1 contract-first in api, 1 in core, 1 in edge; at most 2 features each',
    [slice('core', false, 2), slice('edge', false, 1), slice('api', true, 0)],
  ],
  ['1 pull request: 1 contract-first in api', [slice('api', true, 0)]],
])('%s', (line, slices) => {
  expect(prBoundary(slices)).toBe(line);
});
