import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliRun, checkout, scratchFolder, workspaceIn } from '../support/cli.ts';
import { packedFrom, plainEnvironment } from './checkouts.ts';

/**
 * `1` builds two checkouts, packs both and installs one; that takes a minute. BACKLOGIC_OTHER_NODES names further executables of
 * Node to run what was installed, beside the one that runs the tests.
 */
const asked = process.env.BACKLOGIC_PACKAGE ?? '';
const nodes = [
  process.execPath,
  ...(process.env.BACKLOGIC_OTHER_NODES ?? '').split(delimiter).filter(Boolean),
];
const suite = asked
  ? 'the package'
  : 'the package (skipped: set BACKLOGIC_PACKAGE=1 to build, pack and install it)';

describe.skipIf(!asked)(suite, { timeout: 300_000 }, () => {
  const { path: folder, remove } = scratchFolder();
  const project = join(folder, 'empty project');
  let [first, second] = ['', ''];

  beforeAll(async () => {
    first = await packedFrom(join(folder, 'a'), new Date('2001-02-03T04:05:06Z'));
    second = await packedFrom(join(folder, 'another checkout'), new Date('2024-11-12T13:14:15Z'));
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', first], {
      cwd: project,
      env: plainEnvironment(),
      stdio: 'pipe',
    });
  }, 600_000);
  afterAll(remove, 120_000);

  test('is the same to the byte from two checkouts in two places at two times', () => {
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
  });

  test('holds what is needed to run, no compiled functions, no maps, no sources, and is small', () => {
    const within = join(project, 'node_modules/backlogic');
    const top = readdirSync(within).sort();
    expect(top).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist',
        'docs',
        'package.json',
        'presets',
        'rules',
        'schemas',
        'templates',
      ].sort(),
    );
    expect(readdirSync(join(within, 'dist')).sort()).toEqual(
      ['cli.js', 'index.mjs', 'main.cjs', 'package.json', 'third-party.txt', 'types'].sort(),
    );
    expect(statSync(first).size).toBeLessThan(2_500_000);
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'backlogic',
    ]);
  });

  describe.each(nodes)('with %s', (node) => {
    const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const bin = join(folder, `bin-${name}`);
    const compiled = (): string[] =>
      readdirSync(join(project, 'node_modules/backlogic/dist')).filter((file) =>
        file.includes(`cjs.${name}-`),
      );

    /** Without standing still meanwhile: the runner of tests gives up on one that does not answer for a minute. */
    function run(
      command: string,
      args: readonly string[],
      cwd = project,
      more: Record<string, string> = {},
    ): Promise<CliRun> {
      const env = plainEnvironment({ NO_COLOR: '1', CI: '', BACKLOGIC_CACHE_KEY: 'of the test', ...more });
      // One folder with this Node alone comes first: programs that begin with `env node` find it there.
      env.PATH = [bin, env.PATH].join(delimiter);
      return new Promise((done) => {
        const child = execFile(command, [...args], { cwd, env, maxBuffer: 1 << 28 }, (_, stdout, stderr) =>
          done({ code: child.exitCode, stdout, stderr }),
        );
      });
    }
    const npx = (args: readonly string[], cwd?: string, more?: Record<string, string>): Promise<CliRun> =>
      run('npx', ['--offline', '--no', '--', 'backlogic', ...args], cwd, more);

    beforeAll(() => {
      mkdirSync(bin);
      symlinkSync(node, join(bin, 'node'));
    });

    test('`npx backlogic --version` says the version', async () => {
      const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
        version: string;
      };
      expect(await npx(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
      expect((await run('node', ['--version'])).stdout.trim()).toBe(name);
    });

    test('`npx backlogic build` compiles the example, byte for byte, with and without compiled functions at hand', async () => {
      // As a user has it: a configuration that imports from the package, and rules and templates of one's own.
      const workspace = join(project, `work ${name}`);
      mkdirSync(workspace);
      workspaceIn(workspace);
      const [example, root] = [checkout, workspace].map((at) => join(at, 'examples/speech-pipeline')) as [
        string,
        string,
      ];
      rmSync(join(root, 'docs/mvp_backlog.md'));
      expect(compiled()).toEqual([]);
      for (const more of [{ CI: 'true' }, {}, {}]) {
        const built = await npx(['build', '--force', '--no-cache'], workspace, more);
        expect([built.code, built.stderr]).toEqual([0, '']);
        expect(compiled()).toHaveLength('CI' in more ? 0 : 1);
        for (const path of ['docs/mvp_backlog.md', '.backlogic/plan.json', '.backlogic/decisions.json'])
          expect(readFileSync(join(root, path), 'utf8')).toBe(readFileSync(join(example, path), 'utf8'));
      }
      expect((await npx(['check', '--frozen'], workspace)).code).toBe(0);
    });

    test('compiled functions of another Node under its name are none', async () => {
      const dist = join(project, 'node_modules/backlogic/dist');
      const [own = ''] = compiled();
      const other = readdirSync(dist).find((file) => file.endsWith('.cache') && file !== own) ?? own;
      const kept = readFileSync(join(dist, own));
      writeFileSync(join(dist, own), readFileSync(join(dist, other)));
      const { code, stderr } = await npx(['config']);
      writeFileSync(join(dist, own), kept);
      expect([code === 3, stderr]).toEqual([false, expect.not.stringMatching(/fault|rror/)]);
    });

    test('`npx backlogic init` writes a configuration that `build` takes', async () => {
      const root = join(project, `new-${name}`);
      mkdirSync(join(root, '.git'), { recursive: true });
      writeFileSync(join(root, '.git/HEAD'), 'ref: refs/heads/main\n');
      writeFileSync(
        join(root, 'feature_list.json'),
        JSON.stringify({
          features: [1, 2, 3].map((n) => ({
            id: `F-${n}`,
            description: `A visitor sees page ${n}`,
            passes: false,
          })),
        }),
      );
      const begun = await npx(['init', '--yes'], root);
      expect([begun.code, begun.stderr]).toEqual([0, expect.any(String)]);
      expect(existsSync(join(root, 'backlog.config.ts'))).toBe(true);
      expect((await npx(['build'], root)).code).toBe(0);
      expect(readFileSync(join(root, 'docs/mvp_backlog.md'), 'utf8')).toContain('F-3');
    });

    test('`import` and `require` give the library', async () => {
      const names = ['compile', 'defineConfig', 'inspectInventory', 'loadConfig', 'nodeHost'];
      const say = 'console.log(JSON.stringify(Object.keys(b).sort()))';
      writeFileSync(join(project, 'import.mjs'), `import * as b from 'backlogic'; ${say};`);
      writeFileSync(join(project, 'require.cjs'), `const b = require('backlogic'); ${say};`);
      for (const file of ['import.mjs', 'require.cjs']) {
        const ran = await run('node', [file]);
        expect([file, ran.code, ran.stdout]).toEqual([file, 0, `${JSON.stringify(names)}\n`]);
        expect(ran.stderr).not.toMatch(/^(?!.*ExperimentalWarning).*[Ee]rror/m);
      }
      writeFileSync(
        join(project, 'use.mjs'),
        `import { compile, loadConfig, nodeHost } from 'backlogic';
const { config } = loadConfig({ cwd: ${JSON.stringify(join(project, `work ${name}`))} }, nodeHost());
console.log(compile(config, nodeHost()).plan.items.length > 10);`,
      );
      expect(await run('node', ['use.mjs'])).toEqual({ code: 0, stdout: 'true\n', stderr: '' });
    });
  });

  test.each([
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
    ['preserve', 'bundler'],
  ])('types resolve: module %s, moduleResolution %s', async (module, moduleResolution) => {
    const use = `import { type Compilation, compile, defineConfig, type Host, loadConfig, nodeHost } from 'backlogic';
export default defineConfig({ project: 'x', inventory: { path: 'features.json' } });
const host: Host = nodeHost();
const { config } = loadConfig({ cwd: '.' }, host);
export const made: Compilation | null = config && compile(config, host);
// @ts-expect-error a project is a text
defineConfig({ project: 1 });
// @ts-expect-error there is no such part of a compilation
export const none = made?.nothing;
`;
    writeFileSync(join(project, 'use.ts'), use);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    const tsc = join(checkout, 'node_modules/typescript/bin/tsc');
    const said = await promisify(execFile)(process.execPath, [tsc, '-p', '.'], { cwd: project }).then(
      () => 'nothing',
      (failed: { stdout: string; stderr: string }) => `failed: ${failed.stdout}${failed.stderr}`,
    );
    expect(said).toBe('nothing');
  });
});
