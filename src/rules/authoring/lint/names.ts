import { finding } from '../../../diagnostics/finding.ts';
import type { Finding } from '../../../model/finding.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { Span } from '../../../model/span.ts';
import type { Leaf, Rule, RuleBook, ThenParameter } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { ownLeaves } from '../coverage.ts';
import type { Fix } from '../fix/apply.ts';
import { replaceScalar } from '../fix/edits.ts';
import { RuleSources } from '../fix/source.ts';
import type { KnownNames, Lint, LintContext, LintInput } from './context.ts';

/** What a name can be the name of. */
export type NameKind = 'area' | 'group' | 'flag' | 'workstream' | 'item';

/** Facts whose values are names. */
export const namesInFacts: { readonly [fact: string]: NameKind } = {
  area: 'area',
  prefix_area: 'area',
  module_areas: 'area',
  citing_areas: 'area',
  group: 'group',
  groups: 'group',
  flags: 'flag',
};

/** Parameters of `then`, and keys of selectors, whose values must be names that something else defines. */
export const namesInThen: { readonly [parameter: string]: NameKind } = {
  area: 'area',
  writer: 'workstream',
  'after.area': 'area',
  'after.group': 'group',
  'after.workstream': 'workstream',
  'after.item': 'item',
};

const comparing = ['equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain', 'intersects'];

/** All names of each kind: of the input, and those that rules themselves give. */
export function allNames(book: RuleBook, names: KnownNames): { readonly [K in NameKind]: readonly string[] } {
  return {
    area: names.areas,
    group: names.groups,
    item: names.items,
    flag: given(book, 'risk', 'flag'),
    workstream: sorted([...names.workstreams, ...given(book, 'workstream', 'workstream')]),
  };
}

/** The texts that rules of one decision give a parameter. */
export function given(book: RuleBook, decides: Rule['decides'], parameter: string): readonly string[] {
  const values = book.rules
    .filter((rule) => rule.decides === decides)
    .flatMap((rule) => rule.then.filter((one) => one.name === parameter))
    .flatMap(({ value }) =>
      value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [],
    );
  return sorted(values);
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** Names of areas, groups, flags, workstreams and items that this repository does not have. */
export function lintNames(context: LintContext): Lint[] {
  const check = new NameCheck(context);
  const rules = context.book.rules.flatMap((rule) => [
    ...ownLeaves(rule.when).flatMap((leaf) => check.leaf(leaf, rule)),
    ...rule.then.flatMap((parameter) => check.parameter(parameter, rule)),
  ]);
  const shared = context.book.conditions.flatMap(({ condition }) =>
    ownLeaves(condition).flatMap((leaf) => check.leaf(leaf, null)),
  );
  return [...rules, ...shared];
}

/**
 * Names of areas, groups and flags in conditions of the repository's own rules that it does not have: such a rule never applies, and
 * nothing else says so. Rules that come with the package are for any repository.
 */
export function unknownNames(
  book: RuleBook,
  facts: { readonly areas: readonly Named[]; readonly groups: readonly Named[] },
): readonly Finding[] {
  const own = book.rules.filter(({ at }) => !at.file.startsWith('backlogic:'));
  if (own.length === 0) return [];
  const [areas, groups] = [facts.areas, facts.groups].map((all) => all.map(({ name }) => name));
  const names = { areas: areas ?? [], groups: groups ?? [], workstreams: [], items: [] };
  const check = new NameCheck({ book, input: { names }, sources: new RuleSources(book) });
  return own
    .flatMap((rule) => ownLeaves(rule.when).flatMap((leaf) => check.leaf(leaf, rule)))
    .filter(({ finding: { code }, rule }) => !rule?.allow.some((one) => one.code === code))
    .map(({ finding }) => finding);
}

interface Named {
  readonly name: string;
}

type NameContext = Pick<LintContext, 'book' | 'sources'> & { readonly input: Pick<LintInput, 'names'> };

class NameCheck {
  readonly #context: NameContext;
  readonly #names: { readonly [K in NameKind]: ReadonlySet<string> };

  constructor(context: NameContext) {
    const { area, group, flag, workstream, item } = allNames(context.book, context.input.names);
    this.#context = context;
    this.#names = {
      area: new Set(area),
      group: new Set(group),
      flag: new Set(flag),
      workstream: new Set(workstream),
      item: new Set(item),
    };
  }

  leaf(leaf: Leaf, rule: Rule | null): Lint[] {
    const kind = Object.hasOwn(namesInFacts, leaf.fact) ? namesInFacts[leaf.fact] : undefined;
    if (!kind || leaf.value.kind === 'fact' || !comparing.includes(leaf.operator)) return [];
    const use = `\`${leaf.fact}\` is compared with it`;
    return this.#check(leaf.value.value, kind, leaf.valueAt, use, rule);
  }

  parameter({ name, value, at }: ThenParameter, rule: Rule): Lint[] {
    if (value.kind === 'selector') {
      return value.entries.flatMap((entry) => {
        const key = `${name}.${entry.key}`;
        const kind = namesInThen[key];
        if (!kind || entry.value.kind === 'fact') return [];
        const pointer = this.#context.sources.of(at)?.pointerAt(at);
        const place = pointer && this.#context.sources.of(at)?.at([...pointer, entry.key]);
        return this.#check(entry.value.value, kind, place ?? at, `\`${key}\` names it`, rule);
      });
    }
    const kind = Object.hasOwn(namesInThen, name) ? namesInThen[name] : undefined;
    if (!kind || value.kind === 'fact') return [];
    return this.#check(value.value, kind, at, `\`${rule.id}\` gives it`, rule);
  }

  #check(value: JsonValue, what: NameKind, at: Span, use: string, rule: Rule | null): Lint[] {
    const known = this.#names[what];
    // A repository without a design has no areas to compare with.
    if (known.size === 0) return [];
    // The empty text is "none".
    const unknown = (name: JsonValue): name is string =>
      typeof name === 'string' && name !== '' && !known.has(name);
    const names: readonly JsonValue[] = [value].flat();
    if (!names.some(unknown)) return [];
    const source = this.#context.sources.of(at);
    const places = Array.isArray(value) ? (source?.elements(at) ?? []) : [at];
    return names.flatMap((name, index): Lint[] => {
      if (!unknown(name)) return [];
      const place = places[index] ?? at;
      const suggestion = nearest(name, known);
      const data = { what, name, use, suggestion, known: [...known] };
      const fix =
        suggestion === null || !source
          ? null
          : renaming(name, suggestion, replaceScalar(source, place, suggestion));
      return [{ finding: finding('rules/unknown-name', place, data), rule, fix }];
    });
  }
}

function renaming(from: string, to: string, edit: Fix['edits'][number] | null): Fix | null {
  return edit && { title: `rename \`${from}\` to \`${to}\``, edits: [edit] };
}
