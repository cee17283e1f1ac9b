// Whose code the bundles hold, and under what licence: asked by the build, which ships the licences, and by the test of docs/dependencies.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { common } from './bundling.mjs';

/** What esbuild says of all that is shipped, without writing any of it. */
export async function whatIsBundled() {
  const { metafile } = await build({
    ...common,
    entryPoints: ['src/main.ts', 'src/cli.ts', 'src/index.ts'],
    outdir: 'dist',
    format: 'cjs',
    define: { 'import.meta.url': '""' },
    write: false,
    metafile: true,
  });
  return metafile;
}

/** The packages whose code is in the outputs of a build, by name, with their bytes in the largest output. */
export function bundledPackages(metafile) {
  const bytes = new Map();
  for (const { inputs } of Object.values(metafile.outputs)) {
    const here = new Map();
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1];
      if (name && bytesInOutput > 0) here.set(name, (here.get(name) ?? 0) + bytesInOutput);
    }
    for (const [name, size] of here) bytes.set(name, Math.max(size, bytes.get(name) ?? 0));
  }
  return new Map([...bytes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The licences of packages as their authors wrote them, in one text. */
export function licences(names) {
  const parts = [...names].map((name) => {
    const folder = join('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
    if (!file) throw new Error(`${name} has no file with its licence`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `Parts of these packages are in the files beside this one.\n\n${parts.join(`\n${'-'.repeat(78)}\n\n`)}`;
}
