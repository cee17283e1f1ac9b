/**
 * Counts and samples what stages report. Reporting never waits and never throws: a sink that cannot keep up
 * drops, and says how much it dropped.
 */
export class TelemetrySink {
  #counters = new Map();
  #samples = [];
  dropped = 0;

  constructor(sampleLimit = 1000) {
    this.sampleLimit = sampleLimit;
  }

  count(name, by = 1) {
    this.#counters.set(name, (this.#counters.get(name) ?? 0) + by);
  }

  sample(name, value, labels) {
    if (this.#samples.length < this.sampleLimit) this.#samples.push({ name, value, ...labels });
    else this.dropped += 1;
  }

  /** Everything so far, counters sorted by name. */
  read() {
    const counters = Object.fromEntries([...this.#counters].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { counters, samples: [...this.#samples], dropped: this.dropped };
  }
}
