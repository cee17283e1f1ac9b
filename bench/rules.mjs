// Rules a second: our evaluator beside json-rules-engine and others, on the same 59 rules and the same features.
// `npm run bench:rules` measures 2,000 and 20,000 features; `npm run bench:rules -- 500` measures 500.
// Every engine must fire the same rules for the same features, or the benchmark fails.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { makeFeatures, makeRules } from './rules/input.mjs';
import { handWritten, jsonLogic, jsonRulesEngine, nodeRules, zen } from './rules/peers.mjs';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const subject = await loadSubject();
const rules = makeRules();
const set = loadSet(rules);
const sizes = process.argv.slice(2).map(Number).filter(Number.isInteger);

for (const size of sizes.length > 0 ? sizes : [2_000, 20_000]) await measure(size);

async function measure(size) {
  const features = makeFeatures(size);
  const facts = features.map((feature) => feature.facts);
  const compiled = subject.compileRules(set.rules);
  const traceAll = subject.compileTracers(set.rules.map((rule) => rule.when));
  const ours = (fired) =>
    features.map((_, index) => [...fired.rules.subarray(fired.starts[index], fired.starts[index + 1])]);
  const runs = [
    ['json-rules-engine', jsonRulesEngine(rules), facts, (fired) => fired],
    ['node-rules', await nodeRules(rules), facts, (fired) => fired],
    ['@gorules/zen-engine', await zen(rules), facts, (fired) => fired],
    ['json-logic-engine, compiled', await jsonLogic(rules), facts, (fired) => fired],
    ['hand-written closures', handWritten(rules), facts, (fired) => fired],
    ['backlogic', compiled, features, ours],
    ['backlogic, every rule traced', (all) => countTraces(all, traceAll), features, (fired) => fired],
  ];
  console.log(`\n${size} features, ${rules.length} rules, node ${process.versions.node}, processor time`);
  const present = runs.filter(([name, run]) => {
    if (!run) console.log(`  ${name.padEnd(30)} not installed: npm install --no-save ${name}`);
    return run;
  });
  const times = new Map(present.map(([name]) => [name, []]));
  let expected = null;
  // Processor time of this process, so that what else the machine does counts for nothing; the fastest round of each.
  for (let round = 0; round < 30; round += 1) {
    for (const [name, run, input, normalise] of present) {
      const before = times.get(name);
      // The slow ones take seconds for a round, and vary little.
      if (before.length > 1 && before.reduce((sum, time) => sum + time, 0) > 2_500) continue;
      const start = process.cpuUsage();
      const result = await run(input);
      const { user, system } = process.cpuUsage(start);
      before.push((user + system) / 1000);
      if (round > 0) continue;
      const hash = hashOf(normalise(result));
      expected ??= hash;
      if (hash !== expected) throw new Error(`${name} fired other rules than json-rules-engine`);
    }
  }
  const speeds = new Map([...times].map(([name, list]) => [name, (size / Math.min(...list)) * 1000]));
  const base = speeds.get('json-rules-engine');
  for (const [name, speed] of speeds) {
    console.log(
      `  ${name.padEnd(30)} ${Math.round(speed).toLocaleString('en').padStart(11)} features/s  ${(speed / base).toFixed(1).padStart(7)} ×`,
    );
  }
  console.log(`  fired sets are the same: sha256 ${expected.slice(0, 16)}`);
  reportMemory(features);
}

/** Makes the complete trace of every rule for every feature, looks at it, and drops it. */
function countTraces(features, traceAll) {
  return features.map((feature) => {
    const traces = traceAll(feature);
    const fired = [];
    for (let index = 0; index < traces.length; index += 1) if (traces[index].result) fired.push(index);
    return fired;
  });
}

function reportMemory(features) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const { decisions } = subject.decide(set.book, 'risk', features);
  const took = performance.now() - start;
  const peak = process.memoryUsage().heapUsed;
  collectGarbage();
  const kept = process.memoryUsage().heapUsed;
  const megabytes = (bytes) => `${((bytes - before) / 1e6).toFixed(0)} MB`;
  console.log(
    `  decide: ${decisions.length} decisions with their traces in ${took.toFixed(0)} ms; heap over the input ${megabytes(peak)} before collection, ${megabytes(kept)} kept`,
  );
}

function hashOf(fired) {
  const hash = createHash('sha256');
  for (const [index, list] of fired.entries()) hash.update(`${index}:${list.join(',')}\n`);
  return hash.digest('hex');
}

/** Our rule set out of the very same json-rules-engine file. */
function loadSet(list) {
  const host = subject.memoryHost({ '/bench/rules/risk.json': JSON.stringify(list) });
  const config = { root: '/bench', file: null, rules: ['/bench/rules'], origins: {} };
  const { book, findings } = subject.loadRules(config, host, subject.vocabulary);
  if (findings.length > 0) throw new Error(`the rules have findings: ${JSON.stringify(findings[0])}`);
  const found = book.sets.find((one) => one.decides === 'risk');
  return { book, rules: found.rules };
}

async function loadSubject() {
  const folder = resolve('node_modules/.cache/backlogic-bench');
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}/rules.mjs`;
  await build({
    entryPoints: ['bench/rules/subject.ts'],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  });
  return import(outfile);
}
