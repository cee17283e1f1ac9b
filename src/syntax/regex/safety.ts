import { type Automaton, buildAutomaton, type Work } from './automaton.ts';
import { everything, meets, union } from './charset.ts';
import { type Component, componentsOf } from './components.ts';
import { waysToMatch } from './cost.ts';
import { parseRegex, type RegexNode } from './parse.ts';

/** Ways in which bounded parts may match at one place. */
const waysLimit = 10_000;
/** Loops, written-out copies counted, that are judged against each other. */
const loopLimit = 40;
/** Steps that the analysis of one pattern may take, a few milliseconds. */
const workLimit = 100_000;
const tooLarge = 'it is too large to be judged';

/**
 * Why a pattern can take too long on some text, or null when it is proven that it cannot: its worst time grows at most
 * as the text's length to the power of `degree`. Sound, not complete: what it cannot prove it refuses.
 */
export function whyUnsafe(
  source: string,
  flags: string,
  degree: number,
  total: Work = { left: workLimit },
): string | null {
  const work = { left: Math.min(workLimit, total.left) };
  const granted = work.left;
  const reason = analyse(source, flags, degree, work);
  total.left -= granted - work.left;
  return reason;
}

function analyse(source: string, flags: string, degree: number, work: Work): string | null {
  if (isPlain(source)) return null;
  if (work.left <= 0) return tooLarge;
  const root = parseRegex(source, flags);
  const looks: RegexNode[] = [];
  if (!survey(root, looks)) return 'it refers back to a group, which cannot be judged';
  if (waysToMatch(root) > waysLimit) return 'its optional and bounded parts multiply';
  let around = 0;
  for (const look of looks) {
    if (waysToMatch(look) > waysLimit) return 'its optional and bounded parts multiply';
    const judged = judge(look, true, work);
    if (typeof judged === 'string') return judged;
    around = Math.max(around, judged);
  }
  const judged = judge(root, startsAnchored(root), work);
  if (typeof judged === 'string') return judged;
  if (judged + around <= degree) return null;
  return 'it has several loops that can match the same text, so the time grows with the cube of its length or worse';
}

/** No loops, no references back, and too few choices to multiply to the limit: nothing to analyse. Most patterns are this. */
function isPlain(source: string): boolean {
  if (/[*+{]|\\(?:[1-9]|k<)/.test(source)) return false;
  let choices = 0;
  for (const character of source) if (character === '|' || character === '?') choices += 1;
  return 2 ** choices < waysLimit;
}

/** Collects look-arounds; false when the pattern has a back-reference. */
function survey(node: RegexNode, looks: RegexNode[]): boolean {
  switch (node.type) {
    case 'backreference':
      return false;
    case 'look':
      looks.push(node.body);
      return survey(node.body, looks);
    case 'repeat':
      return survey(node.body, looks);
    case 'sequence':
      return node.parts.every((part) => survey(part, looks));
    case 'choice':
      return node.options.every((option) => survey(option, looks));
    default:
      return true;
  }
}

/** True when a match can only start at the start of the text. */
function startsAnchored(node: RegexNode): boolean {
  if (node.type === 'start') return true;
  if (node.type === 'choice') return node.options.every(startsAnchored);
  if (node.type !== 'sequence') return false;
  const [first] = node.parts;
  return first !== undefined && startsAnchored(first);
}

/** True when some part repeats without end; most patterns of rules do not. */
function isUnbounded(node: RegexNode): boolean {
  if (node.type === 'repeat') return node.max === Number.POSITIVE_INFINITY || isUnbounded(node.body);
  if (node.type === 'sequence') return node.parts.some(isUnbounded);
  return node.type === 'choice' && node.options.some(isUnbounded);
}

/** The degree of the worst time, or why there is none. */
function judge(root: RegexNode, anchored: boolean, work: Work): number | string {
  if (!isUnbounded(root)) return anchored ? 0 : 1;
  // A search tries every start: the same as a loop over anything in front.
  const any: RegexNode = { type: 'chars', set: everything };
  const search: RegexNode = { type: 'repeat', min: 0, max: Number.POSITIVE_INFINITY, body: any };
  const automaton = buildAutomaton(anchored ? root : { type: 'sequence', parts: [search, root] }, work);
  if (!automaton) return tooLarge;
  const components = componentsOf(automaton);
  if (components.filter((component) => component.loops).length > loopLimit)
    return 'it has too many loops to be judged';
  for (const component of components) {
    if (!component.loops) continue;
    if (isAmbiguous(automaton, component, work)) {
      return work.left <= 0
        ? tooLarge
        : 'a repetition can match the same text in more than one way, so the time can double with every character';
    }
  }
  const degree = growth(automaton, components, work);
  return work.left <= 0 ? tooLarge : degree;
}

/** True when the loop can read some text in two ways and come back to where it was: exponential time. */
function isAmbiguous(automaton: Automaton, component: Component, work: Work): boolean {
  const inside = new Set(component.positions);
  const size = automaton.sets.length;
  const reached = new Set<number>();
  const waiting: number[] = [];
  const step = (p: number, q: number): boolean => {
    for (const [r, ways] of automaton.follow[p] ?? []) {
      if (!inside.has(r)) continue;
      if (p === q && ways > 1) return true;
      for (const s of (automaton.follow[q] ?? new Map<number, number>()).keys()) {
        work.left -= 1;
        if (work.left <= 0) return true;
        if (!inside.has(s) || !meets(automaton.sets[r] ?? [], automaton.sets[s] ?? [])) continue;
        if (r === s) {
          if (p !== q) return true;
        } else if (!reached.has(r * size + s)) {
          reached.add(r * size + s);
          waiting.push(r * size + s);
        }
      }
    }
    return false;
  };
  if (component.positions.some((position) => step(position, position))) return true;
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (step(Math.floor(pair / size), pair % size)) return true;
  }
  return false;
}

/**
 * The power of the text's length that the time grows with: one for reading on, and one more for every pair of loops, one
 * after the other on a way through the pattern, that can share a text in many ways.
 */
function growth(automaton: Automaton, components: readonly Component[], work: Work): number {
  const loops = components.filter((component) => component.loops);
  if (loops.length === 0) return 1;
  const sets = loops.map((loop) =>
    union(...loop.positions.map((position) => automaton.sets[position] ?? [])),
  );
  const pairs = new Array<number>(loops.length).fill(0);
  // Components come after those that they lead to, so every successor is measured before.
  for (let i = 0; i < loops.length; i += 1) {
    const loop = loops[i];
    const own = sets[i];
    if (!loop || !own) continue;
    for (let j = 0; j < i; j += 1) {
      const other = loops[j];
      const theirs = sets[j];
      if (!other || !theirs) continue;
      work.left -= automaton.sets.length * 4;
      if (work.left <= 0) return 0;
      if (!leadsTo(automaton, loop, other, () => true)) continue;
      const readable = (position: number): boolean => {
        const set = automaton.sets[position] ?? [];
        return meets(set, own) && meets(set, theirs);
      };
      const shares = meets(own, theirs) && leadsTo(automaton, loop, other, readable);
      pairs[i] = Math.max(pairs[i] ?? 0, (pairs[j] ?? 0) + Number(shares));
    }
  }
  return 1 + Math.max(0, ...pairs);
}

/** True when some text can be read by the first loop, then by the way to the second one, then by that one. */
function leadsTo(
  automaton: Automaton,
  from: Component,
  to: Component,
  readable: (position: number) => boolean,
): boolean {
  const target = new Set(turning(automaton, to, readable));
  const waiting = turning(automaton, from, readable);
  const seen = new Set<number>(waiting);
  for (let position = waiting.pop(); position !== undefined; position = waiting.pop()) {
    for (const next of automaton.follow[position]?.keys() ?? []) {
      if (seen.has(next) || !readable(next)) continue;
      if (target.has(next)) return true;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}

/** The positions of a loop that still lie on a loop when only readable positions are left. */
function turning(automaton: Automaton, loop: Component, readable: (position: number) => boolean): number[] {
  const inside = new Set(loop.positions.filter(readable));
  const follow = automaton.follow.map((next, position) =>
    inside.has(position) ? new Map([...next].filter(([to]) => inside.has(to))) : new Map<number, number>(),
  );
  return componentsOf({ ...automaton, follow }).flatMap((part) =>
    part.loops ? part.positions.filter((position) => inside.has(position)) : [],
  );
}
