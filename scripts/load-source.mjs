import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';

/** Imports a TypeScript module of src/ into a script: bundled in memory, nothing written. */
export async function loadSource(entry) {
  const bundled = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const module = { exports: {} };
  const run = compileFunction(bundled.outputFiles[0].text, ['exports', 'require', 'module'], {
    filename: entry,
  });
  run(module.exports, createRequire(import.meta.url), module);
  return module.exports;
}
