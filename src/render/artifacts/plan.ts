import type { FactSet } from '../../model/factset.ts';
import { ownedGateJson } from '../../model/gate-json.ts';
import type { JsonObject } from '../../model/json.ts';
import type {
  Assumption,
  Command,
  ContractPr,
  DoneCriterion,
  Edge,
  Item,
  Plan,
  PlanHealth,
  Question,
  RiskFlag,
  Slice,
  TestToAdd,
  TouchedModule,
  Workstream,
} from '../../model/plan.ts';
import type { GroupNote } from '../../model/sources.ts';
import type { RenderInput } from './input.ts';
import { artifactSchemaVersion, type JsonArtifact, place, placeOrNull } from './json.ts';
import { KeptJson } from './kept-json.ts';
import { groupNotesJson, notesJson } from './notes.ts';

/** `plan.json`: the whole plan for tools. What parts of it have become is `kept`. */
export function planArtifact(
  { plan, facts }: RenderInput,
  kept: KeptJson = new KeptJson(null),
): JsonArtifact {
  const groupNotes = new Map(facts.groups.map(({ name, notes }) => [name, notes]));
  return {
    frame: planFrame(plan),
    lists: [
      {
        path: ['items'],
        length: plan.items.length,
        element: (index) => itemJson(plan.items[index] as Item, facts, groupNotes, kept),
      },
    ],
    depth: 4,
    kept,
  };
}

function planFrame(plan: Plan): JsonObject {
  return {
    schema_version: artifactSchemaVersion,
    kind: 'plan',
    coverage: {
      mvp: plan.coverage.mvp,
      mapped: plan.coverage.mapped,
      areas: plan.coverage.areas,
      areas_covered: plan.coverage.areasCovered,
      guides: plan.coverage.guides,
      guides_found: plan.coverage.guidesFound,
    },
    items: [],
    workstreams: plan.workstreams.map(workstreamJson),
    hotspots: plan.hotspots.map(({ path, writer, rule, because }) => ({ path, writer, rule, because })),
    contract_prs: plan.contractPrs.map(contractJson),
    waves: plan.waves.map((wave) => [...wave]),
    critical_path: [...plan.criticalPath],
    ready: [...plan.ready],
    health: healthJson(plan.health),
    assumptions: plan.assumptions.map(assumptionJson),
    questions: plan.questions.map(questionJson),
    deferred: plan.deferred.map((deferred) => ({
      id: deferred.id,
      title: deferred.title,
      cited_by: deferred.citedBy.map((citation) => ({ what: citation.what, source: place(citation.at) })),
    })),
  };
}

function itemJson(
  item: Item,
  facts: FactSet,
  groupNotes: ReadonlyMap<string, readonly GroupNote[]>,
  kept: KeptJson,
): JsonObject {
  return {
    id: item.id,
    kind: item.kind,
    title: item.title,
    area: item.area,
    group: item.group,
    ...workJson(item),
    depends_on: item.dependsOn.map(edgeJson),
    pr_boundary: item.prBoundary,
    done_criteria: kept.list(item.doneCriteria, criterionJson),
    ...groupNotesJson('group_notes', groupNotes.get(item.group ?? '')),
    notes: item.featureIds.flatMap((id) => notesJson(id, facts.features.get(id)?.notes ?? [])),
    tests: kept.list(item.tests, testJson),
    commands: kept.list(item.commands, commandJson),
    risk_flags: item.riskFlags.map(riskJson),
    owner: item.owner,
    owner_rule: item.ownerRule,
    secondary_areas: [...item.secondaryAreas],
    modules: kept.list(item.modules, moduleJson),
    assumptions: [...item.assumptions],
    slices: item.slices.map(sliceJson),
    rank: item.rank,
  };
}

function sliceJson(slice: Slice): JsonObject {
  return {
    id: slice.id,
    item: slice.item,
    title: slice.title,
    ...workJson(slice),
    workstream: slice.workstream,
    contract: slice.contract,
    contract_pr: slice.contractPr,
    depends_on: slice.dependsOn.map(edgeJson),
    done_criteria: slice.doneCriteria.map((criterion) => criterion.id),
    tests: slice.tests.map(testJson),
    commands: slice.commands.map(commandJson),
    unblocks: slice.unblocks,
    rank: slice.rank,
    wave: slice.wave,
  };
}

/** What an item, and each slice of it, is about, and where. */
function workJson(work: Item | Slice): JsonObject {
  return {
    feature_ids: [...work.featureIds],
    done_feature_ids: [...work.doneFeatureIds],
    related_feature_ids: [...work.relatedFeatureIds],
    work_package_ids: [...work.workPackageIds],
    divergence_ids: [...work.divergenceIds],
    path_prefixes: [...work.pathPrefixes],
  };
}

function edgeJson(edge: Edge): JsonObject {
  return {
    id: edge.id,
    reason: edge.reason,
    kind: edge.kind,
    rule: edge.rule,
    source: placeOrNull(edge.source),
  };
}

function criterionJson(criterion: DoneCriterion): JsonObject {
  return {
    id: criterion.id,
    text: criterion.text,
    of: criterion.of,
    ...(criterion.done === true ? { done: true } : {}),
    source: place(criterion.source),
  };
}

function testJson(test: TestToAdd): JsonObject {
  return { suite: test.suite, path: test.path, rule: test.rule, features: [...test.features] };
}

function commandJson({ command, rule }: Command): JsonObject {
  return { command, rule };
}

function moduleJson({ name, area, status, source }: TouchedModule): JsonObject {
  return { name, area, status, source: place(source) };
}

function riskJson(risk: RiskFlag): JsonObject {
  return {
    flag: risk.flag,
    severity: risk.severity,
    invariant: risk.invariant,
    rules: [...risk.rules],
    because: [...risk.because],
    features: [...risk.features],
  };
}

function workstreamJson(workstream: Workstream): JsonObject {
  return {
    id: workstream.id,
    name: workstream.name,
    prefixes: [...workstream.prefixes],
    depends_on: workstream.dependsOn.map(({ id, edges, reason }) => ({ id, edges, reason })),
    slices: [...workstream.slices],
    hotspots: [...workstream.hotspots],
    features: workstream.features,
  };
}

function contractJson(contract: ContractPr): JsonObject {
  return {
    id: contract.id,
    title: contract.title,
    scope: contract.scope,
    paths: [...contract.paths],
    feature_ids: [...contract.featureIds],
    work_package_ids: [...contract.workPackageIds],
    slices: [...contract.slices],
    unblocks: [...contract.unblocks],
    order: contract.order,
    compatibility: contract.compatibility,
    commands: contract.commands.map(commandJson),
  };
}

function healthJson(health: PlanHealth): JsonObject {
  return {
    recorded_at: health.recordedAt,
    stale: health.stale,
    gates: health.gates.map(ownedGateJson),
    not_run: health.notRun.map(({ name, command }) => ({ name, command })),
    inventory: {
      total: health.inventory.total,
      done: health.inventory.done,
      mvp_total: health.inventory.mvpTotal,
      mvp_done: health.inventory.mvpDone,
    },
    broken: [...health.broken],
    mended: [...health.mended],
  };
}

function assumptionJson(assumption: Assumption): JsonObject {
  return {
    id: assumption.id,
    topic: assumption.topic,
    text: assumption.text,
    subject: assumption.subject,
    rule: assumption.rule,
    source: placeOrNull(assumption.source),
    weight: assumption.weight,
  };
}

function questionJson(question: Question): JsonObject {
  return { ...assumptionJson(question), affects: [...question.affects] };
}
