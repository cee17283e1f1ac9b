// Bundles the CLI and the library into dist/, and writes the declarations beside them.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { writeArtifactValidators } from './artifact-schemas.mjs';
import { keepCompiled } from './compiled.mjs';
import { writeCode } from './schemas.mjs';
import { writeShippedRules } from './shipped-rules.mjs';
import { writeShippedTemplates } from './shipped-templates.mjs';

const types = !process.argv.includes('--no-types');
if (types) rmSync('dist', { recursive: true, force: true });
await writeCode();
await writeArtifactValidators();
await writeShippedTemplates();
await writeShippedRules();

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  minify: true,
  sourcemap: 'linked',
  // Packages that ship both forms: the ES module one, which can be shaken.
  mainFields: ['module', 'main'],
  // One sucrase: the configuration stage also uses its parser, by the path that Node can load from source.
  alias: {
    'sucrase/dist/parser/index.js': 'sucrase/dist/esm/parser/index.js',
    'sucrase/dist/parser/tokenizer/types.js': 'sucrase/dist/esm/parser/tokenizer/types.js',
  },
  logLevel: 'warning',
  plugins: [
    // It can run code from a rule file; rules use dotted paths, so its code is not even shipped.
    absent(
      'jsonpath-plus',
      "export const JSONPath = () => { throw new Error('JSONPath is not available: rules use dotted paths'); };",
    ),
    // cosmiconfig's own loaders and gray-matter's own engines, which ours replace.
    absent('typescript', 'export default {};'),
    absent(
      'js-yaml',
      'export const safeLoad = () => { throw new Error("read by our own engine"); }, safeDump = safeLoad;',
      /cosmiconfig|gray-matter/,
    ),
  ],
};

// The library, for import.
await build({
  ...common,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  format: 'esm',
  // CommonJS packages in an ES module bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

// The command line: a few lines that decide, and all the commands as a CommonJS script, since Node 20 can keep the
// compiled functions of a script and not those of a module.
await build({ ...common, entryPoints: { cli: 'src/cli.ts' }, outdir: 'dist', format: 'esm' });
await build({
  ...common,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  define: { 'import.meta.url': '__fileUrl' },
  banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
});
await keepCompiled('dist/main.cjs');

if (types)
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });

/** Puts `contents` in the place of a package, for importers whose path matches. */
function absent(name, contents, importer = /.*/) {
  return {
    name: `without-${name}`,
    setup(bundler) {
      bundler.onResolve({ filter: new RegExp(`^${name}$`) }, (wanted) =>
        importer.test(wanted.importer) ? { path: name, namespace: `without-${name}` } : undefined,
      );
      bundler.onLoad({ filter: /.*/, namespace: `without-${name}` }, () => ({ contents }));
    },
  };
}
