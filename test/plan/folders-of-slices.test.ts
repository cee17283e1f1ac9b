import { describe, expect, it } from 'vitest';
import { planOf } from './literals.ts';

describe('a slice that has folders', () => {
  const paths = (files: readonly string[], named: readonly string[]) =>
    planOf({
      features: [{ id: 'B-1', group: 'B', paths: ['core/x'] }],
      areas: [
        { name: 'core', folder: 'core', packages: [{ title: 'Do', id: 'do', paths: ['core/y', ...named] }] },
      ],
      groups: { B: 'core' },
      streams: { core: 'outer', Makefile: 'outer', 'core/x': 'inner' },
      files: ['core/x/1.go', 'core/y/1.go', ...files],
    }).plan.items.find((item) => item.workPackageIds.length > 0)?.slices[0]?.pathPrefixes;

  it('does without guides beside them, and has every file that somebody names or works in', () => {
    expect(paths(['Makefile'], ['Makefile'])).toEqual(['Makefile', 'core/y/']);
    expect(paths(['core/main.go', 'core/guide.md'], ['core'])).toEqual(['core/main.go', 'core/y/']);
  });
});
