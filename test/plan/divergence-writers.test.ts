import { describe, expect, it } from 'vitest';
import type { AreaParts } from './literal-facts.ts';
import { planOf } from './literals.ts';

type Gap = NonNullable<AreaParts['divergences']>[number];

const gap = (parts: Partial<Gap>): Gap => ({ id: 'gap', title: 'Something else', ...parts });

describe('a divergence is closed by who may write its paths', () => {
  const world = {
    features: [
      { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
      { id: 'B-1', group: 'Doors', paths: ['edge/door'] },
    ],
    groups: { Lanes: 'Core', Doors: 'Edge' },
    streams: { core: 'core', edge: 'edge' },
    files: ['core/lanes/1.go', 'core/queue/1.go', 'edge/door/1.go', 'core/Lists', 'core/guide.md'],
  };
  const slicesOf = (core: Partial<AreaParts>) => {
    const areas = [
      { name: 'Core', folder: 'core', ...core },
      { name: 'Edge', folder: 'edge' },
    ];
    return planOf({ ...world, areas }).plan.items.flatMap((item) => item.slices);
  };
  const closing = (core: Partial<AreaParts>) =>
    slicesOf(core)
      .filter((slice) => slice.divergenceIds.length > 0)
      .map(({ id, pathPrefixes, divergenceIds }) => [id, pathPrefixes, divergenceIds]);

  it('which a feature on the ground of others may not', () => {
    const cited = [gap({ title: 'Queue', paths: ['core/queue'], ids: ['B-1'] })];
    expect(closing({ divergences: cited })).toEqual([['core-queue/gaps', ['core/queue/'], ['gap']]]);
  });

  it('which takes them in where its workstream has them', () => {
    const cited = [gap({ title: 'Queue', paths: ['core/queue'], ids: ['A-1'] })];
    expect(closing({ divergences: cited })).toEqual([['lanes/A-1', ['core/lanes/', 'core/queue/'], ['gap']]]);
    const here = [gap({ title: 'Queue', paths: ['core/queue', 'core/lanes/1.go'], ids: ['A-1'] })];
    expect(closing({ divergences: here })).toEqual([['lanes/A-1', ['core/lanes/'], ['gap']]]);
    // What the whole guide is about says nothing.
    const wide = [gap({ title: 'All', paths: ['core'], ids: ['A-1'] })];
    expect(closing({ divergences: wide })).toEqual([['lanes/A-1', ['core/lanes/'], ['gap']]]);
  });

  it('of the slices of a package the one that writes them', () => {
    const packages = [{ title: 'Meet', id: 'meet', paths: ['core/lanes', 'edge/door'] }];
    const door = [gap({ title: 'meet', paths: ['edge/door/1.go'] })];
    expect(closing({ packages, divergences: door })).toEqual([
      [expect.stringMatching(/meet-edge$/), ['edge/door/'], ['gap']],
    ]);
  });

  it('of the slices of a package, the one that writes where its action puts the end of it', () => {
    const packages = [{ title: 'Meet', id: 'meet', paths: ['core/lanes', 'edge/door'] }];
    const paths = ['core/lanes/1.go', 'edge/door/1.go'];
    const door = [gap({ title: 'meet', paths, actionPaths: ['edge/door/1.go'] })];
    expect(closing({ packages, divergences: door })).toEqual([
      [expect.stringMatching(/meet-edge$/), ['edge/door/'], ['gap']],
    ]);
    const cited = [gap({ title: 'Queue', paths, actionPaths: ['edge/door/1.go'], ids: ['A-1'] })];
    expect(closing({ divergences: cited })).toEqual([
      [expect.stringMatching(/gaps$/), expect.anything(), ['gap']],
    ]);
  });

  it('but not a package that only speaks of the same words', () => {
    const packages = [{ title: 'The queue of lanes', id: 'queue', paths: ['core/lanes'] }];
    const words = [gap({ title: 'Lanes queue', paths: ['core/queue'] })];
    expect(closing({ packages, divergences: words })).toEqual([
      [expect.stringMatching(/gaps$/), ['core/queue/'], ['gap']],
    ]);
  });
});
