import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import { held } from '../model/held.ts';
import { compareSpans } from '../model/span.ts';
import type { ConditionDraft, FileDraft, RuleDraft, SwitchOff } from './draft.ts';
import type { RetiredRule } from './model.ts';
import { nearest } from './nearest.ts';

/** Tells whether a definition in one file is meant to replace one in another: by a later folder, or by `extends`. */
export type Replaces = (upper: string, lower: string) => boolean;

export interface Layered {
  readonly rules: readonly RuleDraft[];
  readonly retired: readonly RetiredRule[];
  /** Rules that are left out for their id: what else is wrong with them is said in the same run. */
  readonly refused: readonly RuleDraft[];
  readonly conditions: ReadonlyMap<string, ConditionDraft>;
}

/** Applies overrides and switches: of each id one definition is left, or none. The order of files has no say. */
export function applyLayers(files: readonly FileDraft[], replaces: Replaces, findings: Finding[]): Layered {
  const byId = layered(
    files.flatMap((file) => file.rules),
    (rule) => rule.id,
  );
  const switches = layered(
    files.flatMap((file) => file.switches),
    (one) => one.id,
  );
  const rules: RuleDraft[] = [];
  const retired: RetiredRule[] = [];
  const refused: RuleDraft[] = [];
  for (const definitions of byId.values()) {
    const rule = topmost(definitions, replaces, { retired, refused, all: byId, findings });
    const off = (switches.get(rule.id) ?? []).findLast((one) => one.layer >= rule.layer);
    const reason = rule.disabled ?? off?.reason ?? null;
    if (reason === null) rules.push(rule);
    else retired.push({ id: rule.id, at: rule.at, by: 'disabled', byAt: off?.at ?? rule.at, reason });
  }
  reportUnusedSwitches(switches, byId, findings);
  const conditions = topmostConditions(files, replaces, findings);
  rules.sort((a, b) => compareSpans(a.at, b.at));
  retired.sort((a, b) => compareSpans(a.at, b.at));
  return { rules, retired, refused, conditions };
}

/** By id or name, each group ordered by layer. */
function layered<T extends { readonly layer: number; readonly at: RuleDraft['at'] }>(
  all: readonly T[],
  key: (one: T) => string,
): Map<string, T[]> {
  return grouped(
    [...all].sort((a, b) => a.layer - b.layer || compareSpans(a.at, b.at)),
    key,
  );
}

interface Settling {
  readonly retired: RetiredRule[];
  readonly refused: RuleDraft[];
  readonly all: ReadonlyMap<string, unknown>;
  readonly findings: Finding[];
}

/** The definition that counts. `definitions` is never empty and ordered by layer. */
function topmost(
  definitions: readonly RuleDraft[],
  replaces: Replaces,
  { retired, refused, all, findings }: Settling,
): RuleDraft {
  const [first, ...later] = definitions as [RuleDraft, ...RuleDraft[]];
  let top = first;
  if (first.override) reportOverride(first, all, findings);
  for (const next of later) {
    const related = [{ note: 'the other one', at: top.idAt }];
    if (!replaces(next.at.file, top.at.file)) {
      // A row without an `id` has no place of its own for one.
      const made = next.form === 'row' && compareSpans(next.idAt, next.at) === 0;
      findings.push(finding('rules/duplicate-id', next.idAt, { id: next.id, made }, { related }));
      refused.push(next);
    } else if (next.decides !== top.decides) {
      const data = { id: next.id, decides: next.decides, was: top.decides };
      findings.push(finding('rules/override-changes-decision', next.idAt, data, { related }));
    } else {
      retired.push({ id: top.id, at: top.at, by: 'override', byAt: next.at, reason: null });
      top = next;
    }
  }
  return top;
}

function reportOverride(rule: RuleDraft, all: ReadonlyMap<string, unknown>, findings: Finding[]): void {
  findings.push(
    finding('rules/override-of-nothing', rule.idAt, {
      id: rule.id,
      suggestion: nearest(rule.id, all.keys()),
    }),
  );
}

function reportUnusedSwitches(
  switches: ReadonlyMap<string, readonly SwitchOff[]>,
  rules: ReadonlyMap<string, readonly RuleDraft[]>,
  findings: Finding[],
): void {
  for (const [id, list] of switches) {
    const lowest = rules.get(id)?.[0]?.layer ?? Number.POSITIVE_INFINITY;
    for (const one of list) {
      if (one.layer >= lowest) continue;
      findings.push(finding('rules/unused-disabled', one.at, { id, suggestion: nearest(id, rules.keys()) }));
    }
  }
}

function topmostConditions(
  files: readonly FileDraft[],
  replaces: Replaces,
  findings: Finding[],
): ReadonlyMap<string, ConditionDraft> {
  const byName = layered(
    files.flatMap((file) => file.conditions),
    (one) => one.name,
  );
  const conditions = new Map<string, ConditionDraft>();
  for (const name of [...byName.keys()].sort()) {
    for (const next of held(byName, name)) {
      const top = conditions.get(name);
      if (top && !replaces(next.at.file, top.at.file)) {
        const related = [{ note: 'the other one', at: top.at }];
        findings.push(finding('rules/duplicate-condition', next.at, { name }, { related }));
      } else conditions.set(name, next);
    }
  }
  return conditions;
}
