/** From each state of a turn the states that may follow. */
const NEXT = Object.freeze({
  asked: ['open', 'refused', 'deferred'],
  open: ['done', 'cut'],
  done: ['closed'],
  cut: ['closed'],
});

/** Follows one turn through its life and refuses every step that a turn may not take. */
export class TurnArbiter {
  #state = 'asked';
  #history = ['asked'];

  get state() {
    return this.#state;
  }

  /** Every state that the turn has had, first to last. */
  get history() {
    return [...this.#history];
  }

  step(to) {
    const allowed = NEXT[this.#state] ?? [];
    if (!allowed.includes(to)) throw new Error(`a turn that is ${this.#state} cannot become ${to}`);
    this.#state = to;
    this.#history.push(to);
    return this;
  }
}
