import { finding } from '../../../diagnostics/finding.ts';
import type { JsonValue } from '../../../model/json.ts';
import { compareSpans } from '../../../model/span.ts';
import { keyOf } from '../../candidates.ts';
import type { Cell, Rule, RuleSet } from '../../model.ts';
import { traceRule } from '../../trace.ts';
import { conditionKey } from '../condition-logic.ts';
import type { Fix } from '../fix/apply.ts';
import { appendItems, removeItem, widen } from '../fix/edits.ts';
import type { RuleSource } from '../fix/source.ts';
import { existential } from '../leaf-logic.ts';
import { kindOfExample, literalSubject } from '../subjects.ts';
import type { Lint, LintContext } from './context.ts';
import { thenKey } from './pairs.ts';

/** Operators that a cell with a list of values turns into "one of these". */
const listing: ReadonlySet<string> = new Set(['equal', 'in', ...existential]);

/** Rows of one table that decide the same for the same reason, and differ in one fact. `settled` have a graver finding. */
export function lintMergeable(context: LintContext, settled: ReadonlySet<Rule>): Lint[] {
  const merged = new Set<Rule>(settled);
  const found: Lint[] = [];
  for (const set of context.book.sets) {
    // Under `first` what stands between the two rows would change its place.
    if (set.hitPolicy === 'first') continue;
    for (const [rows, fact] of mergeableGroups(set)) {
      const free = rows.filter((row) => !merged.has(row)).sort((a, b) => compareSpans(a.at, b.at));
      const [keep, ...others] = free;
      if (!keep || others.length === 0) continue;
      for (const row of free) merged.add(row);
      const related = others.map((row) => ({ note: `\`${row.id}\``, at: row.at }));
      found.push({
        finding: finding(
          'rules/mergeable',
          keep.idAt,
          { rows: free.map((row) => row.id), fact },
          { related },
        ),
        rule: keep,
        fix: fixOf(keep, others.slice(0, mostMerged), fact, context),
      });
    }
  }
  return found;
}

/** Rows that one correction joins: their examples are held against each other. */
const mostMerged = 40;

/** Rows by all that they say but one cell. */
function mergeableGroups(set: RuleSet): [Rule[], string][] {
  const groups = new Map<string, [Rule[], string]>();
  for (const rule of set.rules) {
    if (rule.form !== 'row') continue;
    for (const cell of rule.cells) {
      if (!isPlain(cell) || rule.cells.filter((one) => one.fact === cell.fact).length > 1) continue;
      const key = restOf(rule, cell);
      const group = groups.get(key);
      if (group) group[0].push(rule);
      else groups.set(key, [[rule], cell.fact]);
    }
  }
  return [...groups.values()].filter(([rows]) => rows.length > 1);
}

/** A value or a list of values, as against `{ operator: value }`. */
function isPlain(cell: Cell): boolean {
  const { leaf } = cell;
  return (
    leaf !== null &&
    leaf.value.kind === 'literal' &&
    listing.has(leaf.operator) &&
    leaf.valueAt.line === cell.at.line &&
    leaf.valueAt.column === cell.at.column &&
    leaf.operatorAt.column === cell.at.column
  );
}

/** Everything of a row but one cell, as text. */
function restOf(rule: Rule, cell: Cell): string {
  const conditions = rule.when.node === 'all' ? rule.when.children : [rule.when];
  const rest = conditions.filter((one) => one !== cell.leaf).map(conditionKey);
  const { at, pointer, priority, because, since, allow, override, layer, rankBy } = rule;
  const family = cell.leaf ? (families[cell.leaf.operator] ?? cell.leaf.operator) : '';
  return JSON.stringify([
    [at.file, pointer.slice(0, -1), cell.fact, family, thenKey(rule), rest.sort()],
    [priority, because, since, allow.map((one) => [one.code, one.reason]), override, layer, rankBy],
  ]);
}

/** Operators that a plain cell has by itself and by a list. */
const families: { readonly [operator: string]: string } = {
  in: 'equal',
  intersects: 'contains',
  matchesAny: 'matches',
};

function fixOf(keep: Rule, others: readonly Rule[], fact: string, context: LintContext): Fix | null {
  const source = context.sources.of(keep.at);
  if (!source) return null;
  const joined: Rule[] = [];
  const removals: TextEdits = [];
  for (const row of others) {
    // What it replaced in a lower layer would come back.
    if (context.book.retired.some((one) => one.id === row.id)) continue;
    if (!sparedByAll([keep, ...joined, row], context)) continue;
    if (movedExamples(source, keep, [row]) === null) continue;
    const removal = removeItem(source, row.pointer);
    if (!removal) continue;
    joined.push(row);
    removals.push(removal);
  }
  const values = newValues(keep, joined, fact);
  const wider = values.length > 0 ? widen(source, [...keep.pointer, fact], values) : null;
  const examples = movedExamples(source, keep, joined);
  if (!wider || !examples) return null;
  const names = joined.map((row) => `\`${row.id}\``).join(', ');
  return { title: `merge ${names} into \`${keep.id}\``, edits: [wider, ...examples, ...removals] };
}

/** The values of the rows that the kept one does not have, each once. */
function newValues(keep: Rule, rows: readonly Rule[], fact: string): JsonValue[] {
  const valuesOf = (rule: Rule): readonly JsonValue[] => {
    const value = rule.cells.find((cell) => cell.fact === fact)?.leaf?.value;
    return value?.kind === 'literal' ? [value.value].flat() : [];
  };
  const known = new Set(valuesOf(keep).map(keyOf));
  return rows.flatMap(valuesOf).filter((value) => !known.has(keyOf(value)) && known.add(keyOf(value)));
}

/** No row fires on what another one spares. An id could be of any subject, so an example by id is not moved. */
function sparedByAll(rows: readonly Rule[], context: LintContext): boolean {
  const { vocabulary } = context.book;
  return rows.every((row) =>
    row.examples.every((example) => {
      if (example.expect === 'fires') return true;
      if (example.kind === 'id') return false;
      const subject = literalSubject(
        example.facts,
        kindOfExample(row, example.facts, vocabulary),
        vocabulary,
      );
      return rows.every((other) => !traceRule(other, subject).result);
    }),
  );
}

/** The edits that keep the examples of dropped rows; null when one can not be moved as it is written. */
function movedExamples(source: RuleSource, keep: Rule, rows: readonly Rule[]): TextEdits | null {
  const edits: TextEdits = [];
  for (const expect of ['fires', 'spares'] as const) {
    const texts = rows.flatMap((row) =>
      row.examples
        .filter((example) => example.expect === expect)
        .map((example) => rawText(source, row, example.at)),
    );
    if (texts.length === 0) continue;
    if (texts.some((text) => text === null)) return null;
    const edit = appendItems(source, [...keep.pointer, 'examples', expect], texts as string[]);
    if (!edit) return null;
    edits.push(edit);
  }
  return edits;
}

type TextEdits = Fix['edits'][number][];

/** An example as it is written; null when that would read otherwise elsewhere. */
function rawText(source: RuleSource, rule: Rule, at: Rule['at']): string | null {
  const pointer = source.pointerAt(at);
  if (!pointer || pointer[0] !== rule.pointer[0]) return null;
  const { start, end } = source.rangeOf(pointer);
  const text = source.text.slice(start, end);
  return /^[{"']/.test(text) && !text.includes('\n') ? text : /^[\w.-]+$/.test(text) ? text : null;
}
