import { describe } from '../../diagnostics/finding.ts';
import type { Decision, DecisionIndex } from '../../model/decision.ts';
import { countedLines, gateLines } from '../../model/evidence.ts';
import { type Severity, severities } from '../../model/finding.ts';
import { grouped } from '../../model/grouped.ts';
import { compareNatural } from '../../model/natural.ts';
import { counted, inWords } from '../../model/words.ts';
import type { RenderInput } from '../artifacts/input.ts';
import { firstOf, lineOf, moreText } from './words.ts';

export interface SurpriseView {
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly size: string;
  readonly examples: readonly { readonly message: string; readonly at: string | null }[];
  readonly moreText: string | null;
}

/** All that a template of the record sees. */
export interface RecordView {
  readonly title: string;
  /** When the run began, or null when the caller keeps no clock. */
  readonly at: string | null;
  readonly stages: readonly { readonly name: string; readonly result: string; readonly time: string }[];
  readonly surprises: readonly SurpriseView[];
  readonly decisions: readonly {
    readonly id: string;
    readonly text: string;
    readonly because: string;
    readonly at: string | null;
  }[];
  readonly moreText: string | null;
  readonly ties: readonly {
    readonly subject: string;
    readonly decided: string;
    readonly rule: string;
    readonly at: string;
    /** What had an equal claim, and why it lost. */
    readonly because: string;
  }[];
  readonly outcomes: readonly string[];
  readonly backlog: string;
}

const mostDecisions = 60;

/** The view of the record: what a run did, met, decided and reached. */
export function recordView(input: RenderInput): RecordView {
  const { facts, plan, config, log } = input;
  const decisions = firstOf(plan.assumptions, mostDecisions);
  return {
    title: config.project === null ? 'Record of the backlog' : `${config.project}: record of the backlog`,
    at: input.run?.at ?? null,
    stages: stagesOf(input).map(({ name, result }) => {
      const time = input.run?.milliseconds.get(name);
      return { name, result, time: time === undefined ? '' : `${time} ms` };
    }),
    surprises: surprises(input),
    decisions: decisions.shown.map(({ id, text, rule, subject, source }) => ({
      id,
      text,
      because: rule === null ? `no rule decides about ${subject}` : reasonOf(rule, log),
      at: source ? lineOf(source) : null,
    })),
    moreText: moreText(decisions.more, 'in the plan'),
    ties: log.all
      .filter((decision) => decision.tie)
      .map((decision) => ({
        subject: `${decision.subject.kind}:${decision.subject.id}`,
        decided: `${decision.decides} = ${String(decision.value)}`,
        rule: decision.rule,
        at: lineOf(decision.ruleSource),
        because: tieReason(decision),
      })),
    outcomes: [...countedLines(facts, plan), ...gateLines(plan)],
    backlog: config.output.backlog,
  };
}

/** What the rule's author says, else its name. */
function reasonOf(rule: string, log: DecisionIndex): string {
  const because = log.all.find((decision) => decision.rule === rule)?.because ?? null;
  return because === null ? `rule ${rule}` : `rule ${rule}: ${because.trim()}`;
}

function tieReason(decision: Decision): string {
  const equal = decision.lost.filter((lost) => lost.reason === 'tie');
  const claims = equal.map((lost) => `${String(lost.value)} by rule ${lost.rule}`);
  return claims.length === 0
    ? 'the order in which the rules stand decided'
    : `${inWords(claims)} had an equal claim; the order in which the rules stand decided`;
}

/** What each stage gave, by the names that the pipeline gives them. */
function stagesOf({ facts, plan, log, findings }: RenderInput): { name: string; result: string }[] {
  const slices = plan.items.reduce((sum, item) => sum + item.slices.length, 0);
  const features = facts.sources.inventory.features.length;
  const guides = facts.sources.guides.filter((guide) => guide.document !== null).length;
  const packages = facts.recon.reduce((sum, guide) => sum + guide.workPackages.length, 0);
  const stage = (name: string, result: string): { name: string; result: string } => ({ name, result });
  return [
    stage(
      'sources',
      `${counted(features, 'feature')}, ${counted(guides, 'guide')}, ${counted(facts.sources.tree.files.length, 'file')} in the tree`,
    ),
    stage(
      'facts',
      `${counted(facts.areas.length, 'area')}, ${counted(facts.groups.length, 'group')}, ${counted(packages, 'work package')}`,
    ),
    stage('rules', counted(log.all.length, 'decision')),
    stage(
      'plan',
      `${counted(plan.items.length, 'item')}, ${counted(slices, 'slice')}, ${counted(plan.waves.length, 'wave')}`,
    ),
    stage('checks', counted(findings.length, 'finding')),
  ];
}

function surprises({ findings }: RenderInput): SurpriseView[] {
  return [...grouped(findings, (found) => found.code)]
    .map(([code, list]) => {
      const examples = firstOf(list, 3);
      const severity = severities.find((one) => list.some((found) => found.severity === one)) ?? 'info';
      const first = list[0];
      return {
        code,
        title: first ? describe(first).title : code,
        severity,
        size: counted(list.length, 'finding'),
        examples: examples.shown.map((found) => ({
          message: describe(found).message,
          at: found.at ? lineOf(found.at) : null,
        })),
        moreText: moreText(examples.more),
      };
    })
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) || compareNatural(a.code, b.code),
    );
}
