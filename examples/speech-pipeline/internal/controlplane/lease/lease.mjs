/** Grants calls to workers, one at a time. Each grant raises the epoch of the call and voids the one before. */
export class LeaseBook {
  #leases = new Map();

  grant(callId, worker) {
    const epoch = (this.#leases.get(callId)?.epoch ?? 0) + 1;
    const lease = Object.freeze({ callId, worker, epoch });
    this.#leases.set(callId, lease);
    return lease;
  }

  /** Tells whether an envelope may pass: `current`, `stale`, `future`, or `unknown` for a call without a lease. */
  standing(envelope) {
    const lease = this.#leases.get(envelope.callId);
    if (!lease) return 'unknown';
    if (envelope.epoch === lease.epoch) return 'current';
    return envelope.epoch < lease.epoch ? 'stale' : 'future';
  }
}
