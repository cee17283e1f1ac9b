import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBundle } from '../../src/bundle.ts';
import { compiledOf, keepCompiled } from '../../src/compiled.ts';
import { checkout, cli, scratch } from '../support/cli.ts';

/** A package as it is installed: nothing compiled beside it yet. And the example, to build with it. */
function installed(): { dist: string; root: string } {
  const folder = scratch();
  for (const name of ['rules', 'presets', 'templates', 'schemas', 'package.json'])
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  for (const name of ['cli.js', 'main.cjs', 'package.json'])
    cpSync(join(checkout, 'dist', name), join(dist, name));
  const root = join(folder, 'example');
  cpSync(join(checkout, 'examples/speech-pipeline'), root, { recursive: true });
  return { dist, root };
}

const kept = (dist: string): string[] => readdirSync(dist).filter((name) => name.startsWith('main.cjs.'));

/** Exit code, then what was said on stderr: V8 complains there of what it does not know. */
function run(
  dist: string,
  args: readonly string[],
  env: Record<string, string> = {},
): [number | null, string] {
  const { status, stderr } = spawnSync(process.execPath, [join(dist, 'cli.js'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NO_COLOR: '1', ...env },
  });
  return [status, stderr];
}

const build = (root: string): string[] => ['build', '--root', root, '--no-cache', '--force', '--quiet'];

describe('the compiled functions of the command line', () => {
  test('are kept by the first build, used by the next, and made again when a byte of them is another', () => {
    const { dist, root } = installed();
    expect(run(dist, build(root))).toEqual([0, '']);
    const [name = '', ...more] = kept(dist);
    expect(name).toContain(`${process.version}-${process.platform}-${process.arch}`);
    expect(more).toEqual([]);

    const file = join(dist, name);
    const { ino } = statSync(file);
    expect(run(dist, build(root))).toEqual([0, '']);
    expect(statSync(file).ino).toBe(ino);

    // At these places V8 takes the data as it is, and ends the process or misreads its own code.
    for (const at of [32 + 1_000_000, 32 + 3_000_000]) {
      const bytes = readFileSync(file);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      writeFileSync(file, bytes);
      expect(run(dist, build(root))).toEqual([0, '']);
      expect(readFileSync(file).equals(bytes)).toBe(false);
    }
    writeFileSync(file, readFileSync(file).subarray(0, 1_000));
    expect(run(dist, build(root))).toEqual([0, '']);
    expect(statSync(file).size).toBeGreaterThan(1_000_000);
  });

  test.each<[string, string[], Record<string, string>]>([
    ['in CI', ['build'], { CI: 'true' }],
    ['where Node is asked to keep none', ['build'], { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['by a command that runs little', ['config'], {}],
    ['by a run that went wrong', ['build', '--config', 'none.json'], {}],
  ])('are not kept %s', (_, args, env) => {
    const { dist, root } = installed();
    run(dist, [...args, '--root', root, '--no-cache'], env);
    expect(kept(dist)).toEqual([]);
  });

  test('are done without where they can not be kept', () => {
    const { dist, root } = installed();
    run(dist, build(root));
    const [name = ''] = kept(dist);
    const other = installed();
    mkdirSync(join(other.dist, name, 'in-the-way'), { recursive: true });
    expect(run(other.dist, build(other.root))).toEqual([0, '']);
    expect(kept(other.dist)).toEqual([name]);
  });

  test('are of one build: those of another are no data, though both be of one length', () => {
    const file = join(scratch(), 'one.cjs');
    writeFileSync(file, 'exports.say = () => "one";');
    const first = runBundle<{ say: () => string }>(file, 'build one');
    expect(first.exports.say()).toBe('one');
    first.keep();
    expect(compiledOf(file, 'build one')).toBeInstanceOf(Buffer);
    expect(compiledOf(file, 'build two')).toBeUndefined();
    writeFileSync(file, 'exports.say = () => "two";');
    expect(runBundle<{ say: () => string }>(file, 'build two').exports.say()).toBe('two');
  });

  test('that V8 itself refuses are made again', () => {
    const file = join(scratch(), 'one.cjs');
    writeFileSync(file, 'exports.say = () => "one";');
    keepCompiled(file, 'build', Buffer.alloc(64, 1));
    const ran = runBundle<{ say: () => string }>(file, 'build');
    expect(ran.exports.say()).toBe('one');
    ran.keep();
    expect(compiledOf(file, 'build')?.equals(Buffer.alloc(64, 1))).toBe(false);
  });
});

describe('the scripts of the command line', () => {
  test.each(['cli.js', 'main.cjs'])('hold nothing but ASCII, as they are read: %s', (name) => {
    const text = readFileSync(join(checkout, 'dist', name), 'utf8');
    expect(text.match(/[^\0-\x7f]+/g)).toBeNull();
  });

  test('know dashes, marks and letters of other scripts in their expressions', () => {
    const root = scratch();
    const entries = [
      { id: 'F-1', titel: 'a', status: 'done — see the notes' },
      { id: 'F-2', titel: 'b', status: 'open', haengt_ab_von: 'F-1、F-3' },
      { id: 'F-3', titel: 'c', status: '完成（见说明）' },
    ];
    writeFileSync(join(root, 'features.json'), JSON.stringify({ features: entries }));
    expect(cli(['build', '--quiet', '--no-cache'], { cwd: root }).code).toBe(0);
    const { feature_counts } = JSON.parse(readFileSync(join(root, '.backlogic/spec_map.json'), 'utf8'));
    expect(feature_counts).toMatchObject({ done: 2, open: 1, dependency_edges: { stated: 2, resolved: 2 } });
  });
});
