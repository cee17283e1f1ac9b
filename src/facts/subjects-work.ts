import type { DecisionIndex } from '../model/decision.ts';
import type { FactSet } from '../model/factset.ts';
import type { JsonValue } from '../model/json.ts';
import { compareNatural } from '../model/natural.ts';
import type { WorkPackage } from '../model/recon.ts';
import type { Feature } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from '../model/subject.ts';
import { citingAreas, groupOf, mostCiting } from './groups.ts';
import { type Kinship, kinshipOf } from './kinship.ts';
import { type TreeIndex, treeIndexOf } from './tree-index.ts';

/** What rules can ask of features, in natural order of id. A set of facts that holds them already gives its own. */
export function featureSubjects(facts: FactSet, log: DecisionIndex): readonly Subject[] {
  if (facts.subjects.feature) return facts.subjects.feature;
  const citing = citingAreas(facts.recon);
  const order = [...new Set(facts.recon.map(({ area }) => area))];
  const statuses = statusesByFeature(facts);
  const kinship = kinshipOf(facts.sources);
  const likeness = likenessBy(kinship);
  return [...facts.features.values()]
    .sort((a, b) => compareNatural(a.id, b.id))
    .map((feature): Subject => {
      const steps = [...feature.steps, ...feature.acceptance].map(({ text }) => text).join('\n');
      const title = feature.title ?? feature.description;
      const text = [feature.title, feature.description, steps, feature.riskSummary].filter((part) => part);
      const values: { [fact: string]: JsonValue } = {
        id: feature.id,
        group: feature.group ?? '',
        area: areaOfGroup(groupOf(feature), log),
        title,
        description: feature.description,
        steps,
        text: text.join('\n'),
        category: feature.category ?? '',
        phase: feature.phase ?? '',
        mvp: feature.mvp,
        done: feature.done,
        status: feature.status ?? '',
        priority: feature.priority ?? '',
        risk: feature.risk ?? '',
        owner: feature.owner ?? '',
        dependencies: [...new Set(feature.dependencies.map((id) => id.text))],
        tests: [...new Set(feature.tests)],
        paths: facts.featurePaths.get(feature.id) ?? [],
        citing_areas: mostCiting([feature.id], citing, order),
        mentioned_areas: kinship.mentioned(feature),
      };
      Object.defineProperties(values, likeness);
      values.module_statuses = statuses.get(feature.id) ?? [];
      return {
        kind: 'feature',
        id: feature.id,
        facts: values,
        sources: featureSources(feature),
      };
    });
}

/**
 * The areas whose names are like a feature's title, and how much: facts that few rules ask of features, and that are worked out when
 * one does. The getters are the same for all, so that all facts have one shape.
 */
function likenessBy(kinship: Kinship): PropertyDescriptorMap {
  const like = (facts: Subject['facts']): ReturnType<Kinship['like']> => kinship.like(String(facts.title));
  const fact = (get: (this: Subject['facts']) => JsonValue): PropertyDescriptor => ({
    get,
    enumerable: true,
    configurable: true,
  });
  return {
    like_areas: fact(function () {
      return like(this).areas;
    }),
    likeness: fact(function () {
      return like(this).score;
    }),
  };
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
      for (const id of ids) {
        const own = byFeature.get(id);
        if (own) own.add(status);
        else byFeature.set(id, new Set([status]));
      }
    }
  }
  return new Map([...byFeature].map(([id, statuses]) => [id, [...statuses].sort()]));
}

/** Facts of the inventory point to their field; what has no field of its own, to the entry. */
function featureSources(feature: Feature): { readonly [fact: string]: Span } {
  const field = (name: string): Span => feature.spans[name] ?? feature.at;
  return {
    id: field('id'),
    group: field('group'),
    title: feature.title === null ? field('description') : field('title'),
    description: field('description'),
    steps: feature.spans.steps ?? feature.spans.acceptance ?? feature.at,
    text: feature.at,
    category: field('category'),
    phase: field('phase'),
    mvp: field('phase'),
    done: feature.spans.done ?? feature.spans.status ?? feature.at,
    status: field('status'),
    priority: field('priority'),
    risk: field('risk'),
    owner: field('owner'),
    dependencies: field('dependencies'),
    tests: field('tests'),
  };
}

/** What rules can ask of work packages: the open ones of all guides, in natural order of id. */
export function workPackageSubjects(facts: FactSet, _log: DecisionIndex): Subject[] {
  return facts.recon
    .flatMap((guide) => guide.workPackages)
    .sort((a, b) => compareNatural(a.id, b.id))
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
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
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
