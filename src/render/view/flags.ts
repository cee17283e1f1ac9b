import { compareNatural } from '../../model/natural.ts';
import type { RiskFlag } from '../../model/plan.ts';
import { limits } from './limits.ts';
import type { Lookup } from './lookup.ts';
import { severityRank, shortened, sorted } from './words.ts';

/** A flag once for the whole page: why each of its rules raises it. */
export interface FlagView {
  readonly flag: string;
  readonly severity: string;
  readonly invariant: string | null;
  readonly because: readonly string[];
  readonly rules: readonly string[];
  readonly items: number;
  readonly features: number;
}

/** Every flag of the plan, worst first: severity, then how much carries it. */
export function flagViews({ plan }: Lookup): FlagView[] {
  const flags = new Map<string, { all: RiskFlag[]; items: number }>();
  for (const item of plan.items) {
    for (const risk of item.riskFlags) {
      const known = flags.get(risk.flag) ?? { all: [], items: 0 };
      known.all.push(risk);
      known.items += 1;
      flags.set(risk.flag, known);
    }
  }
  return [...flags]
    .map(([flag, { all, items }]) => ({
      flag,
      severity:
        [...all].sort((a, b) => severityRank(a.severity) - severityRank(b.severity))[0]?.severity ?? '',
      invariant: all.find((risk) => risk.invariant !== null)?.invariant ?? null,
      because: [...new Set(all.flatMap((risk) => risk.because))].map((text) =>
        shortened(text, limits.because),
      ),
      rules: sorted(all.flatMap((risk) => risk.rules)),
      items,
      features: new Set(all.flatMap((risk) => risk.features)).size,
    }))
    .sort(
      (a, b) =>
        severityRank(a.severity) - severityRank(b.severity) ||
        b.features - a.features ||
        compareNatural(a.flag, b.flag),
    );
}
