import type { Entry } from '../entry.ts';
import { ofThePlan } from './placeless.ts';

/** Findings of the coverage family. */
export type CoverageFindings = {
  'coverage/unplanned-feature': { id: string; where: string };
  'coverage/planned-twice': { id: string; where: readonly string[] };
  'coverage/later-feature-planned': { id: string; where: string; state: string };
  'coverage/closed-feature': { id: string; status: string };
  'coverage/area-without-item': { area: string };
  'coverage/slice-too-large': { slice: string; features: number; limit: number };
  'coverage/order-violated': { from: string; to: string };
  'coverage/unknown-edge': { from: string; to: string };
  'coverage/wave-conflict': { path: string; slices: readonly string[]; wave: number };
  'coverage/path-of-two-streams': { outer: string; inner: string; streams: readonly string[] };
  'coverage/path-without-stream': { path: string; of: string };
  'coverage/empty-slice': { slice: string };
};

const ours = 'This is a fault of backlogic itself, please report it with the input that shows it.';

export const coverageEntries: { readonly [C in keyof CoverageFindings]: Entry<CoverageFindings[C]> } = {
  'coverage/unplanned-feature': {
    severity: 'error',
    title: 'A feature in scope is not in the plan',
    message: ({ id, where }) => `${id} is in scope and in no ${where}`,
    hint: () => ours,
    why: 'Every feature in scope stands in exactly one item and one slice: what is not planned is not built.',
  },
  'coverage/planned-twice': {
    severity: 'error',
    title: 'A feature is planned twice',
    message: ({ id, where }) => `${id} stands in ${where.join(' and ')}`,
    hint: () => ours,
    why: 'Work that is in the plan twice is done twice, or each of two people takes the other to do it.',
  },
  'coverage/later-feature-planned': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A feature out of scope is planned',
    message: ({ id, where, state }) =>
      `${id} stands in ${where} though it is ${state === 'unknown' ? 'not in the inventory' : state === 'closed' ? 'closed' : 'out of scope'}`,
    hint: () => ours,
    why: 'What is out of scope must not become work by being cited. Such ids are listed as deferred.',
  },
  'coverage/closed-feature': {
    severity: 'info',
    title: 'A feature in scope by phase is closed by status',
    message: ({ id, status }) =>
      `${id} is in scope by its phase, and "${status}" by its status; it is not planned`,
    hint: ({ id }) => `Move ${id} to another phase, or change its status, so that both say the same.`,
    why: 'A dropped or superseded feature is no work. The count of features in scope that the plan states leaves it out.',
  },
  'coverage/area-without-item': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'An area has no item',
    message: ({ area }) => `nothing is planned for "${area}"`,
    hint: () => ours,
    why: 'Each area of the canonical guide table has at least one item, if only to hold what its guide promises.',
  },
  'coverage/slice-too-large': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A slice is too large to review',
    message: ({ slice, features, limit }) => `${slice} has ${features} features; the limit is ${limit}`,
    hint: () => ours,
    why: 'A slice is what one person can do and another can review.',
  },
  'coverage/order-violated': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A slice comes before what it waits for',
    message: ({ from, to }) => `${to} waits for ${from} and does not come after it`,
    hint: () => ours,
    why: 'Waves and ranks must respect every edge, or a slice starts on ground that is not there.',
  },
  'coverage/unknown-edge': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A slice waits for something that is not in the plan',
    message: ({ from, to }) => `${to} waits for ${from}, which does not exist`,
    hint: () => ours,
    why: 'An edge to nothing can never be fulfilled.',
  },
  'coverage/wave-conflict': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'Two slices of a wave touch the same path',
    message: ({ path, slices, wave }) => `${slices.join(' and ')} both touch ${path} in wave ${wave + 1}`,
    hint: () => ours,
    why: 'All slices of a wave can be worked on side by side, by different people, without touching the same files.',
  },
  'coverage/path-of-two-streams': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A path belongs to two workstreams',
    message: ({ outer, inner, streams }) =>
      `${inner} lies in ${outer}, and they belong to ${streams.join(' and ')}`,
    hint: () => ours,
    why: 'The prefixes of workstreams are disjoint, so that each path has one.',
  },
  'coverage/path-without-stream': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A planned path belongs to no workstream',
    message: ({ path, of }) => `${path} of ${of} lies in no workstream's prefixes`,
    hint: () => ours,
    why: 'Each path that an item or a slice may touch is in exactly one workstream.',
  },
  'coverage/empty-slice': {
    severity: 'error',
    placeless: ofThePlan,
    title: 'A slice holds nothing',
    message: ({ slice }) =>
      `${slice} has no feature, no work package, no divergence and nothing that ends it`,
    hint: () => ours,
    why: 'A slice without content cannot be done or reviewed.',
  },
};
