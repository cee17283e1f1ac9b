// How long whole runs take, as ratios to an empty run of Node in the same minute. Needs `npm run build` first.
//   npm run bench                 every measure of the table below, eleven pairs each (three and one of the longest)
//   npm run bench -- --small      small sizes and two pairs: shows that it works, for CI
//   npm run bench -- --stages     where the time of one build goes, stage by stage and function by function
//   npm run bench -- --peers      other tools beside it, from npm, in a scratch folder
//   npm run bench -- --pairs 5    another number of pairs
//   npm run bench -- --only cold,warm    some of the measures
//   npm run bench -- --root DIR   a repository of your own instead of the generated one of a real one's size
//   npm run bench -- --write      the table and the stages into docs/performance.md
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measures } from './speed/measures.mjs';
import { cli, pairs } from './speed/pairs.mjs';
import { peers } from './speed/peers.mjs';
import { stages } from './speed/stages.mjs';

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    stages: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    pairs: { type: 'string' },
    only: { type: 'string' },
    root: { type: 'string' },
  },
});
if (!existsSync(cli)) throw new Error('no dist/cli.js: run npm run build first');

const count = Number(values.pairs ?? (values.small ? 2 : 11));
const scratch = mkdtempSync(join(tmpdir(), 'backlogic-bench-'));
// The cache of what is measured belongs to the benchmark alone, on a CI server too.
process.env.BACKLOGIC_CACHE_KEY ??= `benchmark ${process.pid}`;
try {
  const options = {
    small: values.small,
    root: values.root === undefined ? null : resolve(values.root),
    scratch,
  };
  const machine = `Node ${process.versions.node.split('.')[0]}, ${number(cpus().length)} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
  console.log(`${machine}: ${cpus()[0]?.model ?? 'unknown processor'}\n`);
  if (!values.stages || values.write) await table(options, machine);
  if (values.stages || values.write) {
    const lines = stages(options);
    if (values.write) put('stages', lines);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Prints one row a measure, as it is done. */
async function table(options, machine) {
  const lines = [];
  const say = (line) => {
    lines.push(line);
    console.log(line);
  };
  say(
    `${machine}; medians of ${count} pairs, fewer of the longest: each a whole process beside \`node -e 0\`, in turn.\n`,
  );
  say('| measure | goal | figure | ratio | of processor time | peak memory | |');
  say('| --- | --- | --- | --- | --- | --- | --- |');
  const only = values.only?.split(',') ?? null;
  const taken = new Map();
  for (const measure of measures(options)) {
    if (only && !only.includes(measure.key)) continue;
    const figures = await attempt(() => measure.take(count, taken));
    taken.set(measure.key, figures);
    say(row(measure, figures));
  }
  for (const peer of values.peers ? peers(options) : []) {
    const figures = await attempt(() => pairs(peer.prepare(), Math.min(count, 5)));
    say(row({ ...peer, unit: '×' }, figures));
  }
  if (values.write) put('results', lines);
}

/** A measure that fails is a row that says so; the others are still taken. */
async function attempt(take) {
  try {
    return await take();
  } catch (error) {
    return { lacks: String(error.message).trim().split('\n').at(-1) };
  }
}

function row({ name, goal, unit }, figures) {
  const due = goal === null ? '' : unit === 'exponent' ? `≤ ${goal}` : `≤ ${goal} ${unit}`;
  if (figures.lacks !== undefined) return `| ${name} | ${due} | not measured: ${figures.lacks} | | | | |`;
  const { milliseconds, ratio, processorRatio, megabytes, exponent } = figures;
  const got = { '×': ratio, ms: milliseconds, MB: megabytes, exponent }[unit];
  const shown = (value, text) => (value === undefined || Number.isNaN(value) ? '' : text(value));
  const figure =
    unit === 'exponent' ? exponent.toFixed(2) : unit === 'MB' ? '' : `${Math.round(milliseconds)} ms`;
  const verdict = goal === null ? '' : got <= goal ? 'reached' : '**missed**';
  return `| ${name} | ${due} | ${figure} | ${shown(ratio, (value) => value.toFixed(2))} | ${shown(processorRatio, (value) => value.toFixed(2))} | ${shown(megabytes, (value) => `${Math.round(value)} MB`)} | ${verdict} |`;
}

function number(value) {
  return ['no', 'one', 'two', 'three', 'four'][value] ?? String(value);
}

/** Puts lines between the marks of the page. */
function put(name, lines) {
  const [open, close] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from === -1 || to === -1) throw new Error(`docs/performance.md has no ${open}`);
  writeFileSync(page, `${text.slice(0, from + open.length)}\n${lines.join('\n').trim()}\n${text.slice(to)}`);
}
