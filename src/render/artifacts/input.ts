import type { ResolvedConfig } from '../../model/config.ts';
import type { DecisionIndex } from '../../model/decision.ts';
import type { FactSet } from '../../model/factset.ts';
import type { Finding } from '../../model/finding.ts';
import type { Plan } from '../../model/plan.ts';

/** One stage of a run, for the record: what it gave, and how long it took where that was measured. */
export interface RunStage {
  readonly name: string;
  readonly result: string;
  readonly milliseconds: number | null;
}

/** Everything that the artifacts are made of. */
export interface RenderInput {
  readonly facts: FactSet;
  readonly plan: Plan;
  readonly log: DecisionIndex;
  readonly findings: readonly Finding[];
  readonly config: ResolvedConfig;
  /** When the run began (ISO 8601) and its stages; without it the record gives results only. */
  readonly run?: { readonly at: string; readonly stages: readonly RunStage[] };
}
