import type { ResolvedConfig } from './config.ts';
import { isUnder } from './paths.ts';

/** What `path` would overwrite that is never overwritten, in words, or null. */
export function inputAt(path: string, config: ResolvedConfig): string | null {
  const absolute = `${config.root}/${path}`;
  if (absolute === config.file) return 'the configuration';
  if (config.rules.some((rules) => isUnder(absolute, rules))) return 'a rule file';
  const templates = [config.templates.directory, ...Object.values(config.templates.partials)];
  if (templates.some((template) => isUnder(absolute, template))) return 'a template';
  const { inventory } = config;
  if ([inventory.path, inventory.include, inventory.overlays].some((paths) => paths.includes(path)))
    return 'the inventory';
  if (config.design.path.includes(path)) return 'the system design';
  if (path === config.tree.listing) return 'the listing of the tree';
  if (path === config.checks.baseline) return 'the baseline';
  return null;
}
