import type { GateConfig } from '../model/config.ts';
import { type Branch, find, isBranch } from './tree.ts';
import { listOf } from './values.ts';

/** What a gate is when its configuration does not say. */
export const gateDefaults: Omit<GateConfig, 'name' | 'command'> = {
  fallback: null,
  cwd: '.',
  env: [],
  timeoutSeconds: 600,
  blocking: true,
  parser: 'auto',
};

/** The gates of a merged configuration, in their order. */
export function gatesOf(tree: Branch): readonly GateConfig[] {
  const gates = find(tree, 'gates');
  if (gates === null || !isBranch(gates)) return [];
  return [...gates.values()].filter(isBranch).map((gate) => {
    const said = Object.fromEntries(
      [...gate].map(([key, node]) => [key, isBranch(node) ? null : node.value]),
    );
    const merged = { ...gateDefaults, ...said } as unknown as GateConfig;
    return { ...merged, env: said.env === undefined ? gateDefaults.env : listOf(said.env) };
  });
}
