// Compiles the schemas of the JSON artifacts to plain code in src/render/generated/ (not under version control).
// usage: node scripts/artifact-schemas.mjs    (the build does this too)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Export name → schema of the artifacts that are validated before they are written. */
const kinds = {
  specMap: 'spec_map',
  guideRecon: 'guide_recon',
  decisions: 'decisions',
  plan: 'plan',
  repoHealth: 'repo_health',
  // One element of a long list.
  decision: 'decisions#/definitions/decision',
  item: 'plan#/definitions/item',
  guide: 'guide_recon#/definitions/guide',
  riskyFeature: 'spec_map#/definitions/riskyFeature',
  mappedGroup: 'spec_map#/definitions/mappedGroup',
};

/** Writes the module that the render stage imports: one validate function for each artifact. */
export async function writeArtifactValidators() {
  const [{ default: Ajv }, { default: standaloneCode }, { build }] = await Promise.all([
    import('ajv'),
    import('ajv/dist/standalone/index.js'),
    import('esbuild'),
  ]);
  const files = Object.values(kinds).filter((kind) => !kind.includes('#'));
  const schemas = files.map((kind) => ({
    ...JSON.parse(readFileSync(join(root, 'schemas', `${kind}.schema.json`), 'utf8')),
    $id: kind,
  }));
  // The first error is enough: it is our own fault, and an artifact can be large.
  const ajv = new Ajv.default({
    schemas,
    allErrors: false,
    inlineRefs: false,
    loopRequired: 1,
    strict: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  const bundled = await build({
    stdin: { contents: standaloneCode.default(ajv, kinds), resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    minify: true,
    legalComments: 'none',
  });
  const folder = join(root, 'src/render/generated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'validators.js'), bundled.outputFiles[0].text);
  const names = Object.keys(kinds).map((name) => `export declare const ${name}: ValidateFunction;\n`);
  writeFileSync(
    join(folder, 'validators.d.ts'),
    `import type { ValidateFunction } from 'ajv';\n${names.join('')}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeArtifactValidators();
