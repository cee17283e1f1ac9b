import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import { priorityLevel } from './urgency.ts';

/**
 * The place of each priority on the configured scale, as the priority rules read it. Numbers that are an order stand within
 * the middle of the scale, one behind the other: an order says what comes first, not how urgent it is.
 */
export class Priorities {
  readonly #levels = new Map<string, number>();
  readonly #config: ResolvedConfig;

  constructor(log: DecisionIndex, config: ResolvedConfig) {
    this.#config = config;
    const ordered: { readonly text: string; readonly key: number }[] = [];
    for (const { subject, value } of log.about('priority')) {
      const number = Number(subject.id);
      if (value === 'rank') ordered.push({ text: subject.id, key: number });
      else if (value === 'score') ordered.push({ text: subject.id, key: -number });
      else if (typeof value === 'string') this.#levels.set(subject.id, priorityLevel(value, config));
    }
    ordered.sort((a, b) => a.key - b.key);
    const middle = priorityLevel(null, config);
    for (const [place, { text }] of ordered.entries())
      this.#levels.set(text, middle - 0.5 + (place + 0.5) / ordered.length);
  }

  /** The level of a priority as written; by the scale alone where no rule reads it. */
  level(priority: string | null): number {
    return (
      (priority === null ? undefined : this.#levels.get(priority)) ?? priorityLevel(priority, this.#config)
    );
  }
}
