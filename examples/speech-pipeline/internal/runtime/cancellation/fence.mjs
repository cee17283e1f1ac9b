/** Remembers which turns were cancelled and lets none of their output through. */
export class Fence {
  #raised = new Map();

  /** Raises the fence for a turn. A second call changes nothing: the first time stands. */
  raise(turnId, at) {
    if (!this.#raised.has(turnId)) this.#raised.set(turnId, at);
    return this.#raised.get(turnId);
  }

  /** True when an envelope may go out: control and trace always may, media only while its turn is not cancelled. */
  admits(envelope) {
    return envelope.lane !== 'media' || !this.#raised.has(envelope.turnId);
  }

  /** When the fence of a turn was raised, or null. */
  raisedAt(turnId) {
    return this.#raised.get(turnId) ?? null;
  }
}
