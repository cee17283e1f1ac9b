import { type CharSet, meets } from './charset.ts';
import type { RegexNode } from './parse.ts';

/**
 * An upper bound of the ways in which the bounded parts of a pattern can match at one place: `x{0,80}` has 81, `a?b?c?`
 * eight. Unbounded loops count as one here; they are judged by the automaton.
 */
export function waysToMatch(node: RegexNode): number {
  switch (node.type) {
    case 'sequence':
      return node.parts.reduce((product, part) => product * waysToMatch(part), 1);
    case 'choice':
      return choiceWays(node.options);
    case 'repeat':
      return repeatWays(waysToMatch(node.body), node.min, node.max);
    default:
      return 1;
  }
}

function repeatWays(body: number, min: number, max: number): number {
  if (max === Number.POSITIVE_INFINITY) return body ** Math.min(min, 50);
  if (body === 1) return max - min + 1;
  let ways = 0;
  // Beyond fifty the sum is far above any limit.
  for (let count = min; count <= Math.min(max, min + 50); count += 1) ways += body ** Math.min(count, 50);
  return ways;
}

/** Options that start differently never match at the same place: only those that may meet are added up. */
function choiceWays(options: readonly RegexNode[]): number {
  const starts = options.map(leadingSets);
  const counted = new Set<number>();
  let most = 0;
  for (let i = 0; i < options.length; i += 1) {
    if (counted.has(i)) continue;
    let ways = 0;
    const waiting = [i];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const option = options[at];
      if (counted.has(at) || !option) continue;
      counted.add(at);
      ways += waysToMatch(option);
      for (let other = 0; other < options.length; other += 1) {
        if (!counted.has(other) && mayMeet(starts[at] ?? [], starts[other] ?? [])) waiting.push(other);
      }
    }
    most = Math.max(most, ways);
  }
  return most;
}

function mayMeet(a: readonly CharSet[], b: readonly CharSet[]): boolean {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (!meets(a[i] ?? [], b[i] ?? [])) return false;
  }
  return true;
}

/** The characters that an option starts with for certain. */
function leadingSets(node: RegexNode): readonly CharSet[] {
  if (node.type === 'chars') return [node.set];
  if (node.type === 'sequence') {
    const sets: CharSet[] = [];
    for (const part of node.parts) {
      if (part.type === 'look' || part.type === 'boundary' || part.type === 'start') continue;
      if (part.type !== 'chars') return sets;
      sets.push(part.set);
    }
    return sets;
  }
  return [];
}
