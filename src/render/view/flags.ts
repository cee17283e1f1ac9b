import { occurrences } from '../../model/grouped.ts';
import { compareNatural, mostFirst, sorted } from '../../model/natural.ts';
import type { RiskFlag } from '../../model/plan.ts';
import type { Lookup } from './lookup.ts';
import { moreText, severityRank } from './words.ts';

/** A flag once for the whole page: why each of its rules raises it. */
export interface FlagView {
  readonly flag: string;
  readonly severity: string;
  readonly invariant: string | null;
  /** The reason of its first rule, and how many more rules have one of their own. */
  readonly because: string;
  readonly moreText: string | null;
  readonly rules: readonly string[];
  readonly items: number;
  readonly features: number;
}

/** The reason that most items carry; each rule's own is in its file, and `explain` prints it. */
function reasons(all: readonly RiskFlag[]): Pick<FlagView, 'because' | 'moreText'> {
  const [because = '', ...more] = mostFirst(occurrences(all.flatMap((risk) => risk.because)));
  return { because, moreText: moreText(more.length) };
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
      ...reasons(all),
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
