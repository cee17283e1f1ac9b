import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { Text } from '../model/markdown.ts';
import type { GuideRecon, ModuleStatus, Statement, WorkPackage } from '../model/recon.ts';
import type { ReadGuide, ReadSources } from '../model/sources.ts';
import {
  type GuideContext,
  guideContext,
  plain,
  type ReconContext,
  reconContext,
  statement,
  stateOf,
} from './context.ts';
import { labelsIn } from './names.ts';
import { roledSections } from './outline.ts';
import { onContractSurface, readCitations, readClaims } from './recon-claims.ts';
import { readDivergences } from './recon-divergences.ts';
import { judgedAgain, readModules, readStatuses } from './recon-modules.ts';
import { readWorkPackages } from './recon-packages.ts';
import { readOwnership, readRelatedDocs, readStatements, readTests } from './recon-statements.ts';
import { unreadColumns } from './recon-unread.ts';

/**
 * Reads everything that each guide says, in the order of the canonical table. `log` must hold the decisions about sections,
 * columns, labels and status phrases. Claims are judged by the decisions about the state of paths; before there are any, by mere
 * existence, and `draft` is then the result of that first reading, in which only what the states say is read again.
 */
export function readRecon(
  sources: ReadSources,
  log: DecisionIndex,
  config: ResolvedConfig,
  draft: readonly GuideRecon[] | null = null,
): GuideRecon[] {
  const context = reconContext(sources, log, config);
  if (draft) {
    return sources.guides.map((guide, index) => {
      const before = draft[index];
      if (!before) throw new Error(`no draft of ${guide.path}`);
      return judgeAgain(before, guideContext(context, guide));
    });
  }
  const documents = new Set([sources.inventory.file, ...(sources.design ? [sources.design.file] : [])]);
  return sources.guides.map((guide) => readGuide(guideContext(context, guide), guide, documents, context));
}

function readGuide(
  context: GuideContext,
  guide: ReadGuide,
  documents: ReadonlySet<string>,
  { config }: ReconContext,
): GuideRecon {
  const document = guide.document;
  const sections = document ? roledSections(document, context.log) : [];
  const modules = readModules(sections, context);
  const statuses = readStatuses(sections, modules, context);
  const planned = readWorkPackages(sections, context);
  const tests = readTests(sections, context);
  const workPackages = shown(grounded(planned.packages, statuses), tests, context);
  const divergences = readDivergences(sections, modules, context);
  const named = [...modules, ...statuses, ...workPackages, ...divergences].flatMap(({ paths, at }) =>
    paths.map((path) => ({ path, at })),
  );
  const claims = readClaims(context, named);
  const title = document?.sections.find((section) => section.heading)?.heading;
  return {
    area: guide.area,
    path: guide.path,
    title: title ? plain(title.text) : guide.area,
    found: document !== null,
    headings: sections.flatMap(({ section, role }) =>
      section.heading
        ? [
            {
              text: plain(section.heading.text),
              level: section.heading.level,
              section: role === 'other' ? null : role,
              at: section.heading.at,
            },
          ]
        : [],
    ),
    responsibilities: readStatements('responsibilities', sections, context),
    prohibited: readStatements('prohibited', sections, context),
    invariants: readStatements('invariants', sections, context),
    modules,
    statuses,
    workPackages,
    divergences,
    doneWhen: readStatements('done', sections, context),
    changeRules: readStatements('change_control', sections, context),
    contractSurfaces: onContractSurface(claims, config.plan.contractSurfaces),
    tests,
    ownership: readOwnership(sections, context),
    relatedDocs: readRelatedDocs(sections, context, documents),
    claims,
    citations: readCitations(context),
    unread: unreadColumns(sections, context),
    lost: planned.lost,
  };
}

/** What depends on the states of paths: the claims, and where a status contradicts them. */
function judgeAgain(before: GuideRecon, context: GuideContext): GuideRecon {
  const claims = before.claims.map((claim) => ({ ...claim, state: stateOf(claim.path, context) }));
  return {
    ...before,
    statuses: before.statuses.map((status) => judgedAgain(status, context)),
    contractSurfaces: onContractSurface(claims, context.config.plan.contractSurfaces),
    claims,
  };
}

/** A package that names no path stands on the ground of the module that it carries the id of. */
function grounded(
  packages: readonly WorkPackage[],
  statuses: readonly ModuleStatus[],
): readonly WorkPackage[] {
  const byId = new Map(statuses.flatMap((status) => (status.id === null ? [] : [[status.id, status.paths]])));
  return packages.map((own) => {
    const paths = own.paths.length === 0 && own.label !== null ? byId.get(own.label) : undefined;
    return paths && paths.length > 0 ? { ...own, paths } : own;
  });
}

/** A test that the guide lists with the label of one package, and of no other, shows that package. */
function shown(
  packages: readonly WorkPackage[],
  tests: readonly Text[],
  context: GuideContext,
): readonly WorkPackage[] {
  const byLabel = new Map<string, Statement[]>();
  for (const one of packages) if (one.label !== null) byLabel.set(one.label, []);
  for (const test of byLabel.size === 0 ? [] : tests) {
    const [label, ...more] = labelsIn(test.text, context).filter((one) => byLabel.has(one));
    if (label !== undefined && more.length === 0) byLabel.get(label)?.push(statement(test, context));
  }
  return packages.map((own) => {
    const known = new Set(own.tests.map(({ at }) => at.line));
    const further = byLabel.get(own.label ?? '')?.filter(({ at }) => !known.has(at.line)) ?? [];
    return further.length === 0 ? own : { ...own, tests: [...own.tests, ...further] };
  });
}
