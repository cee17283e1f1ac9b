import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { constants, Script } from 'node:vm';
import { compiledOf, keepCompiled } from './compiled.ts';

/** A bundle that has been run. */
export interface Bundle<Exports> {
  readonly exports: Exports;
  /**
   * Keeps the functions that have been compiled until now for the next run, unless they came from there. V8 takes them only under the
   * very flags under which they were kept.
   */
  readonly keep: () => void;
}

/**
 * The space for what is young stays as small as it begins, a mebibyte: memory that is touched for the first time costs more
 * than to collect the little that is there. `thriftyHeap` lets it grow once a compilation turns out to be large.
 */
const small = ['--semi-space-growth-factor=1', '--heap-growing-percent=0'];
const grown = ['--semi-space-growth-factor=2'];

/**
 * What V8 calls the patience before it optimises, by its version: one that it does not know it complains of on stderr. A regular
 * expression is compiled once, at its first use, instead of for an interpreter first; and one thread collects what is young,
 * which is less work than for several to share it.
 */
const patience: readonly {
  readonly version: RegExp;
  readonly later: readonly string[];
  readonly soon: readonly string[];
}[] = [
  {
    version: /^11\.3\./,
    later: ['--interrupt-budget=1500000', '--no-regexp-tier-up', '--no-parallel-scavenge', ...small],
    soon: ['--interrupt-budget=150000', '--parallel-scavenge', ...grown],
  },
  {
    version: /^1[23]\./,
    later: ['--invocation-count-for-turbofan=30000', '--invocation-count-for-maglev=4000', ...small],
    soon: ['--invocation-count-for-turbofan=3000', '--invocation-count-for-maglev=400', ...grown],
  },
];

/**
 * A compilation is short and touches much code once. V8 would optimise some four hundred functions on its way and throw
 * most of that work away: waiting twenty times longer before a function counts as hot saves two fifths of the processor time
 * of a small repository and a fifth of that of a large one. It changes no result.
 */
export function optimiseLater(): void {
  setFlags('later');
}

/**
 * What stays runs the same again and again, and is worth optimising soon, but not sooner than the other processor has time for:
 * with a tenth of this patience the first ten rounds of a watch took twice as long and later ones were no quicker. To be
 * said once the bundle has been loaded: compiled functions are kept under the flags that they were compiled under.
 */
export function optimiseSoon(): void {
  setFlags('soon');
}

function setFlags(when: 'later' | 'soon'): void {
  const known = patience.find(({ version }) => version.test(process.versions.v8));
  for (const flag of known?.[when] ?? []) setFlagsFromString(flag);
}

/** Runs a CommonJS bundle by its absolute path, with the compiled functions that an earlier run kept. */
export function runBundle<Exports>(file: string, buildId: string): Bundle<Exports> {
  const cachedData = compiledOf(file, buildId);
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  const kept = cachedData !== undefined && script.cachedDataRejected === false;
  return {
    exports: module.exports,
    keep: () => {
      if (kept) return;
      keepCompiled(file, buildId, script.createCachedData());
    },
  };
}
