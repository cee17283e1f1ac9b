import { describe as describeFinding } from '../../src/diagnostics/finding.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Command, Item, Plan, Slice, TestToAdd } from '../../src/model/plan.ts';
import { formatSpan } from '../../src/model/span.ts';

/** A whole plan as lines that can be read: what is empty is left out. */
export function transcript(plan: Plan, findings: readonly Finding[]): string {
  return [
    ...plan.items.flatMap(item),
    ...block('contract pull requests', plan.contractPrs, (one) => [
      `${one.order}. ${one.id}: ${one.title}`,
      `  ${one.scope}`,
      `  ${one.compatibility}`,
      ...list('on', one.paths),
      ...list('features', one.featureIds),
      ...list('packages', one.workPackageIds),
      ...list('slices', one.slices),
      ...list('unblocks', one.unblocks),
      ...commands(one.commands),
    ]),
    ...block('workstreams', plan.workstreams, (one) => [
      `${one.id} (${one.name}): ${one.features} features`,
      ...list('on', one.prefixes),
      ...list('slices', one.slices),
      ...list('hotspots', one.hotspots),
      ...one.dependsOn.map(({ id, reason }) => `  after ${id}: ${reason}`),
    ]),
    ...block('hotspots', plan.hotspots, ({ path, writer, rule, because }) => [
      `${path}: ${writer}, by ${rule ?? 'no rule'}: ${because}`,
    ]),
    ...block('order', plan.waves, (wave) => [wave.join(', ')]),
    ...list('critical path', plan.criticalPath),
    ...list('ready', plan.ready),
    ...health(plan),
    ...block('assumptions', plan.assumptions, note),
    ...block('questions', plan.questions, (one) => [...note(one), ...list('affects', one.affects)]),
    ...block('deferred', plan.deferred, ({ id, title, citedBy }) => [
      `${id} ${title}: ${citedBy.map(({ what, at }) => `${what} at ${formatSpan(at)}`).join(', ')}`,
    ]),
    ...block('findings', findings, (one) => [
      `${one.at ? formatSpan(one.at) : '-'} ${one.code}${one.subject ? ` of ${one.subject}` : ''}: ${describeFinding(one).message}`,
    ]),
    `coverage: ${JSON.stringify(plan.coverage)}`,
  ].join('\n');
}

function item(one: Item): string[] {
  return [
    `## ${one.rank}. ${one.id}: ${one.title} (${one.kind}${one.group === null ? '' : ` ${one.group}`}) in ${one.area}`,
    `${one.prBoundary}; owner ${one.owner ?? 'nobody'} by ${one.ownerRule ?? 'no rule'}`,
    ...list('touches', one.secondaryAreas),
    ...list('features', one.featureIds),
    ...list('done', one.doneFeatureIds),
    ...list('related', one.relatedFeatureIds),
    ...list('on', one.pathPrefixes),
    ...edges(one.dependsOn),
    ...one.riskFlags.map(
      ({ flag, severity, invariant, rules, because, features }) =>
        `  risk ${severity} ${flag} (${invariant}) by ${rules.join('+')} of ${features.join('+')}: ${because.join(' ')}`,
    ),
    ...one.modules.map(
      (module) => `  module ${module.name} of ${module.area}: ${module.status}, ${module.open}`,
    ),
    ...tests(one.tests),
    ...list('rests on', one.assumptions),
    ...one.slices.flatMap(slice),
    '',
  ];
}

function slice(one: Slice): string[] {
  return [
    `- ${one.rank}/${one.wave} ${one.id}: ${one.title} (${one.workstream}${one.contract ? ', contract' : ''}${one.contractPr === null ? '' : ` ${one.contractPr}`}), unblocks ${one.unblocks}`,
    ...list('features', one.featureIds),
    ...list('done', one.doneFeatureIds),
    ...list('related', one.relatedFeatureIds),
    ...list('packages', one.workPackageIds),
    ...list('divergences', one.divergenceIds),
    ...list('on', one.pathPrefixes),
    ...edges(one.dependsOn),
    ...one.doneCriteria.map(
      ({ id, text, of, done, source }) =>
        `  [${done ? 'x' : ' '}] ${id} of ${of}: ${text} (${formatSpan(source)})`,
    ),
    ...tests(one.tests),
    ...commands(one.commands),
  ];
}

const list = (name: string, entries: readonly string[]): string[] =>
  entries.length === 0 ? [] : [`  ${name}: ${entries.join(', ')}`];

const edges = (all: Slice['dependsOn']): string[] =>
  all.map(
    ({ id, kind, reason, rule, source }) =>
      `  after ${id} (${kind}${rule === null ? '' : ` ${rule}`}): ${reason}${source ? ` at ${formatSpan(source)}` : ''}`,
  );

const tests = (all: readonly TestToAdd[]): string[] =>
  all.map(
    ({ suite, path, rule, features }) =>
      `  test ${suite} in ${path ?? 'its place'} by ${rule ?? 'no rule'} for ${features.join('+') || 'all'}`,
  );

const commands = (all: readonly Command[]): string[] =>
  all.map(({ command, rule }) => `  $ ${command}${rule === null ? '' : ` by ${rule}`}`);

const note = (one: Plan['assumptions'][number]): string[] => [
  `${one.id} (${one.topic}, ${one.weight}) of ${one.subject}${one.rule === null ? '' : ` by ${one.rule}`}${one.source ? ` at ${formatSpan(one.source)}` : ''}`,
  `  ${one.text}`,
];

function health({ health: { gates, notRun, broken, mended, inventory, ...rest } }: Plan): string[] {
  return [
    `health: ${JSON.stringify({ ...rest, ...inventory })}`,
    ...gates.flatMap((gate) => [
      `  ${gate.name} ${gate.outcome}`,
      ...gate.owned.map((one) => `    ${JSON.stringify(one)}`),
    ]),
    ...notRun.map(({ name, command }) => `  not run: ${name} (${command})`),
    ...list('broken', broken),
    ...list('mended', mended),
  ];
}

function block<T>(name: string, entries: readonly T[], lines: (entry: T) => readonly string[]): string[] {
  return entries.length === 0 ? [] : [`## ${name}`, ...entries.flatMap(lines), ''];
}
