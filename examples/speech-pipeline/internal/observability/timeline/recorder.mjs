import { missingFields } from '../../../api/observability/evidence.mjs';

/** Keeps what happened in a turn. Required fields have room of their own; detail may be dropped, and is counted. */
export class TimelineRecorder {
  #record = { providerAttempts: [] };
  #detail = [];
  #detailLimit;
  droppedDetail = 0;

  constructor(detailLimit = 256) {
    this.#detailLimit = detailLimit;
  }

  /** Sets required fields. */
  note(fields) {
    Object.assign(this.#record, fields);
  }

  /** Adds one line of detail, never waiting: a full buffer counts the loss and goes on. */
  detail(line) {
    if (this.#detail.length < this.#detailLimit) this.#detail.push(line);
    else this.droppedDetail += 1;
  }

  /** The evidence of the turn so far, and which OR-02 fields it still lacks. */
  evidence() {
    return { ...this.#record, detail: [...this.#detail], missing: missingFields(this.#record) };
  }
}
