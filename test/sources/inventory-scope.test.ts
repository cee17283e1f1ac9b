import { describe, expect, it } from 'vitest';
import { entry, read } from './inventory-entries.ts';

describe('scope', () => {
  it('is by phase, without regard to case; a later phase is out, and so is what was dropped', () => {
    const { features, findings } = read([
      entry('F-1', { phase: 'MVP' }),
      entry('F-2', { phase: 'now', done: true }),
      entry('F-3', { phase: 'Post_MVP' }),
      entry('F-4', { status: 'Dropped' }),
    ]);
    expect(findings).toEqual([]);
    expect(features.map(({ id, mvp, phase }) => [id, mvp, phase])).toEqual([
      ['F-1', true, 'MVP'],
      ['F-2', true, 'now'],
      ['F-3', false, 'Post_MVP'],
      ['F-4', false, 'mvp'],
    ]);
  });

  it('leaves an unknown phase out with one finding a phase, and the features stay', () => {
    const { features, findings } = read([
      entry('F-1'),
      entry('F-2', { phase: 'mpv' }),
      entry('F-3', { phase: 'mpv' }),
      entry('F-4', { phase: 'v9' }),
    ]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, false, false, false]);
    expect(findings).toEqual([
      'error inventory/unknown-phase inventory.json:12:12 the phase `mpv` is neither MVP nor later; it is given by `F-2`, `F-3` -> F-3 18:12',
      'error inventory/unknown-phase inventory.json:24:12 the phase `v9` is neither MVP nor later; it is given by `F-4`',
    ]);
  });

  it('is everything but what is closed where no entry has a phase', () => {
    const { features, findings } = read([
      entry('F-1', { phase: undefined }),
      entry('F-2', { phase: null, done: true }),
      entry('F-3', { phase: '', status: 'dropped' }),
    ]);
    expect(findings).toEqual([]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, true, false]);
  });

  it('is what has no phase where phases only put off', () => {
    const { features, findings } = read([
      entry('F-1', { phase: undefined }),
      entry('F-2', { phase: 'post_mvp' }),
    ]);
    expect(findings).toEqual([]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, false]);
  });

  it('does not hold an entry without a phase where others have one, and says so once', () => {
    const { features, findings } = read([
      entry('F-1'),
      entry('F-2', { phase: undefined }),
      entry('F-3', { phase: undefined }),
    ]);
    expect(features.map(({ mvp }) => mvp)).toEqual([true, false, false]);
    expect(findings).toEqual([
      'warning inventory/missing-field inventory.json:9:9 2 of 3 features have no phase: `F-2`, `F-3` -> F-3 14:9',
    ]);
  });
});
