/** The execution profiles that this release accepts. */
export const PROFILES = Object.freeze(['simple/v1']);

/** Where a value of a plan may come from. */
export const ORIGINS = Object.freeze(['spec', 'profile']);

/**
 * Checks the shape of a turn plan and gives it back.
 * Throws an Error that lists everything that is wrong, so that one look is enough.
 */
export function checkTurnPlan(plan) {
  const wrong = [];
  if (!PROFILES.includes(plan.profile)) wrong.push(`profile ${plan.profile} is not one of ${PROFILES.join(', ')}`);
  if (!Number.isInteger(plan.epoch)) wrong.push('epoch must be an integer');
  if (!Array.isArray(plan.order) || plan.order.length === 0) wrong.push('order must name at least one stage');
  for (const [name, limit] of Object.entries(plan.limits ?? {})) {
    if (!ORIGINS.includes(limit.origin)) wrong.push(`limits.${name} has no origin`);
  }
  if (wrong.length > 0) throw new Error(`turn plan: ${wrong.join('; ')}`);
  return plan;
}
