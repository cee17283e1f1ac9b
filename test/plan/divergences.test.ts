import { describe, expect, it } from 'vitest';
import { type AreaParts, type FeatureParts, nowhere } from './literal-facts.ts';
import { planOf } from './literals.ts';

type Gap = NonNullable<AreaParts['divergences']>[number];

const features: FeatureParts[] = [
  { id: 'A-10', group: 'Lanes' },
  { id: 'A-2', group: 'Lanes' },
  { id: 'B-1', group: 'Doors' },
  { id: 'B-2', group: 'Doors' },
  { id: 'L-1', group: 'Doors', phase: 'later' },
  { id: 'C-1', group: 'Doors', status: 'dropped' },
];
const said = (text: string) => ({ text, at: nowhere, ids: [] });

/** Whose slices close divergences: a package, a feature, or the title of what stands alone; nothing where none does. */
function homes(
  core: Partial<AreaParts>,
  gaps: readonly Gap[],
  more: readonly FeatureParts[] = [],
): (string | undefined)[] {
  const { plan } = planOf({
    features: [...features, ...more],
    areas: [{ name: 'Core', folder: 'core', ...core, divergences: gaps }],
    groups: { Lanes: 'Core', Doors: 'Core' },
  });
  const slices = plan.items.flatMap((item) => item.slices);
  return gaps.map(({ title }, index) => {
    const id = slices.find((slice) =>
      slice.divergenceIds.some(
        (one) => one === (gaps[index]?.id ?? `core/gap/${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`),
      ),
    );
    return id && (id.workPackageIds[0] ?? id.featureIds[0] ?? id.title);
  });
}

const gap = (parts: Partial<Gap>): Gap => ({ id: 'gap', title: 'Something else', ...parts });
/** Where one divergence goes among packages that each stand alone. */
const among = (packages: AreaParts['packages'] & object, parts: Partial<Gap>): string | undefined =>
  homes({ packages }, [gap(parts)])[0];

describe('a divergence is closed by the package that', () => {
  const other = { title: 'Another', id: 'other' };

  it('is named by what is to be done about it, or else by what is said of it, whatever else agrees', () => {
    const path = { title: 'Path', id: 'path', label: 'Phase 1', paths: ['core/lanes'], ids: ['A-2', 'B-1'] };
    const named = { title: 'Facade', id: 'facade', label: 'Phase 12' };
    const seen = { paths: ['core/lanes'], ids: ['A-2', 'B-1'] };
    expect(among([path, named], { ...seen, action: 'Phase 12 adds it' })).toBe('facade');
    expect(among([path, named], { ...seen, text: 'waits for phase 12.' })).toBe('facade');
    expect(among([path, named], { ...seen, action: 'Phase 1 adds it', text: 'as in Phase 12' })).toBe('path');
    const part = { ...named, label: 'Phase 1.2' };
    expect(among([path, part], { ...seen, action: 'Phase 1.2 adds it' })).toBe('facade');
    expect(among([path, part], { ...seen, action: 'Phase\n1 adds it: see 3.Phase 1.2' })).toBe('path');
    expect(among([path, part], { text: 'Phase 1.3 adds it' })).toBe('Something else');
    expect(among([path, part], { text: 'as in phase 1.' })).toBe('path');
    // Not a part of another name, and not a word that is a name by chance.
    expect(among([path, named], { ...seen, action: 'Phase 123 or Phase 12-B adds it' })).toBe('path');
    expect(among([path, { ...named, label: 'Add' }], { ...seen, action: 'Add it' })).toBe('path');
  });

  it('names its path, when that says more than the area does', () => {
    const one = { title: 'One', id: 'one', paths: ['core/lanes'] };
    expect(among([other, one], { paths: ['core/lanes'] })).toBe('one');
    expect(among([other, one], { paths: ['core/lane'] })).toBe('Something else');
    const wide = { ...one, paths: ['core/', 'core'] };
    expect(among([other, wide], { paths: ['core/'] })).toBe('Something else');
  });

  it('cites its features', () => {
    const one = { title: 'One', id: 'one', ids: ['A-2', 'B-1'] };
    expect(among([other, one], { ids: ['A-2', 'B-1'] })).toBe('one');
    expect(among([other, { ...one, ids: ['A-2', 'B-2'] }], { ids: ['B-1'] })).toBe('B-1');
  });

  it('agrees with it most: a path weighs two features, a title more than one', () => {
    const byPath = { title: 'Path', id: 'path', paths: ['core/lanes'] };
    const byOne = { title: 'One', id: 'one', ids: ['A-2', 'B-1'] };
    const byTitle = { title: 'Say: Something Else entirely', id: 'title' };
    expect(among([byOne, byPath], { paths: ['core/lanes'], ids: ['A-2'] })).toBe('path');
    expect(among([byOne, byTitle], { ids: ['A-2'] })).toBe('title');
    expect(among([byTitle, byOne], { ids: ['A-2', 'A-2'] })).toBe('title');
    // As much is as much: the guide's order decides.
    expect(among([byOne, byPath], { paths: ['core/lanes'], ids: ['A-2', 'B-1'] })).toBe('one');
    expect(among([byPath, byOne], { paths: ['core/lanes'], ids: ['A-2', 'B-1'] })).toBe('path');
  });

  it('has its title in its own title or scope, in any case, without marks; short ones prove nothing', () => {
    const scope = { title: 'One', id: 'one', scope: [said('First'), said('mend the LANE ends now')] };
    expect(among([other, scope], { title: '`Lane` ends' })).toBe('one');
    expect(among([other, { title: 'The end', id: 'one' }], { title: 'End' })).toBe('End');
    expect(among([other, { title: 'The ends', id: 'one' }], { title: 'Ends' })).toBe('one');
  });

  it('speaks of half of the words of its title, and of two at least', () => {
    const one = {
      title: 'Mend',
      id: 'one',
      scope: [said('old lease_table entries')],
      doneWhen: [said('none is stale')],
    };
    expect(among([other, one], { title: 'Stale LeaseTable' })).toBe('one');
    expect(among([other, one], { title: 'staleLease of nobody knows' })).toBe('one');
    expect(among([other, one], { title: 'Stale lease of nobody knows whom' })).toBe(
      'Stale lease of nobody knows whom',
    );
    expect(among([other, one], { title: 'Stale' })).toBe('Stale');
    // Words of three letters tell nothing.
    expect(among([other, { ...one, scope: [said('old and new')] }], { title: 'Old/new' })).toBe('Old/new');
    // Only where nothing else speaks for a package.
    const cited = { title: 'Cited', id: 'cited', ids: ['A-2', 'B-1'] };
    expect(among([one, cited], { title: 'Stale lease table', ids: ['B-1'] })).toBe('cited');
  });

  it('names the path where its action puts the end of it, not one where it is seen', () => {
    const seen = { title: 'Seen', id: 'seen', paths: ['core/lanes'] };
    const made = { title: 'Made', id: 'made', paths: ['core/shared'] };
    const paths = ['core/lanes/old.go', 'core/shared/new.go'];
    expect(among([seen, made], { paths })).toBe('seen');
    expect(among([seen, made], { paths, actionPaths: ['core/shared/new.go'] })).toBe('made');
    // What the whole guide is about says nothing of the place.
    expect(among([seen, made], { paths, actionPaths: ['core'] })).toBe('seen');
  });

  it('names the very file, or the nearest folder around it; not another file of it, nor a part of it', () => {
    const file = { title: 'File', id: 'file', paths: ['core/lanes/deep/a.go'] };
    const named = (...paths: string[]) => among([other, file], { paths });
    expect(named('core/lanes/deep/a.go')).toBe('file');
    expect(named('core/lanes/deep/b.go')).toBe('Something else');
    expect(named('core/lanes/deep')).toBe('Something else');
    const folder = { title: 'Folder', id: 'folder', paths: ['core/lanes'] };
    expect(among([other, folder], { paths: ['core/lanes/deep/b.go'] })).toBe('folder');
    // The nearer of two.
    const near = { title: 'Near', id: 'near', paths: ['core/lanes/deep'] };
    expect(among([folder, near], { paths: ['core/lanes/deep/b.go'] })).toBe('near');
  });

  it('is among few to name its path: what three and half of all packages name says no more than the guide', () => {
    const main = (id: string) => ({ title: `Part ${id}`, id, paths: ['core/main/x.go', `core/${id}`] });
    const about = (...ids: string[]) => among(ids.map(main), { paths: ['core/main/x.go'] });
    expect(about('a')).toBe('a');
    expect(about('a', 'b')).toBe('a');
    expect(about('a', 'b', 'c')).toBe('Something else');
    const more = ['d', 'e', 'f', 'g'].map((id) => ({ title: `Part ${id}`, id, paths: [`core/${id}`] }));
    expect(among([...['a', 'b', 'c'].map(main), ...more], { paths: ['core/main/x.go'] })).toBe('a');
    // Then words decide, as where no package names a path.
    const queue = { title: 'Drain the queue', id: 'queue', paths: ['core/main/x.go'] };
    expect(among([...['a', 'b'].map(main), queue], { title: 'Queue drain', paths: ['core/main/x.go'] })).toBe(
      'queue',
    );
  });

  it('speaks of most of its title, of those that else agree as much', () => {
    const first = { title: 'Frame', id: 'first', paths: ['core/lanes'] };
    const second = {
      title: 'Queue',
      id: 'second',
      scope: [said('Drain stale leases')],
      paths: ['core/lanes'],
    };
    const title = 'Stale leases stay';
    expect(among([first, second], { title, paths: ['core/lanes'] })).toBe('second');
    expect(
      among([{ ...first, ids: ['A-2', 'B-1'] }, second], { title, paths: ['core/lanes'], ids: ['A-2'] }),
    ).toBe('first');
  });

  it('works in the module that it is about, where neither names a place or a word of the other', () => {
    const modules = [{ name: 'Cellar', paths: ['core/cellar'], ids: ['Z-1', 'Z-2'] }];
    const packages = [other, { title: 'One', id: 'one', paths: ['core/cellar'] }];
    const where = (parts: Partial<Gap>) => homes({ modules, packages }, [gap(parts)])[0];
    expect(where({ title: 'Cellar is wet' })).toBe('one');
    expect(where({ ids: ['Z-1', 'A-2'] })).toBe('one');
    // One id of three makes no module.
    expect(where({ ids: ['Z-1', 'A-2', 'A-10'] })).toBe('A-2');
    // A place of its own counts, not that of its module.
    expect(where({ title: 'Cellar is wet', paths: ['core/roof'] })).toBe('Cellar');
  });

  it('is open and in scope', () => {
    const one = { title: 'One', id: 'one', paths: ['core/lanes'] };
    for (const off of [{ open: false }, { deferred: true }])
      expect(among([other, { ...one, ...off }], { paths: ['core/lanes'] })).toBe('Something else');
  });
});

describe("a divergence that is no package's", () => {
  it("is nobody's when all that it cites is out of scope", () => {
    expect(homes({}, [gap({ ids: ['L-1', 'C-1'] })])).toEqual([undefined]);
    expect(homes({}, [gap({ ids: ['L-1', 'B-1'] })])).toEqual(['B-1']);
    expect(homes({}, [gap({ ids: ['Z-1'] })])).toEqual(['Something else']);
    expect(homes({}, [gap({ open: false })])).toEqual([undefined]);
  });

  it('goes to the first of its features when they are of one group', () => {
    // A-2 stands before A-10, as people count; each has a slice of its own ground.
    const modules = [
      { name: 'One', paths: ['core/one'], ids: ['A-10'] },
      { name: 'Two', paths: ['core/two'], ids: ['A-2'] },
    ];
    expect(homes({ modules }, [gap({ ids: ['A-10', 'L-1', 'A-2'] })])).toEqual(['A-2']);
    expect(homes({ modules }, [gap({ ids: ['A-2', 'B-1'] })])).toEqual(['A-2']);
    expect(homes({}, [gap({ ids: ['A-2', 'B-1'] })])).toEqual(['Something else']);
  });

  const modules = [
    { name: 'Lane keeping', id: 'LK-1', paths: ['core/lanes'], ids: ['A-2'] },
    { name: 'Door frames', id: null, paths: ['core/doors'], ids: ['B-1', 'B-2'] },
    { name: 'Cellar', id: 'CL-9', paths: ['core/cellar'], ids: ['Z-1', 'Z-2'] },
  ];

  it.each<[string, Partial<Gap>, string]>([
    ['its name', { title: 'The `lane KEEPING` leaks' }, 'A-2'],
    ['its id', { title: 'LK-1 leaks' }, 'A-2'],
    ['its path', { paths: ['core/doors'] }, 'B-1'],
    ['most of its features', { ids: ['A-2', 'B-1', 'B-2'] }, 'B-1'],
    ['its name before its path', { title: 'Lane keeping', paths: ['core/doors'] }, 'A-2'],
    ['its path before its features', { paths: ['core/lanes'], ids: ['A-2', 'B-1', 'B-2'] }, 'A-2'],
    ['nothing, alone', {}, 'Something else'],
    ['a module that no feature is built in', { title: 'Cellar is wet' }, 'Cellar'],
  ])('goes to whoever is built in the module that it is about, by %s', (_, parts, home) => {
    expect(homes({ modules }, [gap(parts)])).toEqual([home]);
  });

  it('goes to the group that has most open features in the module, and to the first of these', () => {
    const shared = [{ name: 'Hall', paths: ['core/hall'], ids: ['A-2', 'B-1', 'B-2', 'D-1'] }];
    const done = [{ id: 'D-1', group: 'Doors', done: true }];
    expect(homes({ modules: shared }, [gap({ title: 'Hall' })], done)).toEqual(['B-1']);
    const lanes = [{ name: 'Hall', paths: ['core/hall'], ids: ['A-10', 'A-2', 'B-1'] }];
    expect(homes({ modules: lanes }, [gap({ title: 'Hall' })], done)).toEqual(['A-2']);
    // What is done closes nothing any more.
    const over = [{ name: 'Hall', paths: ['core/hall'], ids: ['D-1', 'A-2'] }];
    expect(homes({ modules: over }, [gap({ title: 'Hall' })], done)).toEqual(['A-2']);
    const even = [{ name: 'Hall', paths: ['core/hall'], ids: ['A-2', 'B-1'] }];
    expect(homes({ modules: even }, [gap({ title: 'Hall' })])).toEqual(['B-1']);
  });

  it('is gathered with others of its module; ground is what they name, else what the module has', () => {
    const one = gap({ id: 'one', title: 'Cellar is wet', paths: ['core/z', 'core/stairs'] });
    const two = gap({ id: 'two', title: 'Cellar is dark' });
    const { plan } = planOf({
      features: [],
      areas: [{ name: 'Core', folder: 'core', modules, divergences: [one, two, gap({ id: 'three' })] }],
    });
    expect(plan.items.map((item) => [item.title, item.divergenceIds, item.pathPrefixes])).toEqual([
      ['Cellar', ['one', 'two'], ['core/cellar/', 'core/stairs/', 'core/z/']],
      ['Something else', ['three'], ['core/']],
    ]);
  });
});
