import picomatch from 'picomatch';
import { finding } from '../../diagnostics/finding.ts';
import type { Finding } from '../../model/finding.ts';
import { at } from '../../model/held.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { brokenGlob } from '../../syntax/globs.ts';
import type { Work } from '../../syntax/regex/automaton.ts';
import { controlIn, visible } from '../../syntax/regex/control.ts';
import { whyUnsafe } from '../../syntax/regex/safety.ts';
import { brief } from '../cursor.ts';
import { globOptions } from '../operators.ts';
import { isVetted } from '../shipped.ts';
import { type Pattern, patternFlags, readPattern } from './pattern.ts';

/** Characters that a pattern or glob may have. */
export const patternLimit = 1_000;

/** A search through a text may take the square of its length; paths, which globs ask, are short enough for the cube. */
const regexDegree = 2;
const globDegree = 3;

/** Vets patterns, each once. All patterns of a rule book share the work that vetting may take. */
export class PatternVetting {
  readonly #work: Work = { left: 1_000_000 };
  readonly #problems = new Map<string, Problem | null>();
  #asked = 0;

  /** How often a pattern was asked about that the package does not ship. */
  get asked(): number {
    return this.#asked;
  }

  /** The patterns and globs that were vetted here and are sound, by their keys. */
  get sound(): readonly string[] {
    return [...this.#problems].flatMap(([key, problem]) => (problem === null ? [key] : []));
  }

  /** What is wrong with a pattern or a glob, before it ever runs. */
  vet(value: JsonValue, glob: boolean, at: Span): Finding[] {
    const pattern = glob && typeof value !== 'string' ? null : readPattern(value);
    if (!pattern) {
      const reason = 'it is neither a text nor `{ pattern, flags }`';
      return [finding('rules/bad-regex', at, { pattern: '…', reason })];
    }
    // A glob is taken as it stands: its start means nothing special.
    const source = glob ? String(value) : pattern.source;
    const key = `${glob ? 'glob' : pattern.flags} ${source}`;
    if (isVetted(key)) return [];
    this.#asked += 1;
    let problem = this.#problems.get(key);
    if (problem === undefined) {
      problem = glob ? globProblem(source, this.#work) : patternProblem(pattern, this.#work);
      this.#problems.set(key, problem);
    }
    if (!problem) return [];
    if (problem.code === 'rules/long-pattern') {
      return [finding(problem.code, at, { characters: source.length, limit: patternLimit })];
    }
    return [finding(problem.code, at, { pattern: brief(visible(source)), reason: problem.reason })];
  }
}

interface Problem {
  readonly code: 'rules/bad-regex' | 'rules/unsafe-regex' | 'rules/long-pattern';
  readonly reason: string;
}

function patternProblem({ source, flags }: Pattern, work: Work): Problem | null {
  if (source.length > patternLimit) return tooLong;
  const wrong = [...flags].find((flag) => !patternFlags.includes(flag));
  if (wrong) {
    const reason = `the flag \`${wrong}\` is not one of ${[...patternFlags].join(', ')}`;
    return { code: 'rules/bad-regex', reason };
  }
  const control = controlIn(source);
  if (control !== null) return { code: 'rules/bad-regex', reason: control };
  try {
    new RegExp(source, flags);
  } catch (error) {
    const parts = (error as SyntaxError).message.replace(/^Invalid regular expression: /, '').split(': ');
    const reason = at(parts, parts.length - 1);
    return { code: 'rules/bad-regex', reason: brief(reason).toLowerCase() };
  }
  return unsafe(source, flags, regexDegree, work);
}

function globProblem(glob: string, work: Work): Problem | null {
  if (glob.length > patternLimit) return tooLong;
  const broken = brokenGlob(glob, globOptions);
  if (broken !== null) return { code: 'rules/bad-regex', reason: broken };
  const regex = picomatch.makeRe(glob, globOptions);
  return unsafe(regex.source, regex.flags, globDegree, work);
}

const tooLong: Problem = { code: 'rules/long-pattern', reason: '' };

function unsafe(source: string, flags: string, degree: number, work: Work): Problem | null {
  const reason = whyUnsafe(source, flags, degree, work);
  return reason === null ? null : { code: 'rules/unsafe-regex', reason };
}
