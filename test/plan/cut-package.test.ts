import { describe, expect, it } from 'vitest';
import type { WorkPackage } from '../../src/model/recon.ts';
import { type CutSlice, mergeSteps, shortList } from '../../src/plan/cut-package.ts';
import { nowhere } from './literal-facts.ts';
import { planOf } from './literals.ts';

const work = (id: string, parts: Partial<WorkPackage> = {}): WorkPackage =>
  ({ id, title: id, label: null, guide: 'core/guide.md', phase: 'First', ...parts }) as WorkPackage;

const slice = (id: string, parts: Partial<CutSlice> = {}, of: Partial<WorkPackage> = {}): CutSlice => ({
  tail: id,
  title: `Do ${id}`,
  featureIds: [],
  doneIds: [],
  relatedIds: [],
  workPackages: [work(id, of)],
  divergences: [],
  pathPrefixes: ['core/'],
  workstream: 'core',
  contract: false,
  contractPr: null,
  criteria: [],
  assumedIds: [],
  at: nowhere,
  ...parts,
});
const merged = (most: number, ...slices: readonly CutSlice[]): string[] =>
  mergeSteps(slices, most).map((one) => one.workPackages.map(({ id }) => id).join('+'));

describe('steps of a phase are one review', () => {
  it('on one ground, in one workstream, of one guide, without labels', () => {
    expect(merged(9, slice('a'), slice('b'), slice('c'))).toEqual(['a+b+c']);
    const others: (readonly [Partial<CutSlice>, Partial<WorkPackage>])[] = [
      [{ pathPrefixes: ['edge/'] }, {}],
      [{ workstream: 'edge' }, {}],
      [{}, { guide: 'edge/guide.md' }],
      [{}, { phase: 'Second' }],
      [{}, { phase: null }],
      [{}, { label: 'WP-1' }],
    ];
    for (const [parts, of] of others)
      expect(merged(9, slice('a'), slice('b', parts, of), slice('c'))).toEqual(['a+c', 'b']);
    expect(merged(9, slice('a', {}, { label: 'A' }), slice('b', {}, { label: 'B' }))).toEqual(['a', 'b']);
    expect(merged(9, slice('a', {}, { phase: null }), slice('b', {}, { phase: null }))).toEqual(['a', 'b']);
  });

  it('as long as it holds no more of them than features, and no more features', () => {
    expect(merged(2, slice('a'), slice('b'), slice('c'), slice('d'), slice('e'))).toEqual([
      'a+b',
      'c+d',
      'e',
    ]);
    const of = (id: string, ...featureIds: string[]): CutSlice => slice(id, { featureIds });
    expect(merged(3, of('a', '1'), of('b', '2', '3'), of('c', '4'))).toEqual(['a+b', 'c']);
    expect(merged(3, of('a', '1', '2'), of('b', '3', '4'), of('c', '5'))).toEqual(['a', 'b+c']);
    expect(merged(0, slice('a'), slice('b'))).toEqual(['a', 'b']);
  });

  it('holds all that they hold, each once, under the name of the phase', () => {
    const line = (id: string) => ({ id, text: id, of: id, source: nowhere });
    const [one] = mergeSteps(
      [
        slice('a', {
          featureIds: ['A-10'],
          doneIds: ['A-10'],
          relatedIds: ['A-3', 'A-2', 'A-5'],
          criteria: [line('x')],
          assumedIds: ['a'],
          divergences: [{ id: 'g' } as never],
        }),
        slice('b', {
          featureIds: ['A-9', 'A-3'],
          doneIds: ['A-9'],
          relatedIds: ['A-10', 'A-2', 'A-20'],
          criteria: [line('y')],
          assumedIds: ['b'],
          divergences: [{ id: 'h' } as never],
        }),
      ],
      3,
    );
    expect(one).toMatchObject({
      tail: 'a',
      title: 'First',
      featureIds: ['A-3', 'A-9', 'A-10'],
      doneIds: ['A-9', 'A-10'],
      relatedIds: ['A-2', 'A-5', 'A-20'],
      pathPrefixes: ['core/'],
      criteria: [line('x'), line('y')],
      assumedIds: ['a', 'b'],
      divergences: [{ id: 'g' }, { id: 'h' }],
    });
  });
});

describe('contract slices of one pull request are one review', () => {
  const contract = (id: string, parts: Partial<CutSlice> = {}, of: Partial<WorkPackage> = {}): CutSlice =>
    slice(id, { contract: true, contractPr: 'Envelope', ...parts }, { label: id, ...of });

  it('whatever their phases and ground, three packages at most', () => {
    expect(merged(9, contract('a'), contract('b', { pathPrefixes: ['edge/'] }, { phase: null }))).toEqual([
      'a+b',
    ]);
    expect(merged(9, contract('a'), contract('b'), contract('c'), contract('d'))).toEqual(['a+b+c', 'd']);
    expect(merged(1, contract('a'), contract('b'))).toEqual(['a+b']);
    expect(merged(9, contract('a'), contract('b', { contractPr: 'Other' }), slice('c'))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('is called by both where no phase is the same', () => {
    const titles = (...slices: readonly CutSlice[]) => mergeSteps(slices, 9).map(({ title }) => title);
    expect(titles(contract('a', {}, { phase: 'One' }), contract('b', {}, { phase: 'Two' }))).toEqual([
      'Do a; Do b',
    ]);
    expect(titles(contract('a', {}, { phase: null }), contract('b', {}, { phase: null }))).toEqual([
      'Do a; Do b',
    ]);
    expect(titles(contract('a'), contract('b'))).toEqual(['First']);
  });
});

describe('a work package on the ground of several', () => {
  const said = (text: string) => ({ text, at: nowhere, ids: [] });
  const slices = (parts: Partial<WorkPackage>) =>
    planOf({
      features: [],
      areas: [
        {
          name: 'Core',
          folder: 'core',
          packages: [{ title: 'Work', paths: ['core/a', 'edge/b', 'edge/c', 'edge/d'], ...parts }],
        },
        { name: 'Edge', folder: 'edge' },
      ],
    }).plan.items.find((item) => item.area === 'Core')?.slices;
  const texts = (parts: Partial<WorkPackage>) =>
    slices(parts)?.map((one) => one.doneCriteria.map(({ id, text }) => `${id}: ${text}`));

  it('is a slice for each, the own first, called by its ground', () => {
    expect(slices({})?.map((one) => [one.id, one.title, one.workstream])).toEqual([
      ['core-work/work', 'Work', 'core'],
      ['core-work/work-edge', 'Work: edge/b/ and 2 more', 'edge'],
    ]);
  });

  it('each ends with the sentences that name its paths, the own with what names none besides', () => {
    const parts = {
      scope: [said('a plan')],
      doneWhen: [
        said('core/a runs'),
        said('edge/c rests'),
        said('core/a and edge/d meet'),
        said('all is well. '),
      ],
      tests: [said('edge/b is tried')],
    };
    expect(texts(parts)).toEqual([
      [
        'core/work.s1: a plan',
        'core/work.1: core/a runs',
        'core/work.3: core/a and edge/d meet',
        'core/work.4: all is well. ',
      ],
      ['core/work.2: edge/c rests', 'core/work.3: core/a and edge/d meet', 'core/work.t1: edge/b is tried'],
    ]);
  });

  it('each ends with the sentences that name a folder around its paths and around no others', () => {
    const paths = ['core/a', 'edge/b/c', 'edge/b/d'];
    const lines = [
      'fixtures stand in `edge/b`',
      'and in `edge/b/`',
      'in `core` and out',
      'edge/b in plain words',
    ];
    expect(texts({ paths, scope: lines.map(said) })).toEqual([
      ['core/work.3: in `core` and out', 'core/work.4: edge/b in plain words'],
      ['core/work.s1: fixtures stand in `edge/b`', 'core/work.s2: and in `edge/b/`'],
    ]);
    // A folder around the paths of both says nothing of either.
    const both = { paths: ['x/core', 'x/edge'], scope: [said('all of `x`'), said('x/edge rests')] };
    const world = planOf({
      features: [],
      areas: [
        { name: 'Core', folder: 'x/core', packages: [{ title: 'Work', ...both }] },
        { name: 'Edge', folder: 'x/edge' },
      ],
    }).plan.items.find((item) => item.area === 'Core')?.slices;
    expect(world?.map((one) => one.doneCriteria.map(({ text }) => text))).toEqual([
      ['all of `x`'],
      ['x/edge rests'],
    ]);
  });

  it('asks for what is to be done and for when it is, the same words once', () => {
    const parts = {
      scope: [said('`Work`.'), said('Add a queue'), said('All is *well*'), said('Add a lock')],
      doneWhen: [said('all is well.')],
    };
    expect(texts(parts)?.[0]).toEqual([
      'core/work.s2: Add a queue',
      'core/work.s4: Add a lock',
      'core/work.1: all is well.',
    ]);
  });

  it('each ends with what is said of the whole where nothing names its paths', () => {
    const part = 'The part in `edge/b/`, `edge/c/`, `edge/d/` is done: ';
    expect(texts({ doneWhen: [said('one.; '), said('two'), said('core/a'), said('four')] })?.[1]).toEqual([
      `core/work.edge: ${part}one; two`,
    ]);
    expect(texts({ scope: [said('of scope.')], doneWhen: [] })?.[1]).toEqual([
      `core/work.edge: ${part}of scope`,
    ]);
    expect(texts({})).toEqual([['core/work.1: Work'], [`core/work.edge: ${part}Work`]]);
    // All sentences speak of other parts: rather those than none.
    expect(texts({ doneWhen: [said('edge/b')] })?.[0]).toEqual(['core/work.1: edge/b']);
    expect(texts({ doneWhen: [said('core/a')] })?.[1]).toEqual([`core/work.edge: ${part}Work`]);
  });
});

describe('paths in a title', () => {
  it.each([
    [['a/'], 'a/'],
    [['a/', 'b/'], 'a/, b/'],
    [['a/', 'b/', 'c/'], 'a/ and 2 more'],
  ])('%j', (paths, text) => {
    expect(shortList(paths)).toBe(text);
  });
});
