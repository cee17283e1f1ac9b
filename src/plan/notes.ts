import { pushTo } from '../model/grouped.ts';
import { byId, compareNatural } from '../model/natural.ts';
import type { Assumption, Question } from '../model/plan.ts';
import { slug } from '../model/slug.ts';
import type { Span } from '../model/span.ts';

/** What a note says, before it has an id. */
export interface NoteParts {
  readonly topic: string;
  /** What the id is made of, with the topic: it names the subject, so it outlives changes elsewhere. */
  readonly name: string;
  readonly text: string;
  readonly subject: string;
  readonly rule?: string | null;
  readonly source?: Span | null;
  readonly weight: number;
  /** Ids of the items that rest on it. */
  readonly affects?: readonly string[];
}

/** How many slices wait for each other on one path. */
export interface SharedPathCount {
  readonly path: string;
  readonly slices: number;
  /** The place of the first of them that has one. */
  readonly source: Span | null;
  readonly items: readonly string[];
}

/** Gathers assumptions and questions, each subject and topic once, and gives them in the order of their weight. */
export class Notes {
  readonly #assumptions: Map<string, Assumption>;
  readonly #questions: Map<string, Question>;
  readonly #restOn: Map<string, string[]>;

  /** Those of `before`, which stays as it is, and what comes to them. */
  constructor(before: Notes | null = null) {
    this.#assumptions = new Map(before ? before.#assumptions : []);
    this.#questions = new Map(before ? before.#questions : []);
    this.#restOn = new Map(before ? [...before.#restOn].map(([item, ids]) => [item, [...ids]]) : []);
  }

  assume(parts: NoteParts): void {
    const id = `A-${slug(`${parts.topic} ${parts.name}`)}`;
    if (this.#assumptions.has(id)) return;
    this.#assumptions.set(id, entry(id, parts));
    this.#link(id, parts.affects ?? []);
  }

  ask(parts: NoteParts): void {
    const id = `Q-${slug(`${parts.topic} ${parts.name}`)}`;
    if (this.#questions.has(id)) return;
    this.#questions.set(id, {
      ...entry(id, parts),
      affects: [...(parts.affects ?? [])].sort(compareNatural),
    });
    this.#link(id, parts.affects ?? []);
  }

  get assumptions(): Assumption[] {
    return byWeight([...this.#assumptions.values()]);
  }

  get questions(): Question[] {
    return byWeight([...this.#questions.values()]);
  }

  /** The assumptions and questions that an item rests on, in natural order. */
  of(item: string): string[] {
    return [...(this.#restOn.get(item) ?? [])].sort(compareNatural);
  }

  #link(id: string, items: readonly string[]): void {
    for (const item of new Set(items)) pushTo(this.#restOn, item, id);
  }
}

function entry(id: string, parts: NoteParts): Assumption {
  return {
    id,
    topic: parts.topic,
    text: parts.text,
    subject: parts.subject,
    rule: parts.rule ?? null,
    source: parts.source ?? null,
    weight: parts.weight,
  };
}

function byWeight<T extends Assumption>(list: T[]): T[] {
  return list.sort((a, b) => b.weight - a.weight || byId(a, b));
}

/** So many names stand in a sentence before the rest is counted. */
const mostNames = 3;

/** `a, b and 3 more`. */
export function named(names: readonly string[], quote = ''): string {
  const shown = names.slice(0, mostNames).map((name) => `${quote}${name}${quote}`);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}

export { counted } from '../model/words.ts';
