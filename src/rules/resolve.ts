import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { held } from '../model/held.ts';
import type { ConditionDraft, DraftCondition } from './draft.ts';
import type { Condition } from './model.ts';
import { nearest } from './nearest.ts';
import { conditionLimit, nestingLimit } from './read-condition.ts';

/** A resolved condition with the size and depth of its tree, references followed. */
interface Resolved {
  readonly condition: Condition;
  readonly size: number;
  readonly depth: number;
}

/** Turns names of shared conditions into their trees. Every shared condition is resolved once and shared. */
export class References {
  readonly #drafts: ReadonlyMap<string, ConditionDraft>;
  /** Null: it has errors, which were reported. */
  readonly #resolved = new Map<string, Resolved | null>();
  readonly #underway: string[] = [];

  constructor(drafts: ReadonlyMap<string, ConditionDraft>, findings: Finding[]) {
    this.#drafts = drafts;
    for (const name of [...drafts.keys()].sort()) this.#shared(name, findings);
  }

  /** The shared condition's tree, or null when it does not exist or has errors. */
  get(name: string): Condition | null {
    return this.#resolved.get(name)?.condition ?? null;
  }

  /** Null after a finding. `rule` is named when one of its shared conditions has errors. */
  resolve(draft: DraftCondition, rule: string, findings: Finding[]): Condition | null {
    return this.#resolve(draft, rule, findings)?.condition ?? null;
  }

  #shared(name: string, findings: Finding[]): Resolved | null {
    const known = this.#resolved.get(name);
    if (known !== undefined) return known;
    this.#underway.push(name);
    const draft = this.#drafts.get(name)?.condition;
    const resolved = draft ? this.#resolve(draft, null, findings) : null;
    this.#underway.pop();
    // A condition of a circle was found broken further in.
    const broken = this.#resolved.get(name) === null;
    const result = broken ? null : resolved;
    this.#resolved.set(name, result);
    return result;
  }

  #resolve(draft: DraftCondition, rule: string | null, findings: Finding[]): Resolved | null {
    if (draft.node === 'leaf') return { condition: draft, size: 1, depth: 1 };
    if (draft.node === 'reference') return this.#reference(draft, rule, findings);
    if (draft.node === 'not') {
      const child = this.#resolve(draft.child, rule, findings);
      return child && this.#limited({ ...draft, child: child.condition }, [child], findings);
    }
    const children = draft.children.map((child) => this.#resolve(child, rule, findings));
    const sound = children.filter((child) => child !== null);
    if (sound.length < children.length) return null;
    return this.#limited({ ...draft, children: sound.map((child) => child.condition) }, sound, findings);
  }

  #reference(
    draft: DraftCondition & { readonly node: 'reference' },
    rule: string | null,
    findings: Finding[],
  ): Resolved | null {
    const { name, at } = draft;
    if (!this.#drafts.has(name)) {
      const known = [...this.#drafts.keys()].sort();
      findings.push(
        finding('rules/unknown-condition', at, { name, suggestion: nearest(name, known), known }),
      );
      return null;
    }
    const start = this.#underway.indexOf(name);
    if (start !== -1) {
      const circle = this.#underway.slice(start);
      for (const member of circle) this.#resolved.set(member, null);
      findings.push(finding('rules/circular-condition', at, { chain: [...circle, name] }));
      return null;
    }
    const shared = this.#shared(name, findings);
    if (shared)
      return this.#limited({ node: 'reference', name, child: shared.condition, at }, [shared], findings);
    if (rule !== null) {
      const related = [{ note: 'the condition', at: held(this.#drafts, name).at }];
      findings.push(finding('rules/broken-condition', at, { rule, condition: name }, { related }));
    }
    return null;
  }

  #limited(condition: Condition, children: readonly Resolved[], findings: Finding[]): Resolved | null {
    const size = 1 + children.reduce((sum, child) => sum + child.size, 0);
    const depth = 1 + children.reduce((most, child) => Math.max(most, child.depth), 0);
    if (depth > nestingLimit * 2) {
      findings.push(finding('rules/too-deep', condition.at, { limit: nestingLimit * 2 }));
      return null;
    }
    if (size > conditionLimit) {
      findings.push(finding('rules/too-many', condition.at, { what: 'conditions', limit: conditionLimit }));
      return null;
    }
    return { condition, size, depth };
  }
}
