import type { ResolvedConfig } from '../model/config.ts';
import type { Host } from '../model/host.ts';
import type { RunTimes } from './artifacts/input.ts';

/**
 * Times the stages of a run for the record. A run without a record never asks for the time. Under `SOURCE_DATE_EPOCH` the clock
 * stands still: then the run has its date and no stage has a time.
 */
export class RunClock {
  readonly #now: (() => number) | null;
  readonly #standsStill: boolean;
  readonly #begun: { readonly stage: string; readonly at: number }[] = [];

  constructor(config: ResolvedConfig, host: Host) {
    this.#now = config.output.record === null ? null : () => host.now();
    this.#standsStill = this.#now !== null && host.environment.SOURCE_DATE_EPOCH !== undefined;
  }

  begin(stage: string): void {
    if (this.#now) this.#begun.push({ stage, at: this.#now() });
  }

  /** What is known so far, the stage that is under way left out; null without a record. */
  get times(): RunTimes | null {
    const first = this.#begun[0];
    if (!first) return null;
    const milliseconds = new Map<string, number>();
    if (!this.#standsStill) {
      for (const [index, { stage, at }] of this.#begun.entries()) {
        const next = this.#begun[index + 1];
        if (next) milliseconds.set(stage, Math.max(0, Math.round(next.at - at)));
      }
    }
    return { at: new Date(first.at).toISOString(), milliseconds };
  }
}
