import type { Item, Slice } from '../../model/plan.ts';
import { counted } from '../../model/words.ts';

/**
 * How much an item or a slice holds, in words; where that is neither features nor guide tasks, whose contract it is, or what ends it:
 * an item may keep its area in step with its guide.
 */
export function sizeOf(work: Item | Slice): string {
  const { featureIds, relatedFeatureIds, workPackageIds, divergenceIds, doneCriteria } = work;
  const tasks = new Set([...workPackageIds, ...divergenceIds]).size;
  const held = [
    ...(featureIds.length > 0 ? [counted(featureIds.length, 'feature')] : []),
    ...(tasks > 0 ? [counted(tasks, 'guide task')] : []),
  ];
  if (held.length > 0) return held.join(', ');
  return relatedFeatureIds.length > 0
    ? `for ${counted(relatedFeatureIds.length, 'feature')} elsewhere`
    : counted(doneCriteria.length, 'done criterion', 'done criteria');
}
