import { describe, expect, it } from 'vitest';
import { type AreaParts, nowhere } from './literal-facts.ts';
import { planOf } from './literals.ts';

const at = (line: number, file = 'core/guide.md') => ({ ...nowhere, file, line });
const cites = (id: string, line: number) => ({ id, state: 'later' as const, at: at(line) });

function deferred(core: Partial<AreaParts>, edge: Partial<AreaParts> = {}): string[] {
  const { plan } = planOf({
    features: [
      { id: 'A-1', group: 'Lanes', phase: 'later', title: 'First' },
      { id: 'A-2', group: 'Lanes', phase: 'later' },
      { id: 'A-10', group: 'Lanes', phase: 'later' },
      { id: 'C-1', group: 'Lanes', status: 'dropped' },
      { id: 'M-1', group: 'Lanes' },
    ],
    areas: [
      { name: 'Core', folder: 'core', ...core },
      { name: 'Edge', folder: 'edge', ...edge },
    ],
  });
  return plan.deferred.map(
    ({ id, title, citedBy }) =>
      `${id} ${title}: ${citedBy.map((one) => `${one.what} ${one.at.line}`).join(', ')}`,
  );
}

describe('features that are put off and cited all the same', () => {
  it('stand in natural order, each with all places that cite it, once a place, in the order of the page', () => {
    expect(
      deferred(
        {
          recon: {
            citations: [cites('A-10', 5), cites('A-2', 9), cites('A-1', 3), cites('A-2', 7), cites('A-2', 8)],
          },
          packages: [{ title: 'Work', id: 'work', ids: ['A-2', 'M-1'], at: at(4) }],
        },
        { recon: { citations: [{ ...cites('A-2', 1), at: at(1, 'edge/guide.md') }] } },
      ),
    ).toEqual([
      'A-1 First: guide of Core 3',
      'A-2 What A-2 does: work package work 4, guide of Core 7, guide of Edge 1',
      'A-10 What A-10 does: guide of Core 5',
    ]);
  });

  it('are those of the plan neither, nor those that the inventory does not have', () => {
    const citations = [cites('M-1', 1), cites('Z-1', 2)];
    expect(deferred({ recon: { citations } })).toEqual([]);
    expect(deferred({ recon: { citations: [cites('C-1', 2)] } })).toEqual([
      'C-1 What C-1 does: guide of Core 2',
    ]);
  });

  it('names two that cite from one place by name', () => {
    const packages = ['b', 'a'].map((id) => ({ title: id, id, ids: ['A-1'], at: at(4) }));
    expect(deferred({ packages })).toEqual(['A-1 First: work package a 4, work package b 4']);
  });
});
