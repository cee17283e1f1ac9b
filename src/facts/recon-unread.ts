import type { UnreadColumns } from '../model/recon.ts';
import type { GuideContext } from './context.ts';
import type { RoledSection } from './outline.ts';

/**
 * The columns that no rule knows, of every table that plans work or lists differences; and those that say what comes first where
 * no work is planned: what modules are built on is no order in which people work.
 */
export function unreadColumns(
  sections: readonly RoledSection[],
  context: GuideContext,
): readonly UnreadColumns[] {
  return sections.flatMap(({ section }) =>
    context.tables(section.blocks).flatMap((table): readonly UnreadColumns[] => {
      const plans = table.has('work_package');
      const before = plans || !table.has('module') ? [] : table.headers('after');
      if (before.length > 0) return [{ table: 'modules', columns: before }];
      if (table.unknown.length === 0 || !(plans || table.has('divergence'))) return [];
      return [{ table: plans ? 'work packages' : 'gaps', columns: table.unknown }];
    }),
  );
}
