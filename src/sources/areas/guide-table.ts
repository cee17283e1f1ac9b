import { folderOf } from '../../model/paths.ts';
import type { AreaFinder } from './finder.ts';

/** The canonical guide table of the design. An area's guide stands in the area's folder. */
export const guideTable: AreaFinder = {
  step: 'guide-table',
  certainty: 'stated',
  adds: false,
  find: ({ design }) => ({
    areas: (design?.guides ?? []).map(({ area, guide, at }) => {
      const home = folderOf(guide);
      return { name: area, guides: [guide], paths: home === '' ? [] : [home], aliases: [], owners: [], at };
    }),
    source: design?.file ?? null,
  }),
};
