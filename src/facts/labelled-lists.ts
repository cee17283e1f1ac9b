import type { DecisionIndex } from '../model/decision.ts';
import type { Block, List } from '../model/markdown.ts';
import { labelOf, linesOf } from './content.ts';

/** Lists that stand right below a label which announces planned work (`**Next steps**`), as a heading would. */
export function labelledPlans(blocks: readonly Block[], log: DecisionIndex): readonly List[] {
  return blocks.flatMap((block, index) => {
    const above = blocks[index - 1];
    if (block.type !== 'list' || above?.type !== 'paragraph') return [];
    const last = linesOf(above).at(-1);
    const label = last ? labelOf(last, log) : null;
    return label?.role === 'work_packages' && label.rest.text === '' ? [block] : [];
  });
}
