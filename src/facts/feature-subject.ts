import type { JsonValue } from '../model/json.ts';
import { lazyProperty } from '../model/lazy-property.ts';
import type { Feature } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import type { Kinship } from './kinship.ts';

/** What is known of a feature beyond its entry. */
export interface FeatureGround {
  /** The area of its group, or empty. */
  readonly area: string;
  readonly paths: readonly string[];
  readonly citingAreas: readonly string[];
  readonly mentionedAreas: readonly string[];
  readonly moduleStatuses: readonly string[];
}

/**
 * A feature as rules ask about it. Its facts repeat the entry in other words and are as long as the entry, so they are not held:
 * they are made when someone asks, and kept until someone asks about another feature.
 */
export class FeatureSubject implements Subject {
  readonly id: string;
  readonly #feature: Feature;
  readonly #ground: FeatureGround;
  readonly #likeness: PropertyDescriptorMap;

  constructor(feature: Feature, ground: FeatureGround, likeness: PropertyDescriptorMap) {
    this.id = feature.id;
    this.#feature = feature;
    this.#ground = ground;
    this.#likeness = likeness;
  }

  get kind(): 'feature' {
    return 'feature';
  }

  get facts(): Subject['facts'] {
    if (lastFacts?.subject !== this)
      lastFacts = { subject: this, facts: factsOf(this.#feature, this.#ground, this.#likeness) };
    return lastFacts.facts;
  }

  get sources(): Subject['sources'] {
    if (lastSources?.subject !== this) lastSources = { subject: this, sources: sourcesOf(this.#feature) };
    return lastSources.sources;
  }

  /** As JSON it is plain data, as every other subject. */
  toJSON(): Subject {
    const { kind, id, facts, sources } = this;
    return { kind, id, facts, sources };
  }
}

let lastFacts: { readonly subject: FeatureSubject; readonly facts: Subject['facts'] } | null = null;
let lastSources: { readonly subject: FeatureSubject; readonly sources: Subject['sources'] } | null = null;

function factsOf(feature: Feature, ground: FeatureGround, likeness: PropertyDescriptorMap): Subject['facts'] {
  const steps = [...feature.steps, ...feature.acceptance].map(({ text }) => text).join('\n');
  const text = [feature.title, feature.description, steps, feature.riskSummary].filter((part) => part);
  const facts: { [fact: string]: JsonValue } = {
    id: feature.id,
    group: feature.group ?? '',
    area: ground.area,
    title: feature.title ?? feature.description,
    description: feature.description,
    steps,
    text: text.join('\n'),
    category: feature.category ?? '',
    phase: feature.phase ?? '',
    mvp: feature.mvp,
    done: feature.done,
    status: feature.status ?? '',
    priority: feature.priority ?? '',
    risk: feature.risk ?? '',
    owner: feature.owner ?? '',
    dependencies: [...new Set(feature.dependencies.map((id) => id.text))],
    tests: [...new Set(feature.tests)],
    paths: ground.paths,
    citing_areas: ground.citingAreas,
    mentioned_areas: ground.mentionedAreas,
  };
  Object.defineProperties(facts, likeness);
  facts.module_statuses = ground.moduleStatuses;
  return facts;
}

/**
 * The areas whose names are like a feature's title, and how much: facts that few rules ask of features, and that are worked out when
 * one does. The getters are the same for all, so that all facts have one shape.
 */
export function likenessBy(kinship: Kinship): PropertyDescriptorMap {
  const like = (facts: Subject['facts']): ReturnType<Kinship['like']> => kinship.like(String(facts.title));
  return {
    like_areas: lazyProperty((facts: Subject['facts']) => like(facts).areas),
    likeness: lazyProperty((facts: Subject['facts']) => like(facts).score),
  };
}

/** Facts of the inventory point to their field; what has no field of its own, to the entry. */
function sourcesOf(feature: Feature): Subject['sources'] {
  const { spans, at } = feature;
  const field = (name: string): Span => spans[name] ?? at;
  return {
    id: field('id'),
    group: field('group'),
    title: feature.title === null ? field('description') : field('title'),
    description: field('description'),
    steps: spans.steps ?? spans.acceptance ?? at,
    text: at,
    category: field('category'),
    phase: field('phase'),
    mvp: field('phase'),
    done: spans.done ?? spans.status ?? at,
    status: field('status'),
    priority: field('priority'),
    risk: field('risk'),
    owner: field('owner'),
    dependencies: field('dependencies'),
    tests: field('tests'),
  };
}
