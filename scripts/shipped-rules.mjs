// Parses and vets the package's rule files in src/rules/generated/ (not under version control), so that a run that uses
// them as they are does neither.
// usage: node scripts/shipped-rules.mjs    (the build does this too)
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generated = join(root, 'src/rules/generated');

/** Writes the module that the rules stage imports: each file's text and parsed form, and the patterns that are sound. */
export async function writeShippedRules() {
  write([], []);
  const { packYaml } = await loadSource('src/syntax/yaml.ts');
  const files = ruleFolders()
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .sort()
        .map((file) => join(root, folder, file)),
    )
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((text) => {
      const packed = packYaml(text);
      return packed === null ? [] : [{ text, packed: JSON.stringify(packed) }];
    });
  write(files, await soundPatterns());
}

/** The package's folders of rules: the default ones, and those that presets name. */
function ruleFolders() {
  const ofPresets = readdirSync(join(root, 'presets/rules')).sort();
  return ['rules', ...ofPresets.map((name) => `presets/rules/${name}`)];
}

/** Every pattern and glob of the rule files that vetting finds nothing wrong with. */
async function soundPatterns() {
  const [{ loadRules }, { vetCondition }, { PatternVetting }, { vocabulary }, { nodeHost }] =
    await Promise.all(
      [
        'src/rules/load.ts',
        'src/rules/vet.ts',
        'src/rules/regex/vet.ts',
        'src/facts/vocabulary.ts',
        'src/host/node.ts',
      ].map(loadSource),
    );
  const patterns = new PatternVetting();
  for (const folder of ruleFolders()) {
    // Each by itself: a rule that another folder overrides is not in a book of both.
    const config = { root, file: null, packageFolder: root, rules: [join(root, folder)], origins: {} };
    const { book } = loadRules(config, nodeHost({}), vocabulary);
    for (const { when, about } of book.rules)
      for (const kind of about) vetCondition(when, kind, vocabulary, patterns);
  }
  return patterns.sound;
}

function write(files, patterns) {
  mkdirSync(generated, { recursive: true });
  writeFileSync(
    join(generated, 'shipped.js'),
    `export const rules = ${JSON.stringify(files)};\nexport const safePatterns = ${JSON.stringify(patterns)};\n`,
  );
  writeFileSync(
    join(generated, 'shipped.d.ts'),
    `/** The package's rule files, each with a \`Packed\` as JSON. */
export declare const rules: readonly { readonly text: string; readonly packed: string }[];
export declare const safePatterns: readonly string[];
`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeShippedRules();
