// Bundles the CLI and the library into dist/, and writes the declarations beside them.
import { rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { writeCode } from './schemas.mjs';

if (!process.argv.includes('--no-types')) rmSync('dist', { recursive: true, force: true });
await writeCode();
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
  logLevel: 'warning',
  // CommonJS packages in an ES module bundle still call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  plugins: [noJsonPath(), noForeignLoaders()],
});
if (!process.argv.includes('--no-types')) execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });

/** jsonpath-plus can run code from a rule file; rules use dotted paths, so its code is not even shipped. */
function noJsonPath() {
  return {
    name: 'no-jsonpath',
    setup(bundler) {
      bundler.onResolve({ filter: /^jsonpath-plus$/ }, () => ({ path: 'jsonpath-plus', namespace: 'absent' }));
      bundler.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
        contents: "export const JSONPath = () => { throw new Error('JSONPath is not available: rules use dotted paths'); };",
      }));
    },
  };
}

/** cosmiconfig's own loaders (typescript, a second js-yaml, import-fresh) are never used: the configuration stage has its own. */
function noForeignLoaders() {
  return {
    name: 'no-foreign-loaders',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.\/loaders$/ }, ({ importer, path }) =>
        importer.includes('cosmiconfig') ? { path, namespace: 'unused-loaders' } : null,
      );
      bundler.onLoad({ filter: /.*/, namespace: 'unused-loaders' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    },
  };
}
