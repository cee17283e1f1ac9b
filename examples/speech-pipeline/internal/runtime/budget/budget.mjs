/** The reactions to a shrinking budget, mildest first. */
export const REACTIONS = Object.freeze(['go-on', 'trim', 'stop']);

/** Counts down the time of one turn. Time comes from the caller, so that a test can play any clock. */
export class TurnBudget {
  #spent = 0;

  /**
   * @param {number} total milliseconds that the turn may take
   * @param {number} trimAt share of the total from which on the turn is trimmed
   */
  constructor(total, trimAt = 0.8) {
    this.total = total;
    this.trimAt = trimAt;
  }

  spend(ms) {
    this.#spent += ms;
    return this.reaction();
  }

  reaction() {
    if (this.#spent >= this.total) return 'stop';
    return this.#spent >= this.total * this.trimAt ? 'trim' : 'go-on';
  }
}
