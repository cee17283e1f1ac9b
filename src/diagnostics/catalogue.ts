import { type ArtifactFindings, artifactEntries } from './catalogue/artifacts.ts';
import { type ClaimFindings, claimEntries } from './catalogue/claims.ts';
import { type ConfigFindings, configEntries } from './catalogue/config.ts';
import { type CoverageFindings, coverageEntries } from './catalogue/coverage.ts';
import { type GateFindings, gateEntries } from './catalogue/gate.ts';
import { type HealthFindings, healthEntries } from './catalogue/health.ts';
import { type PlanFindings, planEntries } from './catalogue/plan.ts';
import { type RuleFindings, ruleEntries } from './catalogue/rules.ts';
import { type SinceFindings, sinceEntries } from './catalogue/since.ts';
import { type SourceFindings, sourceEntries } from './catalogue/sources.ts';
import type { Entry } from './entry.ts';

/** Every code with the data that its text is made of. */
export type Findings = ConfigFindings &
  SourceFindings &
  RuleFindings &
  CoverageFindings &
  PlanFindings &
  ClaimFindings &
  HealthFindings &
  ArtifactFindings &
  GateFindings &
  SinceFindings;

export type FindingCode = keyof Findings;

/** The exhaustive catalogue: a code without title, message, hint and page does not compile. */
export const catalogue: { readonly [C in FindingCode]: Entry<Findings[C]> } = {
  ...configEntries,
  ...sourceEntries,
  ...ruleEntries,
  ...coverageEntries,
  ...planEntries,
  ...claimEntries,
  ...healthEntries,
  ...artifactEntries,
  ...gateEntries,
  ...sinceEntries,
};
