import { finding } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import type { Finding } from '../model/finding.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { SubjectKind } from '../model/subject.ts';
import type { FactType, Vocabulary } from '../model/vocabulary.ts';
import { eachLeaf } from './canonical.ts';
import { kindOf } from './cursor.ts';
import type { RuleDraft } from './draft.ts';
import type { Condition, Example, Operand, Rule, ThenParameter } from './model.ts';
import { nearest } from './nearest.ts';
import { PatternVetting } from './regex/vet.ts';
import type { References } from './resolve.ts';
import { typeAtPath, typeNames, unknownFact, vetLeaf } from './vet-leaf.ts';

/** Makes a rule of a draft, or null after findings. */
export function vetRule(
  draft: RuleDraft,
  references: References,
  vocabulary: Vocabulary,
  patterns: PatternVetting,
  findings: Finding[],
): Rule | null {
  // Both halves are vetted even when one is broken, so that one run shows everything.
  const when = draft.when && references.resolve(draft.when, draft.id, findings);
  const { then } = draft;
  const kinds = draft.about ?? vocabulary.decisions[draft.decides].about;
  const byKind = kinds.map((kind) => ({
    kind,
    found: [
      ...(when ? vetCondition(when, kind, vocabulary, patterns) : []),
      ...(then ? vetThen(draft, then, kind, vocabulary) : []),
    ],
  }));
  const about = chooseKinds(byKind, draft.about !== null);
  const found = byKind.filter(({ kind }) => about.includes(kind)).flatMap((one) => one.found);
  append(findings, found);
  const examples = draft.examples.flatMap((one) => readExample(one, about, vocabulary, findings));
  if (!when || !then || found.some((one) => one.severity === 'error')) return null;
  const { disabled: _, ...rest } = draft;
  return { ...rest, about, when, then, examples };
}

/**
 * A file that does not say what its rules are about leaves it to their facts: a rule is asked about every kind of
 * subject that has them all. When none has, the kind that lacks least is reported.
 */
function chooseKinds(
  byKind: readonly { readonly kind: SubjectKind; readonly found: readonly Finding[] }[],
  stated: boolean,
): readonly SubjectKind[] {
  if (stated || byKind.length === 1) return byKind.map((one) => one.kind);
  const missing = byKind.map(({ kind, found }) => ({
    kind,
    count: found.filter((one) => one.code === 'rules/unknown-fact').length,
  }));
  const knowing = missing.filter((one) => one.count === 0);
  if (knowing.length > 0) return knowing.map((one) => one.kind);
  const least = missing.reduce((best, one) => (one.count < best.count ? one : best));
  return [least.kind];
}

/** Everything wrong with a condition when it asks a subject of one kind. */
export function vetCondition(
  condition: Condition,
  kind: SubjectKind,
  vocabulary: Vocabulary,
  patterns: PatternVetting = new PatternVetting(),
): Finding[] {
  const findings: Finding[] = [];
  eachLeaf(condition, (leaf) => append(findings, vetLeaf(leaf, kind, vocabulary, patterns)));
  return findings;
}

function vetThen(
  draft: RuleDraft,
  then: readonly ThenParameter[],
  kind: SubjectKind,
  vocabulary: Vocabulary,
): Finding[] {
  const definition = vocabulary.decisions[draft.decides];
  return then.flatMap((parameter) => {
    const type = definition.parameters.find((one) => one.name === parameter.name)?.type;
    const operands: readonly Operand[] =
      parameter.value.kind === 'selector'
        ? parameter.value.entries.map((entry) => entry.value)
        : [parameter.value];
    return operands.flatMap((operand) => vetThenFact(operand, parameter, type, kind, vocabulary));
  });
}

function vetThenFact(
  operand: Operand,
  parameter: ThenParameter,
  type: FactType | 'selector' | undefined,
  kind: SubjectKind,
  vocabulary: Vocabulary,
): Finding[] {
  if (operand.kind === 'literal') return [];
  const facts = vocabulary.facts[kind];
  const fact = facts.find((one) => one.name === operand.fact);
  if (!fact) return [unknownFact(operand.fact, kind, facts, parameter.at)];
  const actual = typeAtPath(fact.type, operand.path);
  if (typeof actual !== 'string') {
    return [finding('rules/bad-path', parameter.at, { path: operand.path ?? '', reason: actual.reason })];
  }
  const texts = actual === 'string' || actual === 'strings';
  const fits = type === 'number' || type === 'boolean' ? actual === type : texts;
  if (fits) return [];
  const expected = type === 'number' ? 'a number' : type === 'boolean' ? '`true` or `false`' : 'a text';
  const got = `the fact \`${operand.fact}\`, which is a ${typeNames[actual]}`;
  return [finding('rules/parameter-type', parameter.at, { parameter: parameter.name, expected, got })];
}

function readExample(
  { expect, cursor }: RuleDraft['examples'][number],
  about: readonly SubjectKind[],
  vocabulary: Vocabulary,
  findings: Finding[],
): readonly Example[] {
  const { value, at } = cursor;
  const bad = (problem: string): readonly Example[] => {
    findings.push(finding('rules/bad-example', at, { problem }));
    return [];
  };
  if (typeof value === 'string' && value !== '') return [{ expect, kind: 'id', id: value, at }];
  if (!isJsonObject(value))
    return bad(`an example is a subject id or an object of facts, not ${kindOf(value)}`);
  const problems = about.map((kind) => literalProblem(value, kind, vocabulary));
  if (problems.includes(null)) return [{ expect, kind: 'facts', facts: value, at }];
  return bad(problems[0] ?? 'this example fits no subject');
}

function literalProblem(facts: JsonObject, kind: SubjectKind, vocabulary: Vocabulary): string | null {
  const known = vocabulary.facts[kind];
  for (const [name, value] of Object.entries(facts)) {
    const fact = known.find((one) => one.name === name);
    if (!fact) {
      const near = nearest(
        name,
        known.map((one) => one.name),
      );
      return `a ${kind} has no fact \`${name}\`${near === null ? '' : `; did you mean \`${near}\`?`}`;
    }
    if (!isOfType(value, fact.type))
      return `the fact \`${name}\` is of type ${fact.type}, not ${kindOf(value)}`;
  }
  return null;
}

function isOfType(value: JsonValue, type: FactType): boolean {
  if (type !== 'strings') return typeof value === type;
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
