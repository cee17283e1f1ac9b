import type { JsonObject } from '../../model/json.ts';
import type { Text } from '../../model/markdown.ts';
import type {
  Divergence,
  GuideModule,
  GuideRecon,
  ModuleStatus,
  PathClaim,
  Statement,
  WorkPackage,
} from '../../model/recon.ts';
import type { RenderInput } from './input.ts';
import { artifactSchemaVersion, type JsonArtifact, place, unique } from './json.ts';

/** `guide_recon.json`: what every guide says, normalised, each piece with its line. */
export function guideReconArtifact({ facts }: RenderInput): JsonArtifact {
  const prefixes = new Map(facts.areas.map((area) => [area.name, area.prefixes]));
  return {
    frame: { schema_version: artifactSchemaVersion, kind: 'guide_recon', guides: [] },
    lists: [
      {
        path: ['guides'],
        length: facts.recon.length,
        element(index) {
          const guide = facts.recon[index] as GuideRecon;
          return guideJson(guide, prefixes.get(guide.area) ?? []);
        },
      },
    ],
    depth: 4,
  };
}

function guideJson(guide: GuideRecon, prefixes: readonly string[]): JsonObject {
  return {
    area: guide.area,
    guide_path: guide.path,
    found: guide.found,
    title: guide.title,
    code_prefix_hint: [...prefixes],
    headings: guide.headings.map(({ text, level, section, at }) => ({ text, level, section, line: at.line })),
    status_keywords: unique(guide.statuses.map((status) => status.phrase)),
    current_status: guide.statuses.map(statusJson),
    responsibilities: guide.responsibilities.map(statementJson),
    prohibited: guide.prohibited.map(statementJson),
    invariants: guide.invariants.map(statementJson),
    modules: guide.modules.map(moduleJson),
    work_packages: guide.workPackages.map(workPackageJson),
    divergences: guide.divergences.map(divergenceJson),
    done_when: guide.doneWhen.map(statementJson),
    change_rules: guide.changeRules.map(statementJson),
    contract_surfaces: guide.contractSurfaces.map(claimJson),
    tests: guide.tests.map(textJson),
    ownership: guide.ownership.map(({ role, owner, scope, at }) => ({
      role,
      owner,
      scope,
      source: place(at),
    })),
    related_docs: guide.relatedDocs.map(textJson),
    path_claims: guide.claims.map(claimJson),
    citations: guide.citations.map(({ id, state, at }) => ({ id, state, source: place(at) })),
  };
}

function textJson(text: Text): JsonObject {
  return { text: text.text, source: place(text.at) };
}

function statementJson(statement: Statement): JsonObject {
  return { text: statement.text, feature_ids: [...statement.ids], source: place(statement.at) };
}

function moduleJson(module: GuideModule): JsonObject {
  return {
    name: module.name,
    id: module.id,
    paths: [...module.paths],
    responsibilities: module.responsibilities,
    feature_ids: [...module.ids],
    source: place(module.at),
  };
}

function statusJson(status: ModuleStatus): JsonObject {
  return {
    module: status.name,
    id: status.id,
    paths: [...status.paths],
    phrase: status.phrase,
    status: status.status,
    open: status.open,
    contradiction: status.contradiction
      ? { path: status.contradiction.path, state: status.contradiction.state }
      : null,
    evidence: status.evidence,
    feature_ids: [...status.ids],
    source: place(status.at),
  };
}

function workPackageJson(work: WorkPackage): JsonObject {
  return {
    id: work.id,
    label: work.label,
    title: work.title,
    priority: work.priority,
    phase: work.phase,
    order: work.order,
    open: work.open,
    deferred: work.deferred,
    scope: work.scope.map(statementJson),
    paths: [...work.paths],
    done_when: work.doneWhen.map(statementJson),
    tests: work.tests.map(statementJson),
    feature_ids: [...work.ids],
    after: [...work.after],
    source: place(work.at),
  };
}

function divergenceJson(divergence: Divergence): JsonObject {
  return {
    id: divergence.id,
    title: divergence.title,
    text: divergence.text,
    action: divergence.action,
    paths: [...divergence.paths],
    feature_ids: [...divergence.ids],
    open: divergence.open,
    source: place(divergence.at),
  };
}

function claimJson(claim: PathClaim): JsonObject {
  return {
    path: claim.path,
    state: claim.state,
    source: place(claim.at),
  };
}
