import { countedLines, gateLines } from '../../model/evidence.ts';
import type { FactSet } from '../../model/factset.ts';
import type { KeepViews } from '../../model/keep.ts';
import { sorted } from '../../model/natural.ts';
import { counted } from '../../model/words.ts';
import type { RenderInput } from '../artifacts/input.ts';
import {
  assumptionTopics,
  type DeferredView,
  deferredViews,
  type QuestionTopicView,
  questionTopics,
  type TopicView,
} from './assumptions.ts';
import { type ContractView, contractViews } from './contracts.ts';
import { type FlagView, flagViews } from './flags.ts';
import { type HealthView, healthView } from './health.ts';
import { type AreaView, areaViews } from './items.ts';
import { limits } from './limits.ts';
import { type Lookup, lookupOf } from './lookup.ts';
import { idleAreas, type SummaryView, summaryView } from './summary.ts';
import { type TraceView, traceView } from './traceability.ts';
import { firstOf, moreText } from './words.ts';
import { type WorkstreamsView, workstreamsView } from './workstreams.ts';

/** What proves every slice, and where each suite lives. */
export interface ProofView {
  readonly commands: readonly string[];
  readonly everySuite: readonly string[];
  readonly suites: readonly { readonly suite: string; readonly path: string }[];
}

/** All that a template of the backlog sees: plain data, ordered, counted, nothing left to decide. */
export interface BacklogView {
  readonly title: string;
  readonly evidence: readonly string[];
  readonly sources: readonly { readonly role: string; readonly path: string }[];
  /** Paths of the other artifacts, for who wants the same as data. */
  readonly artifacts: { readonly plan: string; readonly decisions: string; readonly health: string };
  readonly summary: SummaryView;
  readonly contents: readonly { readonly label: string; readonly target: string; readonly size: string }[];
  readonly proof: ProofView;
  readonly flags: readonly FlagView[];
  readonly areas: readonly AreaView[];
  /** Areas without work and without a guide, and how many more there are, in words. */
  readonly idleAreas: readonly string[];
  readonly moreIdleText: string | null;
  /** When nothing is open in the MVP: what is open beyond it; null when there is work. */
  readonly beyond: {
    readonly text: string;
    readonly ids: readonly string[];
    readonly moreText: string | null;
  } | null;
  readonly workstreams: WorkstreamsView;
  readonly contracts: readonly ContractView[];
  /** False where nothing says what a contract surface is. */
  readonly surfacesKnown: boolean;
  readonly health: HealthView;
  readonly assumptions: readonly TopicView[];
  readonly questions: readonly QuestionTopicView[];
  readonly deferred: readonly DeferredView[];
  readonly traceability: TraceView;
}

/** The view of the backlog page. `keep` may give parts of the view before. */
export function backlogView({ facts, plan, config, log }: RenderInput, keep?: KeepViews): BacklogView {
  const lookup = lookupOf(plan, facts, keep);
  // Items get an anchor where a link leads, so the links come first.
  const summary = summaryView(lookup, facts.areas);
  const { design, inventory } = facts.sources;
  const idle = firstOf(idleAreas(plan.items, facts.areas), limits.idleAreas);
  const health = plan.health.recordedAt === null ? 'not run' : counted(plan.health.gates.length, 'gate');
  return {
    title: config.project === null ? 'MVP backlog' : `${config.project}: MVP backlog`,
    evidence: [...countedLines(facts, plan), ...gateLines(plan)],
    sources: [
      { role: 'inventory', path: inventory.file },
      ...(design ? [{ role: 'design', path: design.file }] : []),
    ],
    artifacts: {
      plan: config.output.plan,
      decisions: config.output.decisions,
      health: config.output.repoHealth,
    },
    summary,
    contents: [
      entry('A) MVP Backlog', 'mvp-backlog', counted(plan.items.length, 'item')),
      entry(
        'B) Parallel Workstreams',
        'parallel-workstreams',
        counted(plan.workstreams.length, 'workstream'),
      ),
      entry(
        'C) Contract PR Candidates',
        'contract-pr-candidates',
        counted(plan.contractPrs.length, 'candidate'),
      ),
      entry('D) Current Repo Health Snapshot', 'current-repo-health-snapshot', health),
      entry(
        'E) Assumptions and Open Questions',
        'assumptions-and-open-questions',
        `${counted(plan.assumptions.length, 'assumption')}, ${counted(plan.questions.length, 'question')}`,
      ),
      entry('Traceability Appendix', 'traceability-appendix', counted(plan.coverage.mvp, 'feature')),
    ],
    proof: proofView(lookup),
    flags: flagViews(lookup),
    areas: areaViews(lookup, facts),
    idleAreas: idle.shown,
    moreIdleText: moreText(idle.more),
    beyond: plan.ready.length === 0 ? beyond(facts) : null,
    workstreams: workstreamsView(lookup),
    contracts: contractViews(lookup),
    surfacesKnown: config.plan.contractSurfaces.length > 0 || log.about('contract').length > 0,
    health: healthView(plan.health),
    assumptions: assumptionTopics(lookup),
    questions: questionTopics(lookup),
    deferred: deferredViews(lookup),
    traceability: traceView(lookup, facts),
  };
}

/** What is open outside of the MVP, in natural order. */
function beyond(facts: FactSet): BacklogView['beyond'] {
  const open = [...facts.features.values()].filter(({ mvp, done, closed }) => !mvp && !done && !closed);
  const ids = firstOf(sorted(open.map(({ id }) => id)), limits.beyond);
  return {
    text:
      open.length === 0
        ? 'Nothing is open beyond it either.'
        : `Open beyond it: ${counted(open.length, 'feature')}.`,
    ids: ids.shown,
    moreText: moreText(ids.more),
  };
}

function entry(label: string, target: string, size: string): BacklogView['contents'][number] {
  return { label, target, size };
}

/** Suites beside the code have no place of their own. */
function proofView({ slices, common, commonSuites }: Lookup): ProofView {
  const suites = new Map<string, string>();
  for (const slice of slices.values()) {
    for (const { suite, path } of slice.tests) if (path !== null) suites.set(`${suite} ${path}`, suite);
  }
  return {
    commands: [...common],
    everySuite: sorted(commonSuites),
    suites: sorted(suites.keys()).map((key) => {
      const suite = suites.get(key) ?? '';
      return { suite, path: key.slice(suite.length + 1) };
    }),
  };
}
