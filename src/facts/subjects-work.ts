import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import { addTo } from '../model/grouped.ts';
import { byId } from '../model/natural.ts';
import { none } from '../model/none.ts';
import { parentOf } from '../model/paths.ts';
import type { WorkPackage } from '../model/recon.ts';
import type { Subject } from '../model/subject.ts';
import { FeatureSubject, likenessBy } from './feature-subject.ts';
import { citingAreas, groupOf, mostCiting } from './groups.ts';
import { kinshipOf } from './kinship.ts';
import { type TreeIndex, treeIndexOf } from './tree-index.ts';

/** What rules can ask of features, in natural order of id. A set of facts that holds them already gives its own. */
export function featureSubjects(facts: FactSet, log: DecisionIndex): readonly Subject[] {
  if (facts.subjects.feature) return facts.subjects.feature;
  const citing = citingAreas(facts.recon);
  const order = [...new Set(facts.recon.map(({ area }) => area))];
  const statuses = statusesByFeature(facts);
  const kinship = kinshipOf(facts.sources);
  const likeness = likenessBy(kinship);
  return [...facts.features.values()].sort(byId).map((feature) => {
    const ground = {
      area: areaOfGroup(groupOf(feature), log),
      paths: facts.featurePaths.get(feature.id) ?? none,
      citingAreas: mostCiting([feature.id], citing, order),
      mentionedAreas: kinship.mentioned(feature),
      moduleStatuses: statuses.get(feature.id) ?? none,
    };
    return new FeatureSubject(feature, ground, likeness);
  });
}

function areaOfGroup(group: string, log: DecisionIndex): string {
  const value = log.one('area', 'group', group)?.value;
  return typeof value === 'string' ? value : '';
}

function statusesByFeature(facts: FactSet): ReadonlyMap<string, readonly string[]> {
  const byFeature = new Map<string, Set<string>>();
  for (const guide of facts.recon) {
    for (const { status, ids } of guide.statuses) {
      if (status === null) continue;
      for (const id of ids) addTo(byFeature, id, status);
    }
  }
  return new Map([...byFeature].map(([id, statuses]) => [id, [...statuses].sort()]));
}

/** What rules can ask of work packages: the open ones of all guides, in natural order of id. */
export function workPackageSubjects(facts: FactSet): Subject[] {
  return facts.recon
    .flatMap((guide) => guide.workPackages)
    .sort(byId)
    .map((own) => workPackageSubject(own, facts));
}

function workPackageSubject(own: WorkPackage, facts: FactSet): Subject {
  const groups = own.ids.flatMap((id) => {
    const feature = facts.features.get(id);
    return feature ? [groupOf(feature)] : [];
  });
  const values = {
    id: own.id,
    label: own.label ?? '',
    title: own.title,
    text: [own.title, ...own.scope.map(({ text }) => text), ...own.doneWhen.map(({ text }) => text)].join(
      '\n',
    ),
    area: own.area,
    priority: own.priority ?? '',
    phase: own.phase ?? '',
    paths: own.paths,
    ids: own.ids,
    groups: [...new Set(groups)],
  };
  const sources = Object.fromEntries(Object.keys(values).map((name) => [name, own.at]));
  return { kind: 'work_package', id: own.id, facts: values, sources };
}

/** What rules can ask of failing tests and checks of the recorded gate runs. */
export function failureSubjects(facts: FactSet, log: DecisionIndex): Subject[] {
  const tree = treeIndexOf(facts.sources.tree, null);
  const subjects: Subject[] = [];
  for (const gate of facts.sources.health?.gates ?? []) {
    for (const [index, failure] of gate.failures.entries()) {
      const path = failurePath(failure.file ?? failure.unit, tree);
      const decided = path === '' ? null : nearestDecision('area', path, log);
      const owner = path === '' ? null : nearestDecision('owner', path, log);
      subjects.push({
        kind: 'failure',
        id: `${gate.name}#${index + 1}`,
        facts: {
          gate: gate.name,
          unit: failure.unit,
          test: failure.test ?? '',
          file: failure.file ?? '',
          message: failure.message.join('\n'),
          path,
          area: decided ?? '',
          path_owner: owner ?? '',
        },
        sources: {},
      });
    }
  }
  return subjects;
}

/** The decided value of the path or of the nearest folder above it that rules were asked about. */
function nearestDecision(decides: 'area' | 'owner', path: string, log: DecisionIndex): string | null {
  for (let at = path; at !== ''; at = parentOf(at)) {
    const value = log.one(decides, 'path', at)?.value;
    if (typeof value === 'string') return value;
  }
  return null;
}

/**
 * The path in the repository that a file or package name of a gate's output is about: the name itself, or what is left of
 * it when leading segments (a module's or a machine's path) are dropped; the empty string when nothing of it is in the tree.
 */
function failurePath(name: string, tree: TreeIndex): string {
  const parts = name
    .replace(/\\/g, '/')
    .replace(/:\d+(?::\d+)?$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  for (let from = 0; from < Math.min(parts.length, mostSegments); from += 1) {
    const path = parts.slice(from).join('/');
    if (tree.has(path)) return path;
  }
  return '';
}

const mostSegments = 32;
