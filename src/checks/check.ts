import type { ResolvedConfig } from '../model/config.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import { checkCoverage } from './coverage.ts';
import { checkGround } from './ground.ts';
import { checkHealth } from './health.ts';
import { checkOrder } from './order.ts';

/**
 * Holds a plan against its own promises: every feature in scope once, every area covered, slices of reviewable size, an order that
 * respects every edge, ground that is disjoint and total; and says what the recorded gates ask of a person. It knows nothing of how
 * the plan was made.
 */
export function check(facts: FactSet, plan: Plan, config: ResolvedConfig): Finding[] {
  return [
    ...checkCoverage(facts, plan, config),
    ...checkOrder(plan),
    ...checkGround(plan),
    ...checkHealth(facts, plan),
  ];
}
