import { counted } from '../../model/words.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { firstOf, moreText, shortened } from './words.ts';

export interface ContractView {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  readonly scope: string;
  readonly paths: readonly string[];
  readonly featureIds: readonly string[];
  readonly workPackageIds: readonly string[];
  readonly slices: readonly string[];
  readonly moreSlicesText: string | null;
  readonly unblocks: readonly string[];
  readonly moreText: string | null;
  readonly unblocksText: string;
  readonly compatibility: string;
  readonly commands: readonly string[];
}

/** Section C, in the serial order of the one-writer lock. */
export function contractViews(lookup: Lookup): ContractView[] {
  return [...lookup.plan.contractPrs]
    .sort((a, b) => a.order - b.order)
    .map((contract) => {
      const slices = firstOf(contract.slices, limits.contractSlices);
      const unblocks = firstOf(contract.unblocks, limits.unblocks);
      return {
        id: contract.id,
        order: contract.order,
        title: contract.title,
        scope: shortened(contract.scope, limits.scope),
        paths: contract.paths,
        featureIds: contract.featureIds,
        workPackageIds: contract.workPackageIds,
        slices: slices.shown,
        moreSlicesText: moreText(slices.more),
        unblocks: unblocks.shown,
        moreText: moreText(unblocks.more),
        unblocksText:
          contract.unblocks.length === 0 ? 'nothing else' : counted(contract.unblocks.length, 'slice'),
        compatibility: contract.compatibility,
        commands: [...new Set(contract.commands.map(({ command }) => command))].filter(
          (command) => !lookup.common.has(command),
        ),
      };
    });
}
