import type { Subject } from '../model/subject.ts';
import type { Rule } from './model.ts';

/**
 * Which rules fired for which subjects. `starts` has one entry more than there are subjects: the rules that fired for
 * subject `s` are `rules[starts[s]]` up to `rules[starts[s + 1]]`, as ascending indexes into the rules that were asked.
 */
export interface Fired {
  readonly starts: Uint32Array;
  readonly rules: Uint32Array;
}

/** Answers which rules fire. Every evaluator gives the same answers; they differ in how. */
export interface Evaluator {
  readonly name: string;
  /** `told` hears now and then how many subjects are done. */
  evaluate(rules: readonly Rule[], subjects: readonly Subject[], told?: (done: number) => void): Fired;
}

/** Collects fired rules, subject by subject. */
export class FiredBuilder {
  readonly #starts: Uint32Array;
  #rules: Uint32Array;
  #length = 0;
  #subject = 0;

  constructor(subjects: number) {
    this.#starts = new Uint32Array(subjects + 1);
    this.#rules = new Uint32Array(Math.max(16, subjects * 2));
  }

  /** The rule fired for the current subject. Rules of one subject come in ascending order. */
  add(rule: number): void {
    if (this.#length === this.#rules.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#rules);
      this.#rules = larger;
    }
    this.#rules[this.#length] = rule;
    this.#length += 1;
  }

  /** Ends the current subject. */
  next(): void {
    this.#subject += 1;
    this.#starts[this.#subject] = this.#length;
  }

  build(): Fired {
    return { starts: this.#starts, rules: this.#rules.slice(0, this.#length) };
  }
}
