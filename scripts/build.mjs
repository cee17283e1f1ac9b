// Bundles the CLI and the library into dist/, and writes the declarations beside them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { writeArtifactValidators } from './artifact-schemas.mjs';
import { common } from './bundling.mjs';
import { warm } from './compiled.mjs';
import { writeCode } from './schemas.mjs';
import { writeShippedRules } from './shipped-rules.mjs';
import { writeShippedTemplates } from './shipped-templates.mjs';
import { bundledPackages, licences, whatIsBundled } from './third-party.mjs';

const types = !process.argv.includes('--no-types');
if (types) rmSync('dist', { recursive: true, force: true });
await writeCode();
await writeArtifactValidators();
await writeShippedTemplates();
await writeShippedRules();

// The library, for import.
await build({
  ...common,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  // CommonJS packages in an ES module bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

// The command line: a few lines that decide, and all the commands as a script whose compiled functions are kept. Both are
// CommonJS: Node 20 keeps none of a module, and starts its loader of modules only when there is one to load.
const buildId = '@this-very-build@';
const script = {
  ...common,
  outdir: 'dist',
  format: 'cjs',
  define: { 'import.meta.url': '__fileUrl', __BUILD_ID__: JSON.stringify(buildId) },
};
await build({ ...script, entryPoints: { cli: 'src/cli.ts' } });
await build({
  ...script,
  entryPoints: { main: 'src/main.ts' },
  outExtension: { '.js': '.cjs' },
  // Before all else: behind a statement, the bundler's own directive is none, and a text that is asked for becomes an object.
  banner: { js: "'use strict'; const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
});
if (types) writeFileSync('dist/third-party.txt', licences(bundledPackages(await whatIsBundled()).keys()));
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
inAscii(['dist/cli.js', 'dist/main.cjs']);
nameBuild(['dist/cli.js', 'dist/main.cjs']);
warm('dist');

if (types)
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
if (types) writeFileSync('dist/types/package.json', '{ "type": "module" }\n');

/** The scripts are read as bytes, a letter each, which is quicker; the bundler leaves other letters in regular expressions. */
function inAscii(files) {
  for (const file of files) {
    const ascii = readFileSync(file, 'utf8').replace(
      /[^\0-\x7f]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    writeFileSync(file, ascii);
  }
}

/** Puts the digest of all the code into each of the scripts, in as many characters as the word that stands for it. */
function nameBuild(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  const id = hash.digest('hex').slice(0, buildId.length);
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(buildId, id));
}
