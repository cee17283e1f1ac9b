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

type ReferenceDraft = DraftCondition & { readonly node: 'reference' };

/** A shared condition whose references are being settled, the next one last. */
interface Waiting {
  readonly name: string;
  /** Null where it could not be read, which was reported. */
  readonly draft: DraftCondition | null;
  readonly references: ReferenceDraft[];
  /** What it is settled for. */
  readonly from: Waiting | undefined;
}

/** Turns names of shared conditions into their trees. Every shared condition is resolved once and shared. */
export class References {
  readonly #drafts: ReadonlyMap<string, ConditionDraft>;
  /** Null: it has errors, which were reported. */
  readonly #resolved = new Map<string, Resolved | null>();

  constructor(drafts: ReadonlyMap<string, ConditionDraft>, findings: Finding[]) {
    this.#drafts = drafts;
    for (const name of [...drafts.keys()].sort()) this.#settle(name, findings);
  }

  /** The shared condition's tree, or null when it does not exist or has errors. */
  get(name: string): Condition | null {
    return this.#resolved.get(name)?.condition ?? null;
  }

  /** Null after a finding. `rule` is named when one of its shared conditions has errors. */
  resolve(draft: DraftCondition, rule: string, findings: Finding[]): Condition | null {
    return this.#resolve(draft, rule, findings)?.condition ?? null;
  }

  /** Settles a shared condition after all that it refers to. Without recursion: a chain of names may be as long as a file. */
  #settle(name: string, findings: Finding[]): void {
    if (this.#resolved.has(name)) return;
    let top: Waiting | undefined = this.#waiting(name);
    const underway = new Set([name]);
    while (top) {
      const reference = top.references.pop();
      if (!reference) {
        this.#finish(top, findings);
        underway.delete(top.name);
        top = top.from;
      } else if (underway.has(reference.name)) {
        this.#reportCircle(reference, [...underway], findings);
      } else if (!this.#resolved.has(reference.name) && this.#drafts.has(reference.name)) {
        top = this.#waiting(reference.name, top);
        underway.add(top.name);
      }
    }
  }

  #waiting(name: string, from?: Waiting): Waiting {
    const draft = this.#drafts.get(name)?.condition ?? null;
    return { name, draft, references: draft ? referencesIn(draft).reverse() : [], from };
  }

  #finish({ name, draft }: Waiting, findings: Finding[]): void {
    const resolved = draft && this.#resolve(draft, null, findings);
    // A condition of a circle was found broken further in.
    if (!this.#resolved.has(name)) this.#resolved.set(name, resolved);
  }

  #reportCircle({ name, at }: ReferenceDraft, underway: readonly string[], findings: Finding[]): void {
    const circle = underway.slice(underway.indexOf(name));
    for (const member of circle) this.#resolved.set(member, null);
    findings.push(finding('rules/circular-condition', at, { chain: [...circle, name] }));
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

  #reference(draft: ReferenceDraft, rule: string | null, findings: Finding[]): Resolved | null {
    const { name, at } = draft;
    if (!this.#drafts.has(name)) {
      const known = [...this.#drafts.keys()].sort();
      findings.push(
        finding('rules/unknown-condition', at, { name, suggestion: nearest(name, known), known }),
      );
      return null;
    }
    const shared = this.#resolved.get(name);
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

/** The names that a condition refers to, in the order written. */
function referencesIn(draft: DraftCondition): ReferenceDraft[] {
  if (draft.node === 'leaf') return [];
  if (draft.node === 'reference') return [draft];
  return draft.node === 'not' ? referencesIn(draft.child) : draft.children.flatMap(referencesIn);
}
