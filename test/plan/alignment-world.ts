import type { AreaParts } from './literal-facts.ts';
import type { World } from './literals.ts';

export const features = ['A-1', 'A-2', 'A-3']
  .map((id) => ({ id, group: 'Lanes' }))
  .concat([{ id: 'B-1', group: 'Queues' }]);
export const groups = { Lanes: 'Core', Queues: 'Core' };

/** One area with three features of one group and one of another. */
export function world(core: Partial<AreaParts>, more: Partial<World> = {}): World {
  return { features, areas: [{ name: 'Core', folder: 'core', ...core }], groups, ...more };
}
