import { LANES } from '../../../api/eventabi/envelope.mjs';

/** Holds the envelopes of a call by lane and always serves the most urgent lane first. */
export class LaneRouter {
  #waiting = new Map(LANES.map((lane) => [lane, []]));
  #traceLimit;
  #droppedTraces = 0;

  /** @param {number} traceLimit how many trace envelopes may wait; the oldest makes room */
  constructor(traceLimit = 64) {
    this.#traceLimit = traceLimit;
  }

  push(envelope) {
    const lane = this.#waiting.get(envelope.lane);
    lane.push(envelope);
    if (envelope.lane === 'trace' && lane.length > this.#traceLimit) {
      lane.shift();
      this.#droppedTraces += 1;
    }
  }

  /** The next envelope to handle, or null when nothing waits. */
  next() {
    for (const lane of this.#waiting.values()) {
      if (lane.length > 0) return lane.shift();
    }
    return null;
  }

  get droppedTraces() {
    return this.#droppedTraces;
  }
}
