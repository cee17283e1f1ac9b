import { append } from '../model/append.ts';
import { lazyProperty } from '../model/lazy-property.ts';
import type { Text } from '../model/markdown.ts';
import type { DoneCriterion } from '../model/plan.ts';
import type { Divergence } from '../model/recon.ts';
import type { Criterion, Feature } from '../model/sources.ts';
import type { DraftCriterion, DraftSlice } from './model.ts';
import type { Scope } from './scope.ts';
import { plainWords } from './words.ts';

/** What of a slice its criteria hang on. */
interface Work {
  readonly id: string;
  readonly featureIds: readonly string[];
}

/**
 * The lines that end each slice: its features' own, then those of its packages and divergences. They repeat what features say, so
 * slices and items make them when they are asked for. Built once for a plan; of the draft it holds those other lines alone.
 */
export class Criteria {
  readonly #features: ReadonlyMap<string, Feature>;
  /** Criterion ids of the inventory that more than one feature uses. */
  readonly #ambiguous: ReadonlySet<string>;
  /** By slice: the lines that do not come from its features. */
  readonly #others = new Map<string, readonly DraftCriterion[]>();

  /** By slice, and by item for the order of its slices that it had last: lines that were asked for; null where none are kept. */
  readonly #kept: { readonly slices: Map<string, Lines>; readonly items: Map<string, Lines> } | null;

  /** `doneCriteria` of a slice. */
  readonly ofSlice: PropertyDescriptor = lazyProperty((slice: Work) => this.#ofSlice(slice));
  /** `doneCriteria` of an item. */
  readonly ofItem: PropertyDescriptor = lazyProperty(
    ({ id, slices }: { readonly id: string; readonly slices: readonly Work[] }) =>
      once(this.#kept?.items, id, slices.map((slice) => slice.id).join('\n'), () =>
        onceById(slices.flatMap((slice) => this.#ofSlice(slice))),
      ),
  );

  /** `lasting`: the plan is asked again and again, and its lines are to be the same objects then. */
  constructor(scope: Scope, slices: readonly DraftSlice[], lasting: boolean) {
    this.#kept = lasting ? { slices: new Map(), items: new Map() } : null;
    this.#features = scope.features;
    this.#ambiguous = ambiguousIds(scope);
    for (const { id, title, criteria, divergences } of slices) {
      if (criteria.length + divergences.length === 0) continue;
      this.#others.set(id, [
        ...criteria,
        ...divergences.map((one) => ({
          id: one.id,
          text: gapCriterion(one, title),
          of: one.id,
          source: one.at,
        })),
      ]);
    }
  }

  #ofSlice(slice: Work): readonly DoneCriterion[] {
    return once(this.#kept?.slices, slice.id, '', () => this.#of(slice));
  }

  /** Every line that ends a slice, each id once. */
  #of({ id, featureIds }: Work): DoneCriterion[] {
    const lines: DraftCriterion[] = [];
    for (const featureId of featureIds) {
      const feature = this.#features.get(featureId);
      if (feature) append(lines, this.#featureCriteria(feature));
    }
    append(lines, this.#others.get(id) ?? []);
    return onceById(lines);
  }

  /** Acceptance criteria and steps, what has to fail and how the risk is met; where the feature says none of it, its description. */
  #featureCriteria(feature: Feature): DraftCriterion[] {
    const lines = linesOf(feature);
    if (lines.length === 0) {
      const text = feature.title ?? (feature.description || feature.id);
      return [{ id: `${feature.id}.1`, text, of: feature.id, source: feature.at }];
    }
    const used = new Map<string, string>();
    return lines.map(({ name, criterion: { id = null, text, done, note, at } }) => ({
      id: free(
        id === null ? `${feature.id}.${name}` : this.#ambiguous.has(id) ? `${feature.id}.${id}` : id,
        text,
        used,
      ),
      text: note === undefined ? text : `${text} (${note})`,
      of: feature.id,
      ...(done === true ? { done: true } : {}),
      source: at,
    }));
  }
}

interface Lines {
  readonly order: string;
  readonly lines: readonly DoneCriterion[];
}

/** What was made for the same order before, where that is kept. */
function once(
  kept: Map<string, Lines> | undefined,
  id: string,
  order: string,
  make: () => readonly DoneCriterion[],
): readonly DoneCriterion[] {
  const known = kept?.get(id);
  if (known?.order === order) return known.lines;
  const lines = make();
  kept?.set(id, { order, lines });
  return lines;
}

function ambiguousIds(scope: Scope): ReadonlySet<string> {
  const seen = new Set<string>();
  const ambiguous = new Set<string>();
  for (const id of scope.ids) {
    const feature = scope.feature(id);
    if (!feature) continue;
    for (const list of [feature.acceptance, feature.steps]) {
      for (const { id: own } of list) {
        if (own === null) continue;
        // A bare number, or a feature's own id, says nothing without its feature in front.
        if (seen.has(own) || /^\d+$/.test(own) || scope.feature(own)) ambiguous.add(own);
        seen.add(own);
      }
    }
  }
  return ambiguous;
}

interface Line {
  /** What a line without an id is called below its feature. */
  readonly name: string;
  readonly criterion: Text & Partial<Criterion>;
}

/** What ends a feature, in the order in which it is asked; what an earlier list says in other marks is not asked again. */
function linesOf({ acceptance, steps, negativeTests, riskMitigation }: Feature): Line[] {
  const lines: Line[] = [];
  const mark = acceptance.length > 0 ? 's' : '';
  for (const [index, criterion] of acceptance.entries()) lines.push({ name: `${index + 1}`, criterion });
  // To know what a text says costs more than all else here, and most features have one list.
  const said = wordsOf(steps.length + negativeTests.length > 0 ? acceptance : []);
  for (const [index, criterion] of steps.entries()) {
    if (!isSaid(criterion, said)) lines.push({ name: `${mark}${index + 1}`, criterion });
  }
  if (negativeTests.length > 0) for (const words of wordsOf(steps)) said.add(words);
  for (const [index, one] of negativeTests.entries()) {
    if (isSaid(one, said)) continue;
    lines.push({ name: `n${index + 1}`, criterion: { text: `Negative test: ${one.text}`, at: one.at } });
  }
  if (riskMitigation !== null) {
    const { text, at } = riskMitigation;
    lines.push({ name: 'risk', criterion: { text: `Risk met: ${text}`, at } });
  }
  return lines;
}

function wordsOf(list: readonly Text[]): Set<string> {
  return new Set(list.map(({ text }) => plainWords(text)));
}

function isSaid({ text }: Text, said: ReadonlySet<string>): boolean {
  return said.size > 0 && said.has(plainWords(text));
}

/** The id, or one beside it where another criterion of the feature has it: a criterion that says something else is not lost. */
function free(id: string, text: string, used: Map<string, string>): string {
  let [own, number] = [id, 2];
  while ((used.get(own) ?? text) !== text) {
    own = `${id}-${number}`;
    number += 1;
  }
  used.set(own, text);
  return own;
}

/** A guide says what is wrong; the criterion is that it no longer is. The title stands in front where neither text nor slice holds it. */
function gapCriterion({ title, text, action }: Divergence, slice: string): string {
  const known =
    plainWords(text).startsWith(plainWords(title)) || plainWords(slice).includes(plainWords(title));
  const said = text === '' ? title : known ? text : `${title}: ${text}`;
  if (action !== null && plainWords(action) === plainWords(text === '' ? title : text)) return said;
  const gap = `Gap closed: ${said}`;
  return action === null ? gap : `${gap.replace(/\.$/, '')}; by: ${action}`;
}

/** The first of each id. */
export function onceById<T extends { readonly id: string }>(lines: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const line of lines) if (!found.has(line.id)) found.set(line.id, line);
  return [...found.values()];
}
