import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  configSchema,
  configurationPage,
  presetTexts as generatedTexts,
  type Schema,
} from '../../scripts/schemas.mjs';
import { defineConfig, type UserConfig } from '../../src/config/define.ts';
import { gateDefaults } from '../../src/config/gates.ts';
import { presetTexts } from '../../src/config/generated/presets.js';
import { presetLayer, presetNames } from '../../src/config/presets.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import type { UserFields } from '../../src/config/user-fields.ts';
import { vetLayer } from '../../src/config/validate.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { FeatureField, ResolvedConfig } from '../../src/model/config.ts';
import { load, loaded, transcript } from './support.ts';

const root = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const schema = JSON.parse(text('schemas/config.schema.json')) as Schema;

function keys(node: Schema, prefix = ''): { path: string; node: Schema }[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, inner]) => {
    const path = `${prefix}${key}`;
    return [{ path, node: inner }, ...keys(inner, `${path}.`), ...keys(inner.items ?? {}, `${path}[].`)];
  });
}

describe('what is generated is what the types and presets say now', () => {
  test('the schema, the page of keys, and the code', async () => {
    const fresh = await configSchema();
    expect(fresh, 'run node scripts/schemas.mjs').toEqual(schema);
    const page = text('docs/reference/configuration.md');
    expect(configurationPage(page, fresh), 'run node scripts/schemas.mjs').toBe(page);
    expect(generatedTexts(), 'run node scripts/schemas.mjs --code').toEqual(presetTexts);
  });
});

describe('the schema', () => {
  const all = keys(schema);

  test.each(all)('$path is described', ({ node }) => {
    expect(node.description).toMatch(/\S/);
  });

  test('no object takes unknown keys, but for maps by name', () => {
    const open = [{ path: '', node: schema }, ...all]
      .filter(
        ({ node }) => (node.properties ?? node.additionalProperties) && node.additionalProperties !== false,
      )
      .map(({ path }) => path);
    expect(open).toEqual(['templates.partials', 'checks.severity']);
  });

  test('the page names every key', () => {
    const page = text('docs/reference/configuration.md');
    expect(all.filter(({ path }) => !page.includes(`| \`${path}\` |`)).map(({ path }) => path)).toEqual([]);
  });

  test('defaults of a gate are those that are used', () => {
    const said = Object.fromEntries(
      Object.entries(schema.properties?.gates?.items?.properties ?? {})
        .filter(([, node]) => node.default !== undefined)
        .map(([key, node]) => [key, node.default]),
    );
    expect(said).toEqual(gateDefaults);
  });
});

describe('the presets', () => {
  test.each(presetNames)('%s is valid', (name) => {
    const layer = presetLayer(name);
    if (!layer) throw new Error('it is gone');
    expect(vetLayer(layer).findings).toEqual([]);
  });

  test('base sets every key that has no default elsewhere', () => {
    const base = presetLayer('base');
    if (!base) throw new Error('it is gone');
    const config = resolveConfig(
      [base],
      { cwd: '/repo' },
      { file: null, safe: null, fence: [] },
      memoryHost(),
    );
    expect(Object.keys(config).sort()).toEqual(
      [
        'root',
        'file',
        'safe',
        'fence',
        'packageFolder',
        'project',
        'inventory',
        'design',
        'tree',
        'patterns',
        'rules',
        'templates',
        'output',
        'plan',
        'gates',
        'gateConcurrency',
        'cache',
        'checks',
        'areas',
        'origins',
      ].sort(),
    );
  });

  test('a preset that is not there is null, whatever its name', () => {
    for (const name of ['', 'constructor', '__proto__', 'Base']) expect(presetLayer(name)).toBeNull();
  });
});

describe('the types', () => {
  test('an inventory has a name list for every field', () => {
    expectTypeOf<keyof UserFields>().toEqualTypeOf<FeatureField>();
  });

  test('a user can set what is resolved, and nothing is required', () => {
    type Settable = Exclude<keyof ResolvedConfig, 'file' | 'safe' | 'fence' | 'packageFolder' | 'origins'>;
    expectTypeOf<Settable>().toExtend<keyof UserConfig>();
    expectTypeOf<Record<string, never>>().toExtend<UserConfig>();
    const config: UserConfig = { design: { path: 'x' } };
    expect(defineConfig(config)).toBe(config);
  });

  test('what is misspelt does not compile', () => {
    // @ts-expect-error: `guidetable` is no key
    defineConfig({ design: { guidetable: 'x' } });
    // @ts-expect-error: a gate needs a command
    defineConfig({ gates: [{ name: 'x' }] });
  });
});

describe('what the documentation shows works', () => {
  test.each(keys(schema).filter(({ node }) => node.examples))('the example of $path', ({ path, node }) => {
    for (const example of node.examples ?? []) {
      const value = path.split('.').reduceRight<unknown>((inner, key) => {
        if (!key.endsWith('[]')) return { [key]: inner };
        return { [key.slice(0, -2)]: [{ name: 'a', command: 'b', ...(inner as object) }] };
      }, example);
      const { findings } = load({
        'backlog.config.json': JSON.stringify(path === 'extends' ? { extends: 'base' } : value),
      });
      const structural = findings.filter(
        ({ code }) => !['config/path-missing', 'config/root-missing', 'config/unknown-code'].includes(code),
      );
      expect(transcript(structural)).toBe('');
    }
  });

  test.each([
    'docs/how-to/adopt-on-an-old-repository.md',
    'docs/how-to/gate-ci.md',
    'docs/how-to/run-gates.md',
    'docs/reference/configuration.md',
  ])('the scripts of %s load as they stand', (page) => {
    const scripts = [...text(page).matchAll(/```ts\n([^`]*export default [^`]*)```/g)].map(
      ([, one = '']) => one,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const { findings } = load({ 'backlog.config.ts': script });
      expect(transcript(findings.filter(({ code }) => code !== 'config/path-missing'))).toBe('');
    }
  });

  test('a script that calls what it does not import is told how to', () => {
    const { findings } = load({ 'backlog.config.ts': 'export default defineConfig({});' });
    expect(transcript(findings)).toContain("import { defineConfig } from 'backlogic'");
  });

  test('the script of the page', () => {
    const script = /```ts\n(.*?)```/s.exec(text('docs/reference/configuration.md'))?.[1] ?? '';
    expect(loaded({ 'backlog.config.ts': script }).project).toBe('Billing');
  });
});
