import { expect, it } from 'vitest';
import { depthOf } from '../../src/plan/parts.ts';

it.each([
  ['core/', 1],
  ['core/lanes/', 2],
  ['core/lanes/turn.go', 3],
  ['turn.go', 1],
])('%s lies %d deep', (path, depth) => {
  expect(depthOf(path)).toBe(depth);
});
