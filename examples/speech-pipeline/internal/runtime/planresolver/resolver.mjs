import { checkTurnPlan } from '../../../api/controlplane/turn_plan.mjs';
import { hashOf } from '../../shared/canonical/hash.mjs';
import { orderOf } from '../executor/graph.mjs';

function freezeDeep(value) {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(freezeDeep);
    Object.freeze(value);
  }
  return value;
}

/** Makes the plan of one turn: spec first, profile for what the spec leaves open, then frozen through and through. */
export function resolvePlan({ spec, profile, epoch }) {
  const limits = {};
  for (const [name, value] of Object.entries(profile.limits)) {
    const own = spec.limits?.[name];
    limits[name] = own === undefined ? { value, origin: 'profile' } : { value: own, origin: 'spec' };
  }
  const plan = {
    spec: `${spec.name}@${spec.version}`,
    profile: profile.name,
    epoch,
    order: orderOf(spec),
    limits,
    candidates: structuredClone(spec.candidates ?? {}),
  };
  checkTurnPlan(plan);
  return freezeDeep({ ...plan, hash: hashOf(plan) });
}
