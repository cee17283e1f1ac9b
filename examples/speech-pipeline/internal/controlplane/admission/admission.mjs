/**
 * Decides about a request to speak before there is a turn. A refusal or a deferral is an answer with a
 * reason; it opens nothing and therefore ends nothing.
 */
export function decide({ workerLoad, workerLimit, tenantLoad, tenantLimit, draining = false }) {
  if (draining) return { outcome: 'defer', reason: 'the worker is draining' };
  if (tenantLoad >= tenantLimit) return { outcome: 'reject', reason: 'the tenant has reached its quota' };
  if (workerLoad >= workerLimit) return { outcome: 'defer', reason: 'the worker is full' };
  return { outcome: 'admit', reason: 'there is room' };
}
