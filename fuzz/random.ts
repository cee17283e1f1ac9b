/** Chance by a seed: the same seed is the same sequence everywhere. */
export class Random {
  #state: number;

  /** `seed` and `index` together choose the sequence, so that any case of a run can be made alone. */
  constructor(seed: number, index = 0) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
    for (let step = 0; step < 4; step += 1) this.next();
  }

  /** In [0, 1): mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    const at = this.below(list.length);
    if (at >= list.length) throw new Error('nothing to pick from');
    return list[at] as T;
  }

  /** A number that is mostly small: each next one is half as likely, up to `most`. */
  few(most: number): number {
    let count = 1;
    while (count < most && this.chance(0.5)) count += 1;
    return count;
  }
}
