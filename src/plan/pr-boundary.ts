import type { Slice } from '../model/plan.ts';

/** So many places stand in the line for one kind of slice. */
const mostPlaces = 2;

/** How an item is cut into pull requests, in one line made of its slices. */
export function prBoundary(slices: readonly Slice[]): string {
  const kinds = new Map<string, { contract: boolean; workstream: string; slices: Slice[] }>();
  for (const slice of slices) {
    const key = JSON.stringify([slice.contract, slice.workstream]);
    const known = kinds.get(key);
    if (known) known.slices.push(slice);
    else kinds.set(key, { contract: slice.contract, workstream: slice.workstream, slices: [slice] });
  }
  const parts = [...kinds.values()]
    .sort((a, b) => Number(b.contract) - Number(a.contract))
    .map(({ contract, workstream, slices: own }) => {
      const paths = [...new Set(own.flatMap((slice) => slice.pathPrefixes))].sort();
      const shown = paths.slice(0, mostPlaces).join(', ');
      const rest = paths.length > mostPlaces ? ` and ${paths.length - mostPlaces} more` : '';
      const where = shown === '' ? '' : ` (${shown}${rest})`;
      return `${own.length} ${contract ? 'contract-first ' : ''}in ${workstream}${where}`;
    });
  const most = slices.reduce((largest, slice) => Math.max(largest, slice.featureIds.length), 0);
  const size = most === 0 ? '' : `; at most ${most} ${most === 1 ? 'feature' : 'features'} each`;
  const count = slices.length === 1 ? '1 pull request' : `${slices.length} pull requests`;
  return `${count}: ${parts.join(', ')}${size}`;
}
