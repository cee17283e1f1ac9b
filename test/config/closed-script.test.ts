import { describe, expect, test } from 'vitest';
import { isClosedScript } from '../../src/config/closed-script.ts';

describe('a configuration script is closed', () => {
  test.for([
    "import { defineConfig } from 'backlogic';\nexport default defineConfig({ root: '.' });\n",
    "import { defineConfig, type UserConfig } from 'backlogic';\nexport default defineConfig({} satisfies UserConfig);\n",
    "import base from './base.ts';\nconst areas = ['a'];\nexport default { ...base, areas, project: areas[0] };\n",
    'module.exports = { plan: { maxFeaturesPerSlice: 4 } };\n',
    'const twice = (n: number) => n * 2;\nexport default { gateConcurrency: twice(1), process: 1 };\n',
  ])('when it names only what it declares: %s', (text) => {
    expect(isClosedScript(text)).toBe(true);
  });

  test.for([
    'export default { project: process.env.NAME };\n',
    'export default { project: String(Date.now()) };\n',
    'export default { project: String(Math.random()) };\n',
    "import { readFileSync } from 'node:fs';\nexport default { project: readFileSync('x', 'utf8') };\n",
    "import 'node:fs';\nexport default {};\n",
    "export { default } from 'shared-backlog';\n",
    "module.exports = require('./base.json');\n",
    'export default { project: globalThis.name };\n',
    'export default { project: (function () { return this; })() };\n',
    'export default { project: import.meta.url };\n',
    "const x = await import('./a.ts');\nexport default x;\n",
    'export default { project: process.cwd() };\n',
    'const { env } = process;\nexport default { env };\n',
    'export default {',
  ])('and open otherwise: %s', (text) => {
    expect(isClosedScript(text)).toBe(false);
  });
});
