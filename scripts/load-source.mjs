import { build } from 'esbuild';

/** Imports a TypeScript module of src/ into a script: bundled in memory, nothing written. */
export async function loadSource(entry) {
  const bundled = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const text = bundled.outputFiles[0].text;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
