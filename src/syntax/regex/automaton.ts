import type { CharSet } from './charset.ts';
import type { RegexNode } from './parse.ts';

/** Positions that an automaton may have; a pattern that needs more is not judged. */
const positionLimit = 2_000;

/** What an analysis may still do. Counted, not timed, so that the same patterns are refused on every machine. */
export interface Work {
  left: number;
}

/** Positions with the number of different ways to reach each, counted up to two: more than one way is what matters. */
type Ways = ReadonlyMap<number, number>;

/**
 * The position automaton of a pattern: a position for each character that the pattern can consume, with the positions
 * that can come next. Two ways between the same two positions are kept apart, because a backtracking matcher tries both.
 */
export interface Automaton {
  readonly sets: readonly CharSet[];
  readonly follow: readonly Ways[];
  readonly first: Ways;
}

interface Fragment {
  readonly first: Ways;
  readonly last: Ways;
  /** Ways to match nothing, up to two. */
  readonly empty: number;
}

const nothing: Fragment = { first: new Map(), last: new Map(), empty: 1 };

/** Thrown inside, never out: the pattern has too many positions. */
class TooLarge extends Error {}

/** The automaton, or null when the pattern is too large for one. */
export function buildAutomaton(root: RegexNode, work: Work): Automaton | null {
  try {
    const builder = new Builder(work);
    const { first } = builder.add(root);
    return { sets: builder.sets, follow: builder.follow, first };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

class Builder {
  readonly sets: CharSet[] = [];
  readonly follow: Map<number, number>[] = [];
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  add(node: RegexNode): Fragment {
    switch (node.type) {
      case 'chars':
        return this.#position(node.set);
      case 'sequence':
        return node.parts.reduce<Fragment>((before, part) => this.#join(before, this.add(part)), nothing);
      case 'choice':
        return node.options.map((option) => this.add(option)).reduce(either);
      case 'repeat':
        return this.#repeat(node.body, node.min, node.max);
      default:
        return nothing;
    }
  }

  #position(set: CharSet): Fragment {
    const position = this.sets.length;
    if (position >= positionLimit) throw new TooLarge();
    this.sets.push(set);
    this.follow.push(new Map());
    const only = new Map([[position, 1]]);
    return { first: only, last: only, empty: 0 };
  }

  #join(a: Fragment, b: Fragment): Fragment {
    this.#link(a.last, b.first);
    return {
      first: a.empty > 0 ? sum(a.first, times(b.first, a.empty)) : a.first,
      last: b.empty > 0 ? sum(b.last, times(a.last, b.empty)) : b.last,
      empty: Math.min(2, a.empty * b.empty),
    };
  }

  #repeat(body: RegexNode, min: number, max: number): Fragment {
    if (max === 0) return nothing;
    let result = nothing;
    // A repetition that must run to infinity ends in one loop; what comes before it is written out.
    const written = max === Number.POSITIVE_INFINITY ? Math.max(0, min - 1) : min;
    for (let i = 0; i < written; i += 1) result = this.#join(result, this.add(body));
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.add(body);
      this.#link(loop.last, loop.first);
      return this.#join(result, { ...loop, empty: min === 0 ? 1 : loop.empty });
    }
    // x{0,3} is (x(x(x)?)?)?: each further copy only after the one before it.
    let tail = nothing;
    for (let i = min; i < max; i += 1) tail = optional(this.#join(this.add(body), tail));
    return this.#join(result, tail);
  }

  #link(last: Ways, first: Ways): void {
    this.#work.left -= last.size * first.size + last.size + first.size;
    if (this.#work.left <= 0) throw new TooLarge();
    for (const [from, waysFrom] of last) {
      const next = this.follow[from];
      if (!next) continue;
      for (const [to, waysTo] of first) next.set(to, Math.min(2, (next.get(to) ?? 0) + waysFrom * waysTo));
    }
  }
}

function either(a: Fragment, b: Fragment): Fragment {
  return { first: sum(a.first, b.first), last: sum(a.last, b.last), empty: Math.min(2, a.empty + b.empty) };
}

/** Taking nothing is one more way, except where the body can match nothing: a matcher does not repeat empty matches. */
function optional(a: Fragment): Fragment {
  return { ...a, empty: Math.max(1, a.empty) };
}

function sum(a: Ways, b: Ways): Ways {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const both = new Map(a);
  for (const [position, ways] of b) both.set(position, Math.min(2, (both.get(position) ?? 0) + ways));
  return both;
}

function times(ways: Ways, factor: number): Ways {
  if (factor === 1) return ways;
  return new Map([...ways].map(([position, count]) => [position, Math.min(2, count * factor)]));
}
