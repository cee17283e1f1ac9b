import { describe, expect, it } from 'vitest';
import type { FactSet } from '../../../src/model/factset.ts';
import type { Slice } from '../../../src/model/plan.ts';
import { workingOrder } from '../../../src/render/view/working-order.ts';

/** The working order of a slice whose features depend so on others: `A-3 after A-1`. */
function order(ids: readonly string[], needs: { readonly [id: string]: readonly string[] }): string[] {
  const features = new Map(
    ids.map((id) => [id, { id, dependencies: (needs[id] ?? []).map((text) => ({ text })) }]),
  );
  const slice = { featureIds: ids } as unknown as Slice;
  return workingOrder(slice, { features } as unknown as FactSet).map(({ id, after }) =>
    [id, ...(after.length > 0 ? ['after', ...after] : [])].join(' '),
  );
}

describe('the features of a slice', () => {
  it('stand in natural order, as long as none depends on another', () => {
    expect(order(['A-1', 'A-2', 'A-10'], { 'A-1': ['B-7'] })).toEqual(['A-1', 'A-2', 'A-10']);
  });

  it('come after what they depend on, near or far, each once', () => {
    const needs = { 'A-1': ['A-3', 'A-3'], 'A-2': ['A-1'], 'A-3': ['A-4', 'B-1'] };
    expect(order(['A-1', 'A-2', 'A-3', 'A-4'], needs)).toEqual([
      'A-4',
      'A-3 after A-4',
      'A-1 after A-3',
      'A-2 after A-1',
    ]);
  });

  it('on a circle leave out what closes it', () => {
    const circle = { 'A-1': ['A-3'], 'A-2': ['A-1'], 'A-3': ['A-2'], 'A-4': ['A-4'] };
    expect(order(['A-1', 'A-2', 'A-3', 'A-4'], circle)).toEqual([
      'A-2',
      'A-3 after A-2',
      'A-1 after A-3',
      'A-4',
    ]);
  });

  it('may be as many as a configuration allows', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `A-${index + 1}`);
    const chain = Object.fromEntries(ids.slice(0, -1).map((id, index) => [id, [ids[index + 1] ?? '']]));
    expect(order(ids, chain)[0]).toBe('A-20000');
  });
});
