// Where the time of a build goes: by stage and by function, as Node's sampling profiler sees it. The bundle's source map says
// which file of src/ a function comes from; what a library or Node does counts for the stage that called it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forget, repositories } from './measures.mjs';
import { cli } from './pairs.mjs';

const runs = 5;
const shownFunctions = 20;
const map = new SourceMap(
  JSON.parse(readFileSync(fileURLToPath(new URL('../../dist/main.cjs.map', import.meta.url)), 'utf8')),
);

/** Prints both tables for a repository of a real one's size and for the next larger one; gives those of the stages as lines. */
export function stages(options) {
  const { at, describe } = repositories(options);
  const lines = [];
  for (const name of options.small ? ['real'] : ['real', 'middle']) {
    const profiles = profile(at(name), join(options.scratch, `${name}-profiles`));
    const title = `\n${describe(name)}: mean of ${runs} builds from nothing, under the profiler\n`;
    const sums = sumsOf(profiles);
    lines.push(title, ...stageLines(sums));
    console.log([title, ...stageLines(sums), '', ...functionLines(sums)].join('\n'));
  }
  return lines;
}

function profile(root, folder) {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < runs; index += 1) {
    forget(root);
    const args = [
      '--cpu-prof',
      '--cpu-prof-interval',
      '400',
      '--cpu-prof-dir',
      folder,
      cli,
      'build',
      '--quiet',
    ];
    const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    if (run.status > 1) throw new Error(String(run.stderr));
  }
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Milliseconds of a mean run, by stage and by function. */
function sumsOf(profiles) {
  const byStage = new Map();
  const byFunction = new Map();
  const add = (sums, key, time) => sums.set(key, (sums.get(key) ?? 0) + time / 1000 / profiles.length);
  for (const { nodes, samples, timeDeltas } of profiles) {
    const times = new Map();
    // A gap of many intervals is time in which the machine did something else.
    for (const [index, id] of samples.entries())
      times.set(id, (times.get(id) ?? 0) + Math.min(timeDeltas[index], 2_000));
    const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    for (const { id } of nodes) {
      const time = times.get(id) ?? 0;
      if (time === 0) continue;
      add(byStage, stageOf(id, parents, places), time);
      add(byFunction, places.get(id).name, time);
    }
  }
  return { byStage, byFunction };
}

/** The nearest stage at or above a node of the profile. */
function stageOf(id, parents, places) {
  if (places.get(id).name === '(garbage collector)') return 'garbage collection';
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { file } = places.get(at);
    const stage = /^src\/([^/]+)\//.exec(file)?.[1];
    if (stage && !['model', 'syntax', 'host', 'diagnostics', 'commands'].includes(stage)) return stage;
  }
  return 'start, commands and the rest';
}

function placeOf({ functionName, url, lineNumber, columnNumber }) {
  if (!url.endsWith('main.cjs')) return { file: '', name: functionName || url || '(anonymous)' };
  // The script stands in a function that takes some columns of its first line.
  const shift = lineNumber === 0 ? wrapped : 0;
  const found = map.findEntry(lineNumber, Math.max(0, columnNumber - shift));
  const file = (found.originalSource ?? '').replace(/^(?:\.\.\/)+/, '').replace(/^.*node_modules\//, '');
  return { file, name: `${file}:${(found.originalLine ?? 0) + 1}` };
}

const wrapped = '(function (exports, require, module, __filename, __dirname) { '.length;

function stageLines({ byStage }) {
  const total = [...byStage.values()].reduce((sum, time) => sum + time, 0);
  return [
    '| stage | ms | share |',
    '| --- | --- | --- |',
    ...ranked(byStage).map(([name, time]) => `| ${name} | ${time.toFixed(0)} | ${share(time, total)} |`),
    `| all | ${total.toFixed(0)} | 100 % |`,
  ];
}

function functionLines({ byStage, byFunction }) {
  const total = [...byStage.values()].reduce((sum, time) => sum + time, 0);
  const most = ranked(byFunction).slice(0, shownFunctions);
  return [
    '| function (by its file and line) | ms | share |',
    '| --- | --- | --- |',
    ...most.map(([name, time]) => `| ${name} | ${time.toFixed(1)} | ${share(time, total)} |`),
  ];
}

function ranked(sums) {
  return [...sums].sort(([, a], [, b]) => b - a);
}

function share(time, total) {
  return `${((100 * time) / total).toFixed(1)} %`;
}
