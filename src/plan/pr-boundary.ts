import type { Slice } from '../model/plan.ts';

type Cut = Pick<Slice, 'contract' | 'workstream' | 'featureIds'>;

/** How an item is cut into pull requests, in one line made of its slices, each of which names its own paths. */
export function prBoundary(slices: readonly Cut[]): string {
  const kinds = new Map<string, { contract: boolean; workstream: string; slices: Cut[] }>();
  for (const slice of slices) {
    const key = JSON.stringify([slice.contract, slice.workstream]);
    const known = kinds.get(key);
    if (known) known.slices.push(slice);
    else kinds.set(key, { contract: slice.contract, workstream: slice.workstream, slices: [slice] });
  }
  const parts = [...kinds.values()]
    .sort((a, b) => Number(b.contract) - Number(a.contract))
    .map(({ contract, workstream, slices: own }) => {
      return `${own.length} ${contract ? 'contract-first ' : ''}in ${workstream}`;
    });
  const most = slices.reduce((largest, slice) => Math.max(largest, slice.featureIds.length), 0);
  const size = most === 0 ? '' : `; at most ${most} ${most === 1 ? 'feature' : 'features'} each`;
  const count = slices.length === 1 ? '1 pull request' : `${slices.length} pull requests`;
  return `${count}: ${parts.join(', ')}${size}`;
}
