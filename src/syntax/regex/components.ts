import type { Automaton } from './automaton.ts';

/** Positions that can all reach each other. `loops` is false for a single position that does not reach itself. */
export interface Component {
  readonly positions: readonly number[];
  readonly loops: boolean;
}

/** The strongly connected components, each after all that it leads to (Tarjan's order), without recursion. */
export function componentsOf({ follow }: Automaton): readonly Component[] {
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const components: Component[] = [];
  const enter = (position: number): { position: number; next: number[] } => {
    index.set(position, index.size);
    low.set(position, index.get(position) ?? 0);
    open.push(position);
    isOpen.add(position);
    return { position, next: [...(follow[position]?.keys() ?? [])] };
  };
  const lower = (position: number, value: number): void => {
    low.set(position, Math.min(low.get(position) ?? value, value));
  };
  for (let root = 0; root < follow.length; root += 1) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const next = frame.next.pop();
      if (next !== undefined) {
        if (!index.has(next)) path.push(enter(next));
        else if (isOpen.has(next)) lower(frame.position, index.get(next) ?? 0);
        continue;
      }
      path.pop();
      const { position } = frame;
      const above = path.at(-1);
      if (above) lower(above.position, low.get(position) ?? 0);
      if (low.get(position) !== index.get(position)) continue;
      const positions = open.splice(open.lastIndexOf(position));
      for (const member of positions) isOpen.delete(member);
      const loops = positions.length > 1 || follow[position]?.has(position) === true;
      components.push({ positions, loops });
    }
  }
  return components;
}
