import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { addTo } from '../model/grouped.ts';
import { headline } from '../model/headline.ts';
import { at, held } from '../model/held.ts';
import { overlaps } from '../model/paths.ts';
import { packageOrder } from './edges-of-guides.ts';
import { ruleEdges } from './edges-of-rules.ts';
import type { Draft, DraftSlice } from './model.ts';
import { type SliceEdge, type SliceTable, strength } from './slice-table.ts';

/** Every edge that a source or a rule gives, before cycles are looked for. Edges on shared paths come later. */
export function gatherEdges(
  draft: Draft,
  table: SliceTable,
  log: DecisionIndex,
  config: ResolvedConfig,
): { edges: SliceEdge[]; findings: Finding[] } {
  const most = 2 * Math.max(1, config.plan.maxFeaturesPerSlice);
  const singled = (slice: DraftSlice): boolean => slice.featureIds.length + slice.relatedIds.length <= most;
  const onlyTests = (slice: DraftSlice): boolean =>
    slice.pathPrefixes.length > 0 && slice.pathPrefixes.every((path) => draft.ground.suites.at(path));
  const rules = ruleEdges(draft, table, log, onlyTests);
  const edges = [
    ...dependencyEdges(draft, table),
    ...contractEdges(draft, table, singled),
    ...rules.edges,
    ...packageOrder(draft, table, config),
    ...testEdges(table, onlyTests),
    ...citationEdges(draft, table, onlyTests, singled),
    ...moduleEdges(draft, table, onlyTests),
  ];
  const first = new Map<string, SliceEdge>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    // What is done waits for nothing but what the inventory says it waits for.
    if (edge.kind !== 'dependency' && table.isDone(edge.to)) continue;
    const key = `${edge.from} ${edge.to}`;
    const known = first.get(key);
    if (!known || edge.strength < known.strength) first.set(key, edge);
  }
  return { edges: [...first.values()], findings: rules.findings };
}

function dependencyEdges(draft: Draft, table: SliceTable): SliceEdge[] {
  return draft.dependencies.kept.flatMap(({ feature, on, at }): SliceEdge[] => {
    return [
      {
        from: held(table.ofFeature, on),
        to: held(table.ofFeature, feature),
        kind: 'dependency',
        strength: strength.dependency,
        reason: `${feature} depends on ${on}`,
        rule: null,
        source: at,
      },
    ];
  });
}

/**
 * A contract slice comes before the rest of its work package, and before the features that it serves: firmly before those that
 * the rules put in the same contract pull request, and no more firmly than any citation before those that it only cites.
 */
function contractEdges(
  draft: Draft,
  table: SliceTable,
  singled: (slice: DraftSlice) => boolean,
): SliceEdge[] {
  const edges: SliceEdge[] = [];
  const members = new Map(draft.contracts.map((change) => [change.title, change.features]));
  for (const [from, slice] of table.slices.entries()) {
    if (!slice.contract) continue;
    const add = (to: number, weight: number, reason: string): void => {
      if (table.slices[to]?.contract) return;
      edges.push({
        from,
        to,
        kind: 'contract',
        strength: weight,
        reason,
        rule: null,
        source: slice.at,
      });
    };
    const name = slice.contractPr ?? slice.title;
    for (const one of slice.workPackages) {
      for (const to of held(table.ofPackage, one.id)) {
        add(to, strength.contract, `the contract part of "${headline(one.title)}" lands first`);
      }
    }
    for (const id of slice.relatedIds) {
      const to = table.ofFeature.get(id);
      if (to === undefined) continue;
      const asked = members.get(slice.contractPr ?? '')?.has(id) === true;
      if (!asked && !singled(slice)) continue;
      add(to, asked ? strength.contract : strength.cites, `${id} uses the contract "${name}"`);
    }
  }
  return edges;
}

/** The part of a package that works on test suites alone comes after the parts that build what the suites show. */
function testEdges(table: SliceTable, onlyTests: (slice: DraftSlice) => boolean): SliceEdge[] {
  const edges: SliceEdge[] = [];
  for (const places of table.ofPackage.values()) {
    if (places.length < 2) continue;
    const tests = new Set(places.filter((place) => onlyTests(at(table.slices, place))));
    for (const to of tests) {
      const { at: source } = at(table.slices, to);
      for (const from of places) {
        if (tests.has(from)) continue;
        const reason = `its suites show what "${headline(at(table.slices, from).title)}" builds`;
        edges.push({ from, to, kind: 'work_package', strength: strength.tests, reason, rule: null, source });
      }
    }
  }
  return edges;
}

/**
 * A work package, or the closing of a divergence, comes before the features that it cites and that are built elsewhere, when it
 * makes what they stand on: its ground meets the feature's own, or that of a module that cites it in its area's guide, or it
 * makes a contract. A citation alone says that the two have to
 * do with each other, not who goes first. Three kinds make nothing that a feature could stand on: work on the test suites alone
 * shows what features do; a package that cites more features than two slices hold describes its surroundings; and what is
 * built never holds up a contract, on which it waits itself.
 */
function citationEdges(
  draft: Draft,
  table: SliceTable,
  onlyTests: (slice: DraftSlice) => boolean,
  singled: (slice: DraftSlice) => boolean,
): SliceEdge[] {
  const edges: SliceEdge[] = [];
  const areas = new Map(draft.items.map((item) => [item.id, item.area]));
  for (const [from, slice] of table.slices.entries()) {
    if (slice.workPackages.length + slice.divergences.length === 0 || !singled(slice)) continue;
    if (onlyTests(slice)) continue;
    for (const id of slice.relatedIds) {
      const to = table.ofFeature.get(id);
      if (to === undefined) continue;
      const then = at(table.slices, to);
      if (then.contract && !slice.contract) continue;
      const modules = draft.homes.modulePaths(id, held(areas, then.item));
      const places = [...then.pathPrefixes, ...modules];
      const meets = slice.pathPrefixes.some((path) => places.some((place) => overlaps(path, place)));
      if (!meets && !slice.contract) continue;
      const name = headline(slice.workPackages[0]?.title ?? slice.title);
      edges.push({
        from,
        to,
        kind: 'work_package',
        strength: strength.cites,
        reason: `"${name}" is ground for ${id}`,
        rule: null,
        source: slice.at,
      });
    }
  }
  return edges;
}

/** A module whose features stand in more slices than this is the area under another name: what it lacks holds none of them up. */
const mostSlicesOfModule = 64;

/**
 * A work package that closes a gap of a module comes before the features that are built in the module where the two meet on a path: they
 * would stand on what it lacks. A guide says so by its tables alone, where packages cite no feature.
 */
function moduleEdges(
  draft: Draft,
  table: SliceTable,
  onlyTests: (slice: DraftSlice) => boolean,
): SliceEdge[] {
  if (draft.modules.size === 0) return [];
  const built = slicesByModule(draft, table);
  const edges: SliceEdge[] = [];
  for (const [from, slice] of table.slices.entries()) {
    const [work] = slice.workPackages;
    if (work === undefined || onlyTests(slice)) continue;
    for (const { id, area, at: source } of slice.divergences) {
      const module = draft.modules.get(id);
      if (module === undefined) continue;
      const here = built.get(JSON.stringify([area, module]));
      if (!here || here.size > mostSlicesOfModule) continue;
      for (const to of here) {
        const then = at(table.slices, to);
        if (then.contract && !slice.contract) continue;
        if (!slice.pathPrefixes.some((path) => then.pathPrefixes.some((place) => overlaps(path, place))))
          continue;
        const reason = `"${headline(work.title)}" closes a gap of ${module}`;
        edges.push({ from, to, kind: 'work_package', strength: strength.cites, reason, rule: null, source });
      }
    }
  }
  return edges;
}

/** By area of the guide and module: the slices of the features that are built there. */
function slicesByModule({ scope, homes }: Draft, table: SliceTable): Map<string, Set<number>> {
  const built = new Map<string, Set<number>>();
  for (const group of scope.groups) {
    for (const { id } of group.features) {
      const { module, moduleArea } = homes.of(id, group);
      const slice = table.ofFeature.get(id);
      if (module === null || slice === undefined) continue;
      addTo(built, JSON.stringify([moduleArea, module]), slice);
    }
  }
  return built;
}
