// How src/ is bundled, wherever it goes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Options of esbuild for anything that holds src/. */
export const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // It has them; taken for too new, each would be a call that compiles the expression again wherever it stands.
  supported: { 'regexp-unicode-property-escapes': true },
  legalComments: 'none',
  minify: true,
  // For whoever measures; the package goes without.
  sourcemap: 'external',
  // Packages that ship both forms: the ES module one, which can be shaken.
  mainFields: ['module', 'main'],
  // One sucrase: the configuration stage also uses its parser, by the path that Node can load from source.
  alias: {
    'sucrase/dist/parser/index.js': 'sucrase/dist/esm/parser/index.js',
    'sucrase/dist/parser/tokenizer/types.js': 'sucrase/dist/esm/parser/tokenizer/types.js',
  },
  logLevel: 'warning',
  plugins: [
    manifestByVersion(),
    plainFields('markdown-it'),
    // It can run code from a rule file; rules use dotted paths, so its code is not even shipped.
    absent(
      'jsonpath-plus',
      "export const JSONPath = () => { throw new Error('JSONPath is not available: rules use dotted paths'); };",
    ),
    // cosmiconfig's own loaders and gray-matter's own engines, which ours replace.
    absent('typescript', 'export default {};'),
    // Its search that waits, which nobody here calls.
    absent('fs/promises', 'export default {};', /cosmiconfig/),
    absent(
      'js-yaml',
      'export const safeLoad = () => { throw new Error("read by our own engine"); }, safeDump = safeLoad;',
      /cosmiconfig|gray-matter/,
    ),
  ],
};

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

/**
 * Fields of classes that a package defines through a helper, four calls each, as the plain assignments that they stand for: a
 * document has thousands of tokens.
 */
function plainFields(name) {
  const helper = /\b_defineProperty\(\s*this,\s*(?:\/\*(?:(?!\*\/).)*\*\/\s*)?"(\w+)",/gs;
  return {
    name: `plain-fields-of-${name}`,
    setup(bundler) {
      bundler.onLoad({ filter: new RegExp(`/node_modules/${name}/dist/[^/]*\\.mjs$`) }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(helper, '(this.$1 =');
        if (contents === source) throw new Error(`${path} has no such fields: leave this step out`);
        return { contents };
      });
    },
  };
}

/** Of our own manifest the bundle holds the version alone: the rest names what is not in it. */
function manifestByVersion() {
  const manifest = fileURLToPath(new URL('../package.json', import.meta.url));
  return {
    name: 'manifest-by-version',
    setup(bundler) {
      bundler.onLoad({ filter: /package\.json$/ }, ({ path }) => {
        if (path !== manifest) return undefined;
        const { version } = JSON.parse(readFileSync(path, 'utf8'));
        return { contents: JSON.stringify({ version }), loader: 'json' };
      });
    },
  };
}
