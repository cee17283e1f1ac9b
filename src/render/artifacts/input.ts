import type { ResolvedConfig } from '../../model/config.ts';
import type { DecisionIndex } from '../../model/decision.ts';
import type { FactSet } from '../../model/factset.ts';
import type { Finding } from '../../model/finding.ts';
import type { Plan } from '../../model/plan.ts';

/** When a run began (ISO 8601), and how long its stages took by name, as far as that was measured. */
export interface RunTimes {
  readonly at: string;
  readonly milliseconds: ReadonlyMap<string, number>;
}

/** Everything that the artifacts are made of. */
export interface RenderInput {
  readonly facts: FactSet;
  readonly plan: Plan;
  readonly log: DecisionIndex;
  readonly findings: readonly Finding[];
  readonly config: ResolvedConfig;
  /** For the record; without it the record gives results only. */
  readonly run?: RunTimes | null;
}
