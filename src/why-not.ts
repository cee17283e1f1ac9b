import type { Compilation } from './compile.ts';
import { pathKey } from './model/paths.ts';
import type { WhyNot } from './model/rule-audit.ts';
import type { Subject, SubjectKind } from './model/subject.ts';
import { whyNot } from './rules/authoring/why-not.ts';

/**
 * Why nothing that is called `name` has a value (a flag, an area, a workstream, …): asked of the subjects of that name,
 * and of those that decide for it: a feature's group and paths, an item's features and paths. Null when nothing has the name.
 */
export function explainWhyNot(compilation: Compilation, name: string, value: string): WhyNot | null {
  const subjects = relatedSubjects(compilation, name);
  if (subjects.length === 0) return null;
  const { book, log, facts, plan } = compilation;
  return whyNot(book, subjects, value, log, {
    area: facts.areas.map((area) => area.name),
    workstream: plan.workstreams.map((stream) => stream.id),
  });
}

function relatedSubjects(compilation: Compilation, name: string): readonly Subject[] {
  const bare = name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name;
  const byKey = new Map(compilation.subjects.map((subject) => [`${subject.kind}:${subject.id}`, subject]));
  const found = new Map<string, Subject>();
  const add = (kind: SubjectKind, ids: readonly string[]): void => {
    for (const id of ids) {
      const key = `${kind}:${kind === 'path' ? pathKey(id) : id}`;
      const subject = byKey.get(key);
      if (subject) found.set(key, subject);
    }
  };
  for (const subject of compilation.subjects) {
    if (subject.id === bare || `${subject.kind}:${subject.id}` === bare) add(subject.kind, [subject.id]);
  }
  for (const item of compilation.plan.items) {
    const own = item.slices.filter(
      (slice) => slice.id === bare || slice.featureIds.includes(bare) || slice.workPackageIds.includes(bare),
    );
    const whole = item.id === bare || `item:${item.id}` === bare || (item.group === bare && bare !== '');
    if (!whole && own.length === 0) continue;
    if (item.group !== null) add('group', [item.group]);
    for (const slice of whole ? item.slices : own) add('path', slice.pathPrefixes);
    if (!whole && !own.some((slice) => slice.id === bare)) continue;
    add('item', [item.id]);
    for (const slice of whole ? item.slices : own) {
      add('feature', slice.featureIds);
      add('work_package', slice.workPackageIds);
    }
  }
  return [...found.values()];
}
