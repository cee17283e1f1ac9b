import { chainText } from '../../model/chain-text.ts';
import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { ofThePlan } from './placeless.ts';
import { list, perhaps } from './words.ts';

/** Findings of the plan family. */
export type PlanFindings = {
  'plan/dependency-cycle': { cycle: readonly string[]; feature: string; on: string };
  'plan/edge-cycle': {
    cycle: readonly string[];
    from: string;
    to: string;
    kind: string;
    reason: string;
    rule: string | null;
  };
  'plan/relaxed-order': { kind: string; count: number; from: string; to: string; reason: string };
  'plan/depends-on-later': { feature: string; on: string; state: string };
  'plan/depends-on-unknown': { feature: string; on: string };
  'plan/unmapped-group': { group: string; area: string; basis: string; features: number };
  'plan/groups-without-area': { groups: readonly string[]; total: number };
  'plan/unknown-area': {
    group: string;
    named: string;
    area: string;
    features: number;
    suggestion: string | null;
  };
  'plan/home-outside': { rule: string; paths: readonly string[]; of: string };
  'plan/home-divided': { rule: string; feature: string; taken: readonly string[]; left: readonly string[] };
  'plan/empty-selector': { rule: string; selector: string };
  'plan/orphan-paths': { workstream: string; paths: readonly string[]; total: number };
  'plan/nested-prefixes': { outer: string; inner: readonly string[]; total: number; workstream: string };
  'plan/hotspot-writers': { hotspot: string; writer: string; others: readonly string[] };
  'plan/unknown-writer': { hotspot: string; writer: string; instead: string; suggestion: string | null };
  'plan/heavy-workstream': { workstream: string; slices: number; total: number; percent: number };
  'plan/few-workstreams': { workstreams: number; areas: number };
};

export const planEntries: { readonly [C in keyof PlanFindings]: Entry<PlanFindings[C]> } = {
  'plan/dependency-cycle': {
    severity: 'error',
    title: 'Features depend on each other in a circle',
    message: ({ cycle }) => `these features wait for each other: ${chainText(cycle)}`,
    hint: ({ feature, on }) =>
      `Drop the dependency of ${feature} on ${on} (the plan is made without it), or another one of the circle.`,
    why: `Each feature of the circle waits for the next, so none can be the first. The plan leaves out one dependency, always the
same one, so that the rest of the order still holds. Which one is really wrong, only the inventory's authors know.`,
  },
  'plan/edge-cycle': {
    severity: 'warning',
    placeless: ofThePlan,
    title: 'Two orders contradict each other',
    message: ({ from, to, reason, cycle }) =>
      `${from} before ${to} (${reason}) contradicts a stronger order${cycle.length > 0 ? `: ${chainText(cycle)}` : ''}`,
    hint: ({ kind, rule }) =>
      rule
        ? `The plan is made without this edge. Narrow the rule ${rule}, or take back one of the edges of the circle.`
        : `The plan is made without this ${kind} edge. Nothing has to be done, unless the order matters: then say so by a dependency rule.`,
    why: `Edges come from several places: the features' own dependencies, contracts, rules, and the order of the guides' work packages, in this
order of strength. When they form a circle the weakest gives way. An edge that a rule asked for is reported, because its author
expects it to hold.`,
  },
  'plan/relaxed-order': {
    severity: 'info',
    placeless: ofThePlan,
    title: 'Some derived order was given up',
    message: ({ kind, count, from, to, reason }) =>
      `${count} ${kind} ${count === 1 ? 'edge' : 'edges'} contradicted a stronger order and ${count === 1 ? 'was' : 'were'} left out, first ${from} before ${to} (${reason})`,
    hint: () =>
      `Nothing has to be done. Where such an order matters, say so by a dependency rule, which is stronger.`,
    why: `The order of a guide's work packages, and that a package comes before the features that it cites, are derived, not asked for. Where
they contradict dependencies, contracts or rules, they give way.`,
  },
  'plan/depends-on-later': {
    severity: 'warning',
    title: 'A feature in scope depends on one that is not',
    message: ({ feature, on, state }) =>
      `${feature} depends on ${on}, which is ${state === 'closed' ? 'closed' : 'out of scope'}`,
    hint: ({ feature, on }) => `Bring ${on} into scope, or take the dependency out of ${feature}.`,
    why: `The plan holds only what is in scope, so nothing in it can fulfil this dependency. It is left out of the order.`,
  },
  'plan/depends-on-unknown': {
    severity: 'warning',
    title: 'A feature depends on an id that does not exist',
    message: ({ feature, on }) => `${feature} depends on ${on}, which the inventory does not have`,
    hint: () => `Correct the id, or add the feature. If it was taken out, take the dependency out too.`,
    why: `A dependency that points nowhere puts nothing in order, and reads as if it did.`,
  },
  'plan/unmapped-group': {
    severity: 'warning',
    title: 'No rule gives a feature group an area',
    message: ({ group, area, basis }) =>
      basis === 'fallback'
        ? `no rule gives the group "${group}" an area; it went to "${area}", the configured fallback`
        : `no rule gives the group "${group}" an area; it stands as an area of its own`,
    hint: ({ group, features }) =>
      `Add a row for "${group}" (${counted(features, 'feature')}) to the area rules, or name it in a target module of the design.`,
    why: `A group without an area has no guide, no owner and no ground of its own. It is planned all the same, so that no feature is
lost, but where its work belongs is an open question.`,
  },
  'plan/groups-without-area': {
    severity: 'info',
    title: 'Feature groups are areas of their own',
    message: ({ groups, total }) =>
      `no document and no rule ties ${total === 1 ? 'a group' : `${total} groups`} to an area: ${list(groups)}${total > groups.length ? ` and ${total - groups.length} more` : ''}`,
    hint: () => 'Add a row to the area rules for those that belong to an area; section E asks about them.',
    why: `Nobody stated areas here, so they were read from folders, owners or packages, and groups go to them by what their features name and by names that are
alike. A group that nothing ties to one of them is planned as an area of its own, without ground that is known.`,
    each: ({ groups }) => groups,
    amount: ({ total }) => total,
  },
  'plan/unknown-area': {
    severity: 'error',
    title: 'A rule sends a feature group to an area that does not exist',
    message: ({ group, named, area }) =>
      `a rule sends the group "${group}" to "${named}", and no document knows an area of that name; ${
        named === area || group === area ? 'it stands as an area of its own' : `it went to "${area}"`
      }`,
    hint: ({ suggestion }) =>
      `${suggestion === null ? '' : `Did you mean "${suggestion}"? `}Correct the name in the rule, or name the area where areas are read from.`,
    why: `Areas are those of the canonical guide table of the design or, where there is none, of the other places that \`areas.from\` lists. A name that none of
them has, has no guide and no ground.`,
  },
  'plan/home-outside': {
    severity: 'error',
    title: 'A home rule names what is no path of the repository',
    message: ({ rule, paths, of }) =>
      `${rule} builds ${of} in ${paths.map((path) => JSON.stringify(path)).join(', ')}, which is no path inside the repository`,
    hint: () =>
      'Write the path from the top of the repository, with `/`: `src/billing`. It need not be there yet.',
    why: `A home is ground that somebody is to write on. What lies outside of the repository, or is no path, gives none, and the work stands where the
documents put it.`,
    each: ({ paths }) => paths,
  },
  'plan/home-divided': {
    severity: 'warning',
    title: 'A home rule gives a feature more ground than one slice can have',
    message: ({ rule, feature, taken, left }) =>
      `${rule} builds ${feature} in several workstreams; its slice has ${taken.join(', ')} and not ${left.join(', ')}`,
    hint: () =>
      'Name the paths of one workstream, on one side of the contract. For what has to change elsewhere write a contract rule, or split the feature.',
    why: `A feature is in one slice, a slice is one person's, and each path may be touched by one workstream. So one part of its home is taken: what lies in the
area of its group first.`,
    each: ({ left }) => left,
  },
  'plan/empty-selector': {
    severity: 'warning',
    title: 'A dependency rule waits for nothing',
    message: ({ rule, selector }) => `${rule} waits for ${selector}, which picks no slice`,
    hint: () => `Correct the name in the selector. All its parts must hold at once.`,
    why: `A selector that picks nothing gives no edge, and the order that its author wanted is not there.`,
  },
  'plan/orphan-paths': {
    severity: 'warning',
    placeless: ofThePlan,
    title: 'Paths that no workstream rule covers',
    message: ({ workstream, paths, total }) =>
      `no workstream rule covers ${paths.join(', ')}${total > paths.length ? ` and ${total - paths.length} more` : ''}; put in "${workstream}"`,
    hint: () => `Add the paths, or a folder above them, to the workstream rules.`,
    why: `Every path that the plan touches belongs to exactly one workstream, or two people change it at once. A path without a rule goes
where its area's other ground is, else to a workstream named after its area or its top folder.`,
    each: ({ paths, total }) => (paths.length === total ? paths : []),
    amount: ({ total }) => total,
  },
  'plan/nested-prefixes': {
    severity: 'info',
    placeless: ofThePlan,
    title: 'A workstream has ground inside that of another',
    message: ({ outer, inner, total, workstream }) =>
      `${outer} of "${workstream}" holds ground of others (${inner.join(', ')}${total > inner.length ? ', …' : ''}), so the plan lists what lies in it one by one`,
    hint: () =>
      `Nothing has to be done. New folders in it need a rule of their own, or go to the workstream of the folder around them.`,
    why: `The plan's prefixes never lie inside each other, so that it can be seen at a glance whose a path is. Where rules nest, the longest
prefix wins and the outer one is replaced by the known folders and files below it.`,
    each: ({ inner, total }) => (inner.length === total ? inner : []),
    amount: ({ total }) => total,
  },
  'plan/hotspot-writers': {
    severity: 'warning',
    placeless: ofThePlan,
    title: 'A hotspot has more than one writer',
    message: ({ hotspot, writer, others }) =>
      `${hotspot} is to have one writer, "${writer}", but slices of ${others.map((id) => `"${id}"`).join(', ')} write there too`,
    hint: () => `Give all of the hotspot's paths to one workstream, or name smaller hotspots.`,
    why: `A hotspot is a path that everybody depends on. With one writer its changes come one after the other and nobody's work is overwritten.`,
  },
  'plan/unknown-writer': {
    severity: 'warning',
    title: 'The writer of a hotspot is no workstream',
    message: ({ hotspot, writer, instead }) =>
      `${hotspot} is to be written by "${writer}", which is no workstream of the plan; "${instead}" writes it`,
    hint: ({ suggestion }) => `${perhaps(suggestion)}Use the id of a workstream in the hotspot rule.`,
    why: `A lock that no one holds protects nothing.`,
  },
  'plan/heavy-workstream': {
    severity: 'info',
    placeless: ofThePlan,
    title: 'One workstream carries much of the plan',
    message: ({ workstream, slices, total, percent }) =>
      `"${workstream}" has ${slices} of ${total} slices (${percent} %)`,
    hint: () => `Split its ground by a workstream rule, if more than one team is to work on it.`,
    why: `Work side by side is worth most when it is spread. Above 40 % one workstream decides how long everything takes.`,
  },
  'plan/few-workstreams': {
    severity: 'warning',
    placeless: ofThePlan,
    title: 'Fewer than three workstreams',
    message: ({ workstreams, areas }) =>
      `the plan of ${areas} areas has ${workstreams} ${workstreams === 1 ? 'workstream' : 'workstreams'}`,
    hint: () => `Give the areas workstreams of their own in the workstream rules.`,
    why: `With three areas or more, at least three lines of work can go side by side; rules that put all paths in one or two give that away.`,
  },
};
