// Runs the tests of a room for Stryker in one process. Tests and src/ are bundled once, as one script. For a mutant it is
// evaluated anew, so that nothing that one mutant leaves reaches the next, and of the tests that come to the mutant those are run,
// the quickest first, until one fails.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import picomatch from 'picomatch';
import { api, testsOf } from './suite.mjs';
import { tests } from './tests.mjs';

class RoomRunner {
  #script;
  #files;
  #took = new Map();

  constructor() {
    // What the instrumented code and Stryker tell each other.
    globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
    this.signals = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(process.env, tests.env);
    const wanted = picomatch(tests.include, { ignore: tests.exclude });
    this.#files = readdirSync('test', { recursive: true })
      .map((name) => `test/${name}`)
      .filter(wanted)
      .sort();
    this.#script = await bundled(tests.setup, this.#files);
  }

  /** All tests, to learn which come to which mutant. */
  async dryRun() {
    Object.assign(this.signals, { activeMutant: undefined, hitCount: undefined, mutantCoverage: undefined });
    const results = [];
    for (const test of this.#load(this.#files)) {
      this.signals.currentTestId = test.id;
      const result = await outcome(test);
      this.signals.currentTestId = undefined;
      this.#took.set(test.id, result.timeSpentMs);
      results.push(result);
    }
    return { status: 'complete', tests: results, mutantCoverage: this.signals.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    const wanted = testFilter && new Set(testFilter);
    const files = this.#files.filter((file) => !wanted || testFilter.some((id) => id.startsWith(`${file}#`)));
    const active = { activeMutant: activeMutant.id, hitCount: 0, hitLimit };
    Object.assign(this.signals, mutantActivation === 'static' ? active : { activeMutant: undefined });
    const chosen = [];
    try {
      chosen.push(...this.#load(files).filter(({ id }) => !wanted || wanted.has(id)));
    } catch (error) {
      // A mutant with which nothing loads is one that everything notices.
      const failed = { id: files[0], name: files[0], timeSpentMs: 0, status: TestStatus.Failed };
      return toMutantRunResult({ status: 'complete', tests: [{ ...failed, failureMessage: String(error) }] });
    }
    Object.assign(this.signals, active);
    const results = [];
    const took = ({ id }) => this.#took.get(id) ?? 0;
    for (const test of chosen.sort((a, b) => took(a) - took(b))) {
      const result = await outcome(test);
      results.push(result);
      if (result.status === TestStatus.Failed) break;
    }
    const endless = determineHitLimitReached(this.signals.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: 'complete', tests: results });
  }

  #load(files) {
    const load = this.#script(createRequire(resolve('package.json')));
    return files.flatMap((file) => testsOf(file, load[file]));
  }
}

async function outcome({ id, title, file, run }) {
  const started = performance.now();
  const of = (result) => ({
    id,
    name: title,
    fileName: resolve(file),
    timeSpentMs: performance.now() - started,
    ...result,
  });
  try {
    await run();
    return of({ status: TestStatus.Success });
  } catch (error) {
    return of({ status: TestStatus.Failed, failureMessage: String(error?.message ?? error) });
  }
}

/** A function of `require` that evaluates src/ anew and gives a loader for each file of tests. */
async function bundled(setup, files) {
  const contents = [
    ...setup.map((file) => `import ${JSON.stringify(`./${file}`)};`),
    'module.exports = {',
    ...files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`),
    '};',
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'error',
    // Where a module lies is asked only to find the checkout, and from any of its folders alike.
    define: {
      'import.meta.dirname': JSON.stringify(resolve('test/support')),
      'import.meta.url': JSON.stringify(`file://${resolve('src/config/package.ts')}`),
    },
  });
  const code = `(require, module) => {${outputFiles[0].text}\nreturn module.exports;}`;
  const evaluate = new Script(code, {
    filename: join(process.cwd(), 'tests-of-a-room.cjs'),
  }).runInThisContext();
  return (require) => evaluate((name) => (name === 'vitest' ? api : require(name)), { exports: {} });
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'room', RoomRunner)];
