// Compiles the package's templates in src/render/generated/ (not under version control), so that a run that uses them
// as they are neither parses nor compiles them.
// usage: node scripts/shipped-templates.mjs    (the build does this too)
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { loadSource } from './load-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Writes the module that the render stage imports: each template's text, what it includes, and its compiled form. */
export async function writeShippedTemplates() {
  const { vet, compileOptions } = await loadSource('src/render/engine/vet.ts');
  const entries = templateFiles().map(({ name, text }) => {
    const { program, includes } = vet(name, text);
    const spec = Handlebars.precompile(program, compileOptions);
    return `{ name: ${JSON.stringify(name)}, text: ${JSON.stringify(text)}, includes: ${JSON.stringify(includes)}, spec: ${spec} }`;
  });
  const folder = join(root, 'src/render/generated');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'templates.js'), `export const shipped = [\n${entries.join(',\n')}\n];\n`);
  writeFileSync(
    join(folder, 'templates.d.ts'),
    "import type { ShippedTemplate } from '../engine/shipped.ts';\nexport declare const shipped: readonly ShippedTemplate[];\n",
  );
}

function templateFiles() {
  return readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => ({
      name: file.replace(/^.*[\\/]/, '').replace(/(?:\.md)?\.hbs$/, ''),
      text: readFileSync(join(root, 'templates', file), 'utf8').replaceAll('\r\n', '\n'),
    }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeShippedTemplates();
