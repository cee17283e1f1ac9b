// Whether a build bears what nobody has yet: 200,000 features, 5,000 guides, 1,000 rules, a tree of 500,000 paths, a gate that
// prints 100 MB. Made from seeds in a scratch folder. Needs `npm run build` first; memory and terminals are Linux's.
//   npm run load                       every part
//   npm run load -- --small            small sizes: shows that it works, for CI
//   npm run load -- --only tree,rules  some parts: features, guides, rules, tree, log, all
//   npm run load -- --features 20000   so many features in place of 200,000
//   npm run load -- --interrupts 5     how often each part is stopped at a random moment (20; 0 for never)
//   npm run load -- --keep             leave the repositories for a look
// Ends with 1 when a promise is broken: 1,000 MB, an end within a second of Ctrl-C, a whole result, progress on a terminal alone.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts } from './load/parts.mjs';
import { drawsNothing, leftovers, onTerminal, setOf, watchRun } from './load/runs.mjs';
import { seeded } from './rules/input.mjs';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string' },
    features: { type: 'string' },
    interrupts: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const most = { megabytes: 1000, answer: 1000 };
const interrupts = Number(values.interrupts ?? (values.small ? 5 : 20));
const scratch = mkdtempSync(join(tmpdir(), 'backlogic-load-'));
const broken = [];

console.log(
  '| load | seconds | peak memory | complete | progress drawn, longest silence | Ctrl-C: slowest end |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
const known = parts(values.small, values.features === undefined ? null : Number(values.features));
const chosen = values.only?.split(',') ?? Object.keys(known);
try {
  for (const name of chosen) {
    const part = known[name];
    if (!part) throw new Error(`no part ${name}: one of ${Object.keys(known).join(', ')}`);
    const folder = join(scratch, name);
    mkdirSync(folder);
    part.prepare(folder);
    console.log(row(part.what, await bear(name, part, folder)));
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
  }
} finally {
  if (values.keep) console.log(`\nkept: ${scratch}`);
  else rmSync(scratch, { recursive: true, force: true });
}
for (const line of broken) console.log(`broken: ${line}`);
process.exitCode = broken.length > 0 ? 1 : 0;

function promise(name, holds, text) {
  if (!holds) broken.push(`${name}: ${text}`);
  return holds;
}

/** Runs a part: whole and into a pipe, again on a terminal, and stopped at random moments. */
async function bear(name, part, folder) {
  const run = await watchRun(part.args, folder);
  const due = part.exit ?? 0;
  const complete =
    promise(
      name,
      run.code === due,
      `exit ${run.code ?? run.signal}, due ${due}\n${run.err.slice(0, 2000)}`,
    ) &&
    promise(
      name,
      isWhole(part, folder, run.out),
      `not everything is in the result:\n${run.out.slice(0, 2000)}`,
    ) &&
    promise(name, leftovers(folder).length === 0, `left behind: ${leftovers(folder)}`);
  promise(name, run.megabytes <= most.megabytes, `${Math.round(run.megabytes)} MB at the peak`);
  promise(name, drawsNothing(run.err + run.out), 'progress is drawn into a pipe');
  const shown = await onTerminal(part.args, folder);
  if (shown) promise(name, shown.drawn >= 10, `${shown.drawn} lines of progress on a terminal`);
  const ends = await stop(name, part, folder, run.seconds * 1000);
  return { run, complete, shown, ends };
}

/** A build tells that every guide is there and every feature in scope in the backlog; the record of a gate has its tests. */
function isWhole({ guides, tests }, folder, out) {
  const [, found, due] = /^canonical_guides_found: (\d+)\/(\d+)$/m.exec(out) ?? [];
  const [, mapped, mvp] = /^mvp_mapped: (\d+)\/(\d+)$/m.exec(out) ?? [];
  const built =
    guides === undefined || (Number(found) === guides && found === due && mapped === mvp && Number(mvp) > 0);
  return built && (tests === undefined || testsOf(folder) >= tests);
}

/** How many tests the gates of a folder have run, by their record. */
function testsOf(folder) {
  const { gates } = JSON.parse(readFileSync(join(folder, '.backlogic/repo_health.json'), 'utf8'));
  return gates.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
}

/**
 * Ctrl-C at random moments of a run; afterwards the next one finds, or mends, a whole set. Two names of the project in turn make
 * each run write another set, so that one which is cut off shows. Milliseconds until each end.
 */
async function stop(name, part, folder, duration) {
  const random = seeded(interrupts);
  const ends = [];
  const sets = new Set();
  for (const turn of interrupts > 0 ? [1, 0] : []) {
    call(folder, turn);
    await watchRun(part.args, folder);
    sets.add(setOf(folder));
  }
  const timeless = !part.args.includes('--health') && part.args[0] === 'build';
  if (timeless && interrupts > 0) promise(name, sets.size === 2, 'two names of a project make one set');
  for (let index = 0; index < interrupts; index += 1) {
    const at = random() * duration;
    call(folder, (index + 1) % 2);
    const { answered, code, signal } = await watchRun(part.args, folder, at);
    // What was about to take its place is said by the journal, and mended by the next run.
    const whole = !timeless || leftovers(folder).length > 0 || sets.has(setOf(folder));
    promise(name, whole, `a set that is neither the old nor the new after Ctrl-C at ${Math.round(at)} ms`);
    // It had ended before.
    if (answered === null || (signal === null && code === (part.exit ?? 0))) continue;
    promise(name, signal === 'SIGINT' || code === 130, `exit ${code ?? signal} after Ctrl-C`);
    ends.push(answered);
    promise(
      name,
      answered <= most.answer,
      `${Math.round(answered)} ms to end after Ctrl-C at ${Math.round(at)} ms`,
    );
  }
  if (interrupts > 0) {
    const after = await watchRun(part.args, folder);
    promise(
      name,
      after.code === (part.exit ?? 0),
      `exit ${after.code} of the run after those that were stopped`,
    );
    promise(name, leftovers(folder).length === 0, `left behind after Ctrl-C: ${leftovers(folder)}`);
    promise(name, !timeless || sets.has(setOf(folder)), 'the set is not whole after those that were stopped');
  }
  return ends;
}

/** Gives the project one of two names. */
function call(folder, turn) {
  const path = join(folder, 'backlog.config.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify({ ...config, project: ['Load', 'Weight'][turn] }, null, 2)}\n`);
}

function row(what, { run, complete, shown, ends }) {
  const drawn = shown
    ? `${shown.drawn} lines, ${shown.silence.toFixed(1)} s after \`${shown.longestAfter}\``
    : 'no terminal here';
  const slowest = ends.length === 0 ? 'not tried' : `${Math.round(Math.max(...ends))} ms of ${ends.length}`;
  return `| ${what} | ${run.seconds.toFixed(1)} | ${Math.round(run.megabytes)} MB | ${complete ? 'yes' : '**no**'} | ${drawn} | ${slowest} |`;
}
