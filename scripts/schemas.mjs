// Makes what follows from the configuration's types and the presets:
//   schemas/config.schema.json            from src/config/user-config.ts and its docstrings; defaults from presets/base.json
//   src/config/generated/                 the schema compiled to plain code, and the presets' text (not under version control)
//   schemas/rules.schema.json             from the vocabulary of the rules and their operators
//   docs/reference/configuration.md       the list of keys between its two markers
// usage: node scripts/schemas.mjs            writes all
//        node scripts/schemas.mjs --code     writes only src/config/generated/, from the schema as it stands (fast; the build does this)
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schemaFile = join(root, 'schemas/config.schema.json');
const pageFile = join(root, 'docs/reference/configuration.md');
const generated = join(root, 'src/config/generated');

/** The JSON Schema (draft 7, which YAML language servers read) of a configuration file. */
export async function configSchema() {
  const { createGenerator } = await import('ts-json-schema-generator');
  const schema = createGenerator({
    path: join(root, 'src/config/user-config.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type: 'UserConfig',
    expose: 'none',
    topRef: false,
    jsDoc: 'extended',
    skipTypeCheck: true,
    sortProps: false,
    additionalProperties: false,
  }).createSchema('UserConfig');
  joinEnums(schema);
  addDefaults(schema, JSON.parse(readFileSync(join(root, 'presets/base.json'), 'utf8')));
  const { $schema, description, ...rest } = schema;
  return { $schema, title: 'backlogic configuration', description, ...rest };
}

/** `Severity | 'off'` comes as a choice between lists of words; one list of words reads and reports better. */
function joinEnums(node) {
  if (typeof node !== 'object' || node === null) return;
  const words = node.anyOf?.map(
    (option) => option.enum ?? (option.const === undefined ? null : [option.const]),
  );
  if (words?.every((list) => list !== null)) {
    delete node.anyOf;
    Object.assign(node, { type: 'string', enum: words.flat() });
  }
  for (const inner of Object.values(node)) joinEnums(inner);
}

/** Defaults are the base preset's values, so that they are written once. */
function addDefaults(schema, preset) {
  for (const [key, value] of Object.entries(preset)) {
    const property = schema.properties?.[key];
    if (!property || key === '$schema') continue;
    if (property.properties) addDefaults(property, value);
    else property.default = value;
  }
}

/**
 * ES module code that validates against a schema and needs nothing else; its default export is ajv's validate function.
 * All errors are collected: the input is one person's file of bounded size, and no keyword here costs more than a walk.
 */
export async function validatorCode(schema) {
  const [{ default: Ajv }, { default: standaloneCode }, { build }] = await Promise.all([
    import('ajv'),
    import('ajv/dist/standalone/index.js'),
    import('esbuild'),
  ]);
  const ajv = new Ajv.default({
    allErrors: true,
    // The parent schema in each error names the allowed keys and values.
    verbose: true,
    inlineRefs: false,
    strict: true,
    allowUnionTypes: true,
    code: { source: true, esm: true },
  });
  const code = standaloneCode.default(ajv, ajv.compile(withoutProse(schema)));
  const bundled = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    minify: true,
    legalComments: 'none',
  });
  return bundled.outputFiles[0].text;
}

/** A validator has no use for prose, and repeats the form "one or many" as one function. */
function withoutProse(schema) {
  const many = JSON.stringify([{ type: 'string' }, { type: 'array', items: { type: 'string' } }]);
  let shared = false;
  const strip = (node) => {
    if (Array.isArray(node)) return node.map(strip);
    if (typeof node !== 'object' || node === null) return node;
    if (JSON.stringify(node.anyOf) === many) {
      shared = true;
      return { $ref: '#/definitions/oneOrMany' };
    }
    const kept = {};
    for (const [key, value] of Object.entries(node)) {
      if (['description', 'examples', 'default', 'title'].includes(key)) continue;
      kept[key] =
        key === 'properties'
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, strip(inner)]))
          : strip(value);
    }
    return kept;
  };
  const stripped = strip(schema);
  return shared
    ? { ...stripped, definitions: { ...stripped.definitions, oneOrMany: { anyOf: JSON.parse(many) } } }
    : stripped;
}

/** The list of keys in Markdown: a heading a section, a table row a key. */
function keyReference(schema) {
  const lines = [];
  section(lines, schema, '', 'Top level');
  return lines.join('\n');
}

function section(lines, schema, prefix, title) {
  if (prefix !== '') lines.push(`### \`${title}\``, '', schema.description ?? '', '');
  lines.push('| key | type | meaning | default | example |', '| --- | --- | --- | --- | --- |');
  const nested = [];
  for (const [key, property] of Object.entries(schema.properties)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const inner = property.properties ? property : property.items?.properties ? property.items : null;
    if (inner)
      nested.push([property.items ? `${path}[]` : path, { ...inner, description: property.description }]);
    lines.push(
      `| \`${path}\` | ${typeOf(property)}${schema.required?.includes(key) ? ', required' : ''} | ${cell(property.description ?? '')}${
        inner ? ' See below.' : ''
      } | ${inner && !property.items ? '' : shown(property.default)} | ${shown(property.examples?.[0])} |`,
    );
  }
  lines.push('');
  for (const [path, inner] of nested) section(lines, inner, path, path);
}

function typeOf(property) {
  if (property.anyOf) return property.anyOf.map(typeOf).join(' or ');
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(', ');
  if (Array.isArray(property.type)) return property.type.join(' or ');
  if (property.type === 'array')
    return property.items?.properties ? 'list of objects' : `list of ${property.items?.type ?? 'value'}s`;
  if (property.type === 'object' && !property.properties)
    return `map of ${typeOf(property.additionalProperties)}`;
  return property.type;
}

function shown(value) {
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  if (text.length <= 60) return code(text);
  const few = Array.isArray(value)
    ? value
        .slice(0, 2)
        .map((one) => JSON.stringify(one))
        .join(', ')
    : text.slice(0, 50);
  return Array.isArray(value) ? `${code(`[${few}, …]`)} (${value.length})` : code(`${few}…`);
}

function code(text) {
  const fence = text.includes('`') ? '``' : '`';
  return cell(`${fence}${fence.length > 1 ? ' ' : ''}${text}${fence.length > 1 ? ' ' : ''}${fence}`);
}

function cell(text) {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}

/** The page with its list of keys renewed; what people wrote around the markers stays. */
export function configurationPage(page, schema) {
  const [begin, end] = ['<!-- keys: generated by scripts/schemas.mjs -->', '<!-- /keys -->'];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to === -1) throw new Error('docs/reference/configuration.md has lost its markers');
  return `${page.slice(0, from + begin.length)}\n\n${keyReference(schema)}\n${page.slice(to)}`;
}

/** The presets as text by name, so that a value that a preset sets has a place in a file. */
export function presetTexts() {
  const names = readdirSync(join(root, 'presets'))
    .filter((name) => name.endsWith('.json'))
    .sort();
  return Object.fromEntries(
    names.map((name) => [name.replace(/\.json$/, ''), readFileSync(join(root, 'presets', name), 'utf8')]),
  );
}

/** The JSON Schema of a rule file, as `backlogic rules schema --plain` prints it. */
async function rulesSchema() {
  const { vocabulary } = await loadSource(join(root, 'src/facts/vocabulary.ts'));
  const { ruleSchema } = await loadSource(join(root, 'src/rules/authoring/schema/schema.ts'));
  const { compactJson } = await loadSource(join(root, 'src/reporters/compact-json.ts'));
  return compactJson(ruleSchema(vocabulary));
}

/** Writes the code that the configuration stage imports. */
export async function writeCode() {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
  mkdirSync(generated, { recursive: true });
  const presets = presetTexts();
  const files = {
    'validate-config.js': await validatorCode(schema),
    'validate-config.d.ts': `import type { ValidateFunction } from 'ajv';\ndeclare const validate: ValidateFunction;\nexport default validate;\n`,
    'presets.js': presetCode(presets, []),
    'presets.d.ts': `export declare const presetTexts: { readonly [name: string]: string };
/** The presets' patterns that vetting finds nothing wrong with, each behind its flags. */
export declare const soundPatterns: readonly string[];
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(generated, name), text);
  writeFileSync(join(generated, 'presets.js'), presetCode(presets, await soundPatterns(presets)));
}

function presetCode(presets, patterns) {
  return `export const presetTexts = ${JSON.stringify(presets)};\nexport const soundPatterns = ${JSON.stringify(patterns)};\n`;
}

async function soundPatterns(presets) {
  const { patternKey, patternRisk, patternsOf } = await loadSource(join(root, 'src/config/vet-patterns.ts'));
  const sound = Object.values(presets).flatMap((text) =>
    patternsOf(JSON.parse(text)).flatMap(({ pattern, flags }) =>
      patternRisk(pattern, flags) === null ? [patternKey(pattern, flags)] : [],
    ),
  );
  return [...new Set(sound)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--code')) {
    const schema = await configSchema();
    writeFileSync(schemaFile, `${JSON.stringify(schema, null, 2)}\n`);
    writeFileSync(pageFile, configurationPage(readFileSync(pageFile, 'utf8'), schema));
    writeFileSync(join(root, 'schemas/rules.schema.json'), await rulesSchema());
  }
  await writeCode();
}
