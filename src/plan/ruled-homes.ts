import type { Decision, DecisionIndex } from '../model/decision.ts';
import { none } from '../model/none.ts';
import type { WorkPackage } from '../model/recon.ts';

/** Where rules say that features are built and work packages are done, whatever documents say of it. */
export class RuledHomes {
  readonly #log: DecisionIndex;
  /** Nearly every repository has no such rule: nothing is looked up then. */
  readonly #any: boolean;

  constructor(log: DecisionIndex) {
    this.#log = log;
    this.#any = log.about('home').length > 0;
  }

  /** The decisions about a feature; none where its documents are left to say it. */
  of(feature: string): readonly Decision[] {
    return this.#any ? this.#log.of('home', 'feature', feature) : none;
  }

  /** The paths of a work package as written: those that rules give it, else those that its guide names. */
  pathsOf(one: WorkPackage): readonly string[] {
    const ruled = this.#any ? this.#log.of('home', 'work_package', one.id) : none;
    return ruled.length > 0 ? ruled.flatMap(homePaths) : one.paths;
  }
}

/** The paths that a home decision names. */
export function homePaths(decision: Decision): readonly string[] {
  return decision.value as readonly string[];
}
