/**
 * A queue that never grows beyond its limit. When it is full, the oldest entry makes room,
 * and the gap is kept until someone asks for it.
 */
export class BoundedQueue {
  #entries = [];
  #missing = [];

  constructor(limit) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be a positive integer');
    this.limit = limit;
  }

  push(envelope) {
    this.#entries.push(envelope);
    if (this.#entries.length > this.limit) this.#missing.push(this.#entries.shift().seq);
  }

  shift() {
    return this.#entries.shift() ?? null;
  }

  get length() {
    return this.#entries.length;
  }

  /** The sequence numbers lost since the last call, oldest first. */
  takeMissing() {
    return this.#missing.splice(0);
  }
}
