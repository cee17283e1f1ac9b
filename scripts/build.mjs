// Bundles the CLI and the library into dist/, and writes the declarations beside them.

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { writeArtifactValidators } from './artifact-schemas.mjs';
import { writeCode } from './schemas.mjs';

if (!process.argv.includes('--no-types')) rmSync('dist', { recursive: true, force: true });
await writeCode();
await writeArtifactValidators();
await build({
  entryPoints: { cli: 'src/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: 'linked',
  // Packages that ship both forms: the ES module one, which can be shaken and split.
  mainFields: ['module', 'main'],
  // One sucrase: the configuration stage also uses its parser, by the path that Node can load from source.
  alias: {
    'sucrase/dist/parser/index.js': 'sucrase/dist/esm/parser/index.js',
    'sucrase/dist/parser/tokenizer/types.js': 'sucrase/dist/esm/parser/tokenizer/types.js',
  },
  logLevel: 'warning',
  // CommonJS packages in an ES module bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [
    // It can run code from a rule file; rules use dotted paths, so its code is not even shipped.
    absent(
      'jsonpath-plus',
      "export const JSONPath = () => { throw new Error('JSONPath is not available: rules use dotted paths'); };",
    ),
    // cosmiconfig's own loaders, which ours replace.
    absent('typescript', 'export default {};'),
  ],
});
if (!process.argv.includes('--no-types'))
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });

/** Puts `contents` in the place of a package. */
function absent(name, contents) {
  return {
    name: `without-${name}`,
    setup(bundler) {
      bundler.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({
        path: name,
        namespace: `without-${name}`,
      }));
      bundler.onLoad({ filter: /.*/, namespace: `without-${name}` }, () => ({ contents }));
    },
  };
}
