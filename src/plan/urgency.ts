import type { ResolvedConfig } from '../model/config.ts';

/** How bad a flag is, as a number: 3 for high, 0 for none. */
export function severityLevel(severity: string | null): number {
  return severity === 'high' ? 3 : severity === 'medium' ? 2 : severity === 'low' ? 1 : 0;
}

/**
 * The place of a priority on the configured scale, most urgent first. What states none, or one that is not on the scale, stands
 * in its middle: neither ahead of what a person called urgent nor behind what they put last.
 */
export function priorityLevel(priority: string | null, config: ResolvedConfig): number {
  const scale = config.plan.priorities;
  if (priority !== null) {
    const place = scale.findIndex((one) => one.toLowerCase() === priority.trim().toLowerCase());
    if (place !== -1) return place;
  }
  return (scale.length - 1) / 2;
}
