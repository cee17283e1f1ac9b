// Builds hostile repositories until something breaks. Needs `npm run build` first for the share that goes through the CLI.
//   npm run fuzz -- --minutes 5         for so long, with a seed of the clock, which is printed
//   npm run fuzz -- --runs 20000        so many cases
//   npm run fuzz -- --seed 7            the same cases again; --from N starts at case N
//   npm run fuzz -- --only markdown     one family: text encoding json yaml markdown owners listing template log tree
//   npm run fuzz -- --cli 200           each so many cases also through the real command line; 0 for none
// A failing case is made small and kept below test/fuzz/regressions, which `npm test` replays. Cases of the real corpus, whose
// text stays where it is, are kept in the temporary folder instead.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { common } from '../scripts/bundling.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    runs: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    cli: { type: 'string', default: '200' },
  },
});
/** A build that takes longer hangs. */
const longest = 5_000;
const checkout = resolve(import.meta.dirname, '..');
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const first = Number(values.from);
const last = values.runs === undefined ? Number.MAX_SAFE_INTEGER : first + Number(values.runs);
const until =
  values.minutes === undefined && values.runs === undefined ? 1 : Number(values.minutes ?? Infinity);
const deadline = Date.now() + until * 60_000;

const worker = await bundle();
const counts = { cases: 0, cli: 0, slowest: 0 };
const outcomes = new Map();
const codes = new Map();
const failures = [];
const started = Date.now();
console.log(`seed ${seed}, from case ${first}`);
// Whoever stops a long run wants to know what it has found.
process.once('SIGINT', () => {
  report();
  process.exit();
});
for (let next = first; next < last && Date.now() < deadline; ) next = await run(next);
report();

/** Runs cases from `from` on in a thread until they are done, one hangs or kills it; gives the next case. */
function run(from) {
  const beat = new Int32Array(new SharedArrayBuffer(8));
  const thread = new Worker(worker, {
    workerData: {
      checkout,
      seed,
      from,
      to: last,
      only: values.only ?? null,
      cliEach: Number(values.cli),
      beat: beat.buffer,
    },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  return new Promise((done) => {
    let [builds, since, processor] = [-1, Date.now(), process.cpuUsage()];
    let ended = false;
    const end = (next) => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      thread.terminate().then(() => done(next));
    };
    // Processor time counts besides: on a busy machine a build may wait long for its turn.
    const watch = setInterval(() => {
      if (Date.now() > deadline) return end(last);
      if (beat[1] !== builds) [builds, since, processor] = [beat[1], Date.now(), process.cpuUsage()];
      const { user } = process.cpuUsage(processor);
      if (Date.now() - since < longest || user / 1000 < longest) return undefined;
      lost(beat[0], `hangs for more than ${longest} ms`);
      return end(beat[0] + 1);
    }, 100);
    thread.on('message', (message) => (message.kind === 'case' ? count(message) : keep(message.failure)));
    thread.on('error', (error) => {
      lost(beat[0], `ends the thread: ${error.message}`);
      end(beat[0] + 1);
    });
    thread.on('exit', () => end(last));
  });
}

function count({ index, base, outcome, codes: said, milliseconds, cli }) {
  counts.cases += 1;
  if (cli) counts.cli += 1;
  counts.slowest = Math.max(counts.slowest, milliseconds);
  const key = `${base}, ${outcome}`;
  outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  for (const code of said) codes.set(code, (codes.get(code) ?? 0) + 1);
  if (process.stderr.isTTY)
    process.stderr.write(`\r\u001b[K${counts.cases} cases, ${failures.length} failures`);
  else if (counts.cases % 500 === 0)
    console.log(`${counts.cases} cases, ${failures.length} failures, next is ${index + 1}`);
}

function lost(index, problem) {
  keep({ index, base: '?', mutations: [], problem, problems: [problem], files: [] });
}

function keep(failure) {
  failures.push(failure);
  const own = failure.base === 'small' || failure.base === 'example';
  const folder = own ? join(checkout, 'test/fuzz/regressions') : join(tmpdir(), 'backlogic-fuzz-found');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${seed}-${failure.index}.json`);
  const { index, base, mutations, problem, problems, files } = failure;
  writeFileSync(
    file,
    `${JSON.stringify({ seed, case: index, base, mutations, problem, files: Object.fromEntries(files) }, null, 1)}\n`,
  );
  console.log(
    `\ncase ${index} of ${base}: ${problem}${problems.length > 1 ? ` and ${problems.length - 1} more` : ''}\n  by ${mutations.join('; ')}\n  ${file}`,
  );
}

function report() {
  const seconds = (Date.now() - started) / 1000;
  console.log(
    `\n${counts.cases} cases in ${seconds.toFixed(0)} s (${((counts.cases / seconds) * 60).toFixed(0)} a minute), ${counts.cli} also by the command line; the slowest took ${counts.slowest.toFixed(0)} ms`,
  );
  for (const [key, number] of [...outcomes].sort()) console.log(`  ${key}: ${number}`);
  console.log(`  ${codes.size} codes of findings were seen`);
  console.log(`${failures.length} different failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

async function bundle() {
  const outfile = join(checkout, 'node_modules/.cache/backlogic-fuzz/worker.mjs');
  await build({
    ...common,
    minify: false,
    sourcemap: 'inline',
    entryPoints: [join(checkout, 'fuzz/worker.ts')],
    outfile,
    format: 'esm',
    // The code finds the package's own folders by where it runs from.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(checkout, 'dist/fuzz.mjs')).href) },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
}
