import { check } from './checks/check.ts';
import { loadAdapters } from './config/load-adapters.ts';
import { settleFindings } from './diagnostics/settle.ts';
import { claimFindings } from './facts/claims.ts';
import { deriveFacts } from './facts/derive.ts';
import { grouplessSubjects, withGroups } from './facts/grouping.ts';
import { withoutTexts } from './facts/outline.ts';
import { readRecon } from './facts/recon.ts';
import {
  columnSubjects,
  failureSubjects,
  featureSubjects,
  groupSubjects,
  headingLevels,
  headingSubjects,
  labelSubjects,
  pathSubjects,
  phraseSubjects,
  prioritySubjects,
  workPackageSubjects,
} from './facts/subjects.ts';
import { vocabulary } from './facts/vocabulary.ts';
import { fencedHost } from './host/fenced.ts';
import { type Decided, type Memory, noMemory } from './memory.ts';
import type { Artifact } from './model/artifact.ts';
import type { ResolvedConfig } from './model/config.ts';
import { DecisionIndex, type DecisionKind } from './model/decision.ts';
import type { FactSet } from './model/factset.ts';
import type { Finding } from './model/finding.ts';
import type { Host } from './model/host.ts';
import type { Step } from './model/keep.ts';
import type { Plan } from './model/plan.ts';
import { type Progress, type Stage, tellOf } from './model/progress.ts';
import type { GuideRecon } from './model/recon.ts';
import type { Sources } from './model/sources.ts';
import type { Subject, SubjectKind } from './model/subject.ts';
import { draftPlan, itemSubjects } from './plan/draft.ts';
import { schedule } from './plan/schedule.ts';
import { RunClock, render } from './render/render.ts';
import { loadTemplates } from './render/templates.ts';
import { unknownNames } from './rules/authoring/lint/names.ts';
import { compiled } from './rules/compiled.ts';
import { decide } from './rules/decide.ts';
import type { Evaluator } from './rules/evaluator.ts';
import { loadRules } from './rules/load.ts';
import type { Question, RuleBook } from './rules/model.ts';
import { readSources } from './sources/read.ts';

/** All that one compilation gives. Plain data but for the rule book, which commands hand back to the rules stage. */
export interface Compilation {
  readonly config: ResolvedConfig;
  readonly book: RuleBook;
  /** Every subject that was asked, in the order of the passes. */
  readonly subjects: readonly Subject[];
  /** Which decision was asked about which subjects, in the order of the passes. */
  readonly questions: readonly Question[];
  readonly facts: FactSet;
  readonly log: DecisionIndex;
  readonly plan: Plan;
  readonly artifacts: readonly Artifact[];
  /** With configured severities, sorted by place; what a severity of `off` silences is not here. */
  readonly findings: readonly Finding[];
}

/**
 * Compiles a repository: sources → facts → rules → decisions → plan → artifacts. Reads through the host, writes nothing,
 * never throws on bad input: what is wrong comes back as findings, and everything else still stands. `evaluator` says
 * which rules fire, `memory` what can be taken over from an earlier compilation; `progress` is told of each step.
 */
export function compile(
  config: ResolvedConfig,
  host: Host,
  progress: Progress = () => {},
  evaluator: Evaluator = compiled,
  memory: Memory = noMemory,
): Compilation {
  const pass = new Passes();
  const clock = new RunClock(config, host);
  let tell = tellOf(progress, 'sources');
  const begin = (stage: Stage): void => {
    clock.begin(stage);
    tell = tellOf(progress, stage);
    progress({ stage, what: null, of: null, done: null });
  };

  begin('sources');
  const { book } = pass.keep(
    memory.read('rules', host, [config], (from) =>
      loadRules(config, fencedHost(config.fence, from), vocabulary, memory.keep),
    ),
  );
  let log = new DecisionIndex([]);
  const ask = (decides: DecisionKind, subjects: readonly Subject[]): DecisionIndex => {
    tell(decides, subjects.length);
    pass.asked(decides, subjects);
    const told = (done: number): void => tell(decides, subjects.length, done);
    const make = (): Decided => decide(book, decides, subjects, evaluator, told);
    return log.with(pass.keep(memory.decide(book, decides, subjects, make)).decisions);
  };
  /** A step that hangs on nothing but `inputs` and on what has been decided so far. */
  const step = <T>(name: string, inputs: readonly unknown[], make: (log: DecisionIndex) => T): T => {
    tell(name);
    return memory.derive(name, inputs, log, make);
  };

  // A function of its own: the texts of the documents, and what was made of them on the way, may go when it returns.
  const understood = (): { readonly sources: Sources; readonly recon: readonly GuideRecon[] } => {
    const { sources: read } = pass.keep(
      memory.read('sources', host, [config], (from) => {
        const { adapters, findings } = loadAdapters(config, from);
        const given = readSources(config, from, adapters, tell);
        return { ...given, findings: [...findings, ...given.findings] };
      }),
    );
    begin('facts');
    // Outer headings first: what a heading means depends on what stands above it.
    for (const level of headingLevels) {
      log = ask(
        'section',
        step(`headings ${level}`, [read, config], (log) => headingSubjects(read, config, log, level)),
      );
    }
    log = ask(
      'column',
      step('columns', [read], (log) => columnSubjects(read, log)),
    );
    log = ask(
      'label',
      step('labels', [read], (log) => labelSubjects(read, log)),
    );
    log = ask(
      'status',
      step('phrases', [read], (log) => phraseSubjects(read, log)),
    );
    const draftRecon = step('draft recon', [read, config], (log) => readRecon(read, log, config));
    const known = step('sources', [read], () => withoutTexts(read));
    const claimed = step('claimed paths', [known, draftRecon, config], (log) =>
      pathSubjects(known, draftRecon, log, config),
    );
    log = ask('state', claimed);
    log = ask('area', claimed);
    const recon = step('recon', [read, config, draftRecon], (log) =>
      readRecon(read, log, config, draftRecon),
    );
    log = ask(
      'group',
      step('groupless', [known, recon], (log) => grouplessSubjects(known, recon, log)),
    );
    const sources = step('grouped sources', [known], (log) => withGroups(known, log));
    return { sources, recon };
  };
  const { sources, recon } = understood();
  const groups = step('groups', [sources, recon], (log) => groupSubjects(sources, recon, log));
  log = ask('area', groups);
  const facts = step('facts', [sources, recon, groups, config], (log) =>
    deriveFacts(sources, recon, groups, log, config),
  );
  pass.add(step('claims', [facts], () => claimFindings(facts)));
  pass.add(step('names', [book, facts], () => unknownNames(book, facts)));

  begin('rules');
  const features = step('features', [facts], (log) => featureSubjects(facts, log));
  const packages = step('packages', [facts], () => workPackageSubjects(facts));
  log = ask('risk', features);
  const work = [...features, ...packages];
  for (const decides of ['home', 'contract', 'suite'] as const) log = ask(decides, work);
  const paths = step('paths', [sources, recon, config], (log) => pathSubjects(sources, recon, log, config));
  log = ask(
    'priority',
    step('priorities', [sources], () => prioritySubjects(sources)),
  );
  for (const decides of ['workstream', 'hotspot', 'gate', 'owner'] as const) log = ask(decides, paths);
  log = ask(
    'owner',
    step('failures', [facts], (log) => failureSubjects(facts, log)),
  );

  begin('plan');
  const partOfPlan =
    (log: DecisionIndex): Step =>
    (name, inputs, make) =>
      memory.derive(`plan: ${name}`, inputs, log, make);
  // A function of its own: what is only drafted may go when it returns, long before the end.
  const planned = (): ReturnType<typeof schedule> => {
    const draft = step('draft', [facts, config], (log) => draftPlan(facts, log, config));
    log = ask(
      'dependency',
      step('items', [draft, facts], (log) => itemSubjects(draft, facts, log)),
    );
    pass.askedAll();
    return step('plan', [draft, facts, config], (log) =>
      schedule(draft, facts, log, config, partOfPlan(log), memory.drawn !== null),
    );
  };
  const { plan } = pass.keep(planned());

  begin('checks');
  pass.add(step('checks', [facts, plan, config], () => check(facts, plan, config)));

  begin('render');
  const findings = settleFindings(pass.findings, config);
  const { templates } = pass.keep(
    memory.read('templates', host, [config], (from) => loadTemplates(config, fencedHost(config.fence, from))),
  );
  const rendered = pass.keep(
    render({ facts, plan, log, findings, config, run: clock.times }, templates, tell, memory.drawn),
  );
  return {
    config,
    book,
    subjects: pass.subjects,
    questions: pass.questions,
    facts,
    log,
    plan,
    artifacts: rendered.artifacts,
    findings: settleFindings(pass.findings, config),
  };
}

/** What the passes gather: findings, and what was asked about which subjects. */
class Passes {
  readonly findings: Finding[] = [];
  readonly questions: Question[] = [];
  readonly subjects: Subject[] = [];
  /** By kind and id: the place among the subjects. */
  readonly #places = new Map<SubjectKind, Map<string, number>>();

  add(findings: readonly Finding[]): void {
    for (const finding of findings) this.findings.push(finding);
  }

  keep<R extends { readonly findings: readonly Finding[] }>(result: R): R {
    this.add(result.findings);
    return result;
  }

  /** After the last question: what was only there to find subjects again may go before the plan is made. */
  askedAll(): void {
    this.#places.clear();
  }

  /** A subject asked twice (a path, before and after it has an area) is kept as it was last. */
  asked(decides: DecisionKind, subjects: readonly Subject[]): void {
    const before = this.questions.at(-1)?.subjects;
    this.questions.push({ decides, subjects });
    if (subjects === before) return;
    for (const subject of subjects) {
      let places = this.#places.get(subject.kind);
      if (!places) {
        places = new Map();
        this.#places.set(subject.kind, places);
      }
      const place = places.get(subject.id) ?? this.subjects.length;
      places.set(subject.id, place);
      this.subjects[place] = subject;
    }
  }
}
