import type { UserConfig } from './user-config.ts';

export type { UserConfig } from './user-config.ts';

/**
 * Gives a configuration its type, so that an editor completes and underlines; the value is returned as it is.
 *
 *     import { defineConfig } from 'backlogic';
 *
 *     export default defineConfig({
 *       project: 'Billing',
 *       inventory: { path: 'docs/features.json' },
 *       gates: [{ name: 'verify-quick', command: 'make verify-quick' }],
 *     });
 */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
