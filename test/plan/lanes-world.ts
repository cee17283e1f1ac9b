import type { ResolvedConfig } from '../../src/model/config.ts';
import type { World } from './literals.ts';

export const gate: ResolvedConfig['gates'][number] = {
  name: 'verify',
  command: 'make verify',
  fallback: null,
  cwd: '',
  env: [],
  timeoutSeconds: 1,
  blocking: true,
  parser: 'auto',
};

/** One group on one folder, and two gates. */
export const world: World = {
  features: [
    { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
    { id: 'A-2', group: 'Lanes', paths: ['core/lanes'] },
  ],
  areas: [{ name: 'Core', folder: 'core' }],
  groups: { Lanes: 'Core' },
  gates: [gate, { ...gate, name: 'slow', command: 'make slow', blocking: false }],
};
