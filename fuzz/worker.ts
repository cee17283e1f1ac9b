import { parentPort, workerData } from 'node:worker_threads';
import { judgeByCli } from './by-cli.ts';
import { type Family, makeCase } from './case.ts';
import type { Files } from './files.ts';
import { judge, signature, type Verdict } from './oracle.ts';
import { bases } from './repositories.ts';
import { shrink } from './shrink.ts';

/** What the watchdog hands to the thread that makes and judges cases. */
export interface Work {
  readonly checkout: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly only: Family | null;
  /** Each so many cases also go through the real command line; 0 for none. */
  readonly cliEach: number;
  /** 0: the case that is worked on; 1: counts up with each build, so that the watchdog sees one that hangs. */
  readonly beat: SharedArrayBuffer;
}

/** Said of each case that fails. */
export interface Failure {
  readonly index: number;
  readonly base: string;
  readonly mutations: readonly string[];
  /** The one that no case before it had. */
  readonly problem: string;
  readonly problems: readonly string[];
  readonly files: readonly (readonly [path: string, text: string])[];
}

export type Message =
  | {
      readonly kind: 'case';
      readonly index: number;
      readonly base: string;
      readonly outcome: Verdict['outcome'];
      readonly codes: readonly string[];
      readonly milliseconds: number;
      readonly cli: boolean;
    }
  | { readonly kind: 'failure'; readonly failure: Failure };

const work = workerData as Work;
const beat = new Int32Array(work.beat);
const from = bases(work.checkout);
const seen = new Set<string>();

for (let index = work.from; index < work.to; index += 1) {
  Atomics.store(beat, 0, index);
  const made = makeCase(work.seed, index, from, work.only);
  const start = performance.now();
  const verdict = judged(made.files);
  const milliseconds = performance.now() - start;
  const cli = work.cliEach > 0 && index % work.cliEach === 0;
  const problems = [...verdict.problems, ...(cli ? judgeByCli(made.files, work.checkout) : [])];
  const fresh = problems.find((problem) => !seen.has(signature(problem)));
  if (fresh !== undefined) {
    for (const problem of problems) seen.add(signature(problem));
    const files = verdict.problems.includes(fresh) ? smallest(made.files, fresh) : made.files;
    say({
      kind: 'failure',
      failure: {
        index,
        base: made.base,
        mutations: made.mutations,
        problem: fresh,
        problems,
        files: [...files],
      },
    });
  }
  say({
    kind: 'case',
    index,
    base: made.base,
    outcome: problems.length > 0 ? 'failed' : verdict.outcome,
    codes: verdict.codes,
    milliseconds,
    cli,
  });
}

function judged(files: Files): Verdict {
  Atomics.add(beat, 1, 1);
  return judge(files, work.checkout);
}

function smallest(files: Files, problem: string): Files {
  const wanted = signature(problem);
  return shrink(
    files,
    (candidate) => judged(candidate).problems.some((one) => signature(one) === wanted),
    20_000,
  );
}

function say(message: Message): void {
  parentPort?.postMessage(message);
}
