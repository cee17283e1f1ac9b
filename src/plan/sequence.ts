import type { ResolvedConfig } from '../model/config.ts';
import type { DecisionIndex } from '../model/decision.ts';
import { at, held } from '../model/held.ts';
import type { Step } from '../model/keep.ts';
import { compareNatural } from '../model/natural.ts';
import { type Dropped, withoutCycles } from './cycles.ts';
import { type Graph, graphOf, order, places } from './graph.ts';
import type { Draft, DraftSlice } from './model.ts';
import { PathsTaken, pathEdges } from './path-edges.ts';
import { Priorities } from './priorities.ts';
import { countAfter, redundant } from './reach.ts';
import type { SliceEdge, SliceTable } from './slice-table.ts';
import { tails, takeTurns } from './turns.ts';
import { priorityLevel, severityLevel } from './urgency.ts';

/** The order of the work. All lists are by the slices' places in the table. */
export interface Sequence {
  /** What slices wait for, without what follows from the rest. */
  readonly edges: readonly SliceEdge[];
  /** All that sources and rules say of two slices, whether or not it follows from the rest; shared paths left aside. */
  readonly stated: readonly SliceEdge[];
  readonly dropped: readonly Dropped<SliceEdge>[];
  /** The slices in execution order. */
  readonly inOrder: Int32Array;
  /** The place of each slice in that order, from 0. */
  readonly place: Int32Array;
  readonly wave: Int32Array;
  /** How many slices wait for each, directly or not, shared paths left aside. */
  readonly unblocks: Int32Array;
  /** A longest chain of open work. */
  readonly criticalPath: readonly number[];
}

/**
 * Puts the slices in order: cycles out, ranks by urgency, then side-by-side work on one path into a chain. Of risks it hangs on how bad
 * they are, and on nothing else that rules say of them.
 */
export function sequence(
  draft: Draft,
  table: SliceTable,
  gathered: readonly SliceEdge[],
  log: DecisionIndex,
  config: ResolvedConfig,
  step: Step,
): Sequence {
  const given = step('given order', [table, gathered], () => givenOrder(table, gathered));
  const paths = step('paths taken', [draft, table], () => new PathsTaken(draft, table));
  const severities = table.slices.map((slice) => ownSeverity(slice, log));
  return step('sequence', [table, given, paths, severities.join(), config], (log) =>
    inUrgency(table, given, paths, severities, log, config),
  );
}

/** What sources and rules say of the order, without cycles. */
interface GivenOrder {
  readonly kept: readonly SliceEdge[];
  readonly dropped: readonly Dropped<SliceEdge>[];
  readonly graph: Graph;
  /** An order that it allows. */
  readonly first: Int32Array;
  readonly unblocks: Int32Array;
}

function givenOrder(table: SliceTable, gathered: readonly SliceEdge[]): GivenOrder {
  const size = table.slices.length;
  const natural = permutation(size, (a, b) => compareNatural(idOf(table, a), idOf(table, b)));
  const { kept, dropped } = withoutCycles(size, gathered, natural);
  const graph = graphOf(size, kept);
  const first = order(graph, natural);
  return { kept, dropped, graph, first, unblocks: countAfter(graph, first) };
}

function inUrgency(
  table: SliceTable,
  { kept, dropped, graph: given, first, unblocks }: GivenOrder,
  paths: PathsTaken,
  severities: readonly number[],
  log: DecisionIndex,
  config: ResolvedConfig,
): Sequence {
  const size = table.slices.length;
  const key = urgency(table, given, first, unblocks, severities, log, config);
  const planned = order(given, key);
  const turns = takeTurns(given, urgencyOfTurns(table, given, planned, unblocks), (index) =>
    paths.of(index),
  ).order;
  const shared = pathEdges(table, turns, kept, paths);
  const said = plain(table, planned, kept);
  // A way by what is done keeps nobody apart.
  const open = graphOf(
    size,
    [...said, ...shared].filter((edge) => !table.isDone(edge.from)),
  );
  const spare = redundant(open, turns, shared);
  const edges = [...said, ...shared.filter((_, index) => !spare.has(index))];
  const graph = graphOf(size, edges);
  const inOrder = order(graph, places(planned));
  return {
    edges,
    stated: kept,
    dropped,
    inOrder,
    place: places(inOrder),
    wave: waves(graph, inOrder, table),
    unblocks,
    criticalPath: longestChain(graph, inOrder, table),
  };
}

/**
 * Who goes first on a shared path: what is done, then what the longest chain of open work waits for, then what most slices wait
 * for, then rank. Any other order of two slices on one path would do, so the one is taken that ends the whole sooner.
 */
function urgencyOfTurns(
  table: SliceTable,
  graph: Graph,
  planned: Int32Array,
  unblocks: Int32Array,
): Int32Array {
  const tail = tails(graph, planned, table.isDone);
  const rank = places(planned);
  return permutation(
    graph.size,
    (a, b) =>
      Number(table.isDone(b)) - Number(table.isDone(a)) ||
      at(tail, b) - at(tail, a) ||
      at(unblocks, b) - at(unblocks, a) ||
      at(rank, a) - at(rank, b),
  );
}

/**
 * Leaves out what a rule says of two slices when other edges already lead from the one to the other by way of open work: a rule over
 * two sets of slices gives every pair of them, and most pairs follow from the rest.
 */
function plain(table: SliceTable, sequenced: Int32Array, kept: readonly SliceEdge[]): SliceEdge[] {
  const ruled = kept.filter((edge) => edge.kind === 'rule');
  const open = graphOf(
    table.slices.length,
    kept.filter((edge) => !table.isDone(edge.from)),
  );
  const spare = redundant(open, sequenced, ruled);
  const left = new Set(ruled.filter((_, index) => spare.has(index)));
  return kept.filter((edge) => !left.has(edge));
}

/** The place of each node when sorted so. */
function permutation(size: number, compare: (a: number, b: number) => number): Int32Array {
  const sorted = Array.from({ length: size }, (_, index) => index).sort(compare);
  return places(Int32Array.from(sorted));
}

function idOf(table: SliceTable, index: number): string {
  return at(table.slices, index).id;
}

/** What a slice weighs when nothing binds it. */
interface Weight {
  readonly priority: number;
  readonly severity: number;
  readonly unblocks: number;
}

/**
 * The order of slices when nothing binds them: what is done first, as the past comes first; then by priority, where a slice is
 * as urgent as the most urgent that waits for it; then by risk; then by how many wait for it; then by id. The slices of
 * one contract pull request count as one, so that they stand together.
 */
function urgency(
  table: SliceTable,
  graph: Graph,
  sequenced: Int32Array,
  unblocks: Int32Array,
  severities: readonly number[],
  log: DecisionIndex,
  config: ResolvedConfig,
): Int32Array {
  const size = graph.size;
  const priority = new Float64Array(size);
  const priorities = new Priorities(log, config);
  for (let i = size - 1; i >= 0; i -= 1) {
    const node = at(sequenced, i);
    let own = ownPriority(
      at(table.slices, node),
      priorities,
      config,
      (id) => table.priorities.get(id) ?? null,
    );
    for (const target of at(graph.after, node)) own = Math.min(own, at(priority, target));
    priority[node] = own;
  }
  const weights = table.slices.map(
    (_, index): Weight => ({
      priority: at(priority, index),
      severity: at(severities, index),
      unblocks: at(unblocks, index),
    }),
  );
  const shared = new Map<string, Weight>();
  for (const [index, slice] of table.slices.entries()) {
    if (slice.contractPr === null) continue;
    const own = at(weights, index);
    const known = shared.get(slice.contractPr);
    shared.set(slice.contractPr, known ? together(known, own) : own);
  }
  const team = (index: number): Weight => {
    const { contractPr } = at(table.slices, index);
    return contractPr === null ? at(weights, index) : held(shared, contractPr);
  };
  const name = (index: number): string => at(table.slices, index).contractPr ?? '';
  return permutation(size, (a, b) => {
    return (
      Number(table.isDone(b)) - Number(table.isDone(a)) ||
      compareWeights(team(a), team(b)) ||
      compareNatural(name(a), name(b)) ||
      compareWeights(at(weights, a), at(weights, b)) ||
      compareNatural(idOf(table, a), idOf(table, b))
    );
  });
}

function compareWeights(a: Weight, b: Weight): number {
  return a.priority - b.priority || b.severity - a.severity || b.unblocks - a.unblocks;
}

function together(a: Weight, b: Weight): Weight {
  return {
    priority: Math.min(a.priority, b.priority),
    severity: Math.max(a.severity, b.severity),
    unblocks: a.unblocks + b.unblocks,
  };
}

function ownPriority(
  slice: DraftSlice,
  priorities: Priorities,
  config: ResolvedConfig,
  priorityOf: (id: string) => string | null,
): number {
  const open = slice.featureIds.filter((id) => !slice.doneIds.includes(id));
  const stated = [
    ...open
      .map((id) => priorityOf(id))
      .filter((one) => one !== null)
      .map((one) => priorities.level(one)),
    ...slice.workPackages
      .map((one) => one.priority)
      .filter((one) => one !== null)
      .map((one) => priorityLevel(one, config)),
  ];
  const [first = priorityLevel(null, config)] = stated;
  return stated.reduce((least, one) => Math.min(least, one), first);
}

function ownSeverity(slice: DraftSlice, log: DecisionIndex): number {
  let worst = 0;
  for (const id of [...slice.featureIds, ...slice.relatedIds]) {
    for (const decision of log.of('risk', 'feature', id)) {
      worst = Math.max(worst, severityLevel(decision.severity));
    }
  }
  return worst;
}

/** The wave of a slice is one more than the latest wave that it waits for. What is done is in none, and nobody waits for it. */
function waves(graph: Graph, inOrder: Int32Array, table: SliceTable): Int32Array {
  const wave = new Int32Array(graph.size);
  for (const node of inOrder) {
    if (table.isDone(node)) continue;
    for (const target of at(graph.after, node)) {
      wave[target] = Math.max(at(wave, target), at(wave, node) + 1);
    }
  }
  return wave;
}

function longestChain(graph: Graph, inOrder: Int32Array, table: SliceTable): number[] {
  const length = new Int32Array(graph.size);
  const before = new Int32Array(graph.size).fill(-1);
  let end = -1;
  for (const node of inOrder) {
    // What is done holds nobody up: no chain goes through it.
    if (table.isDone(node)) continue;
    length[node] = at(length, node) + 1;
    if (end === -1 || at(length, node) > at(length, end)) end = node;
    for (const target of at(graph.after, node)) {
      if (at(length, node) <= at(length, target)) continue;
      length[target] = at(length, node);
      before[target] = node;
    }
  }
  const chain: number[] = [];
  for (let node = end; node !== -1; node = at(before, node)) chain.push(node);
  return chain.reverse();
}
