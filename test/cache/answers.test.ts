import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownFrom, leaveAnswers } from '../../src/cache/answers.ts';
import { RunRecorder } from '../../src/cache/record.ts';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { explain, explainKnown } from '../../src/explain.ts';
import { nodeHost } from '../../src/host/node.ts';
import { checkout, scratch } from '../support/cli.ts';
import { lay } from './edits.ts';
import { environment, run } from './support.ts';

describe('what a compilation leaves for explaining', () => {
  const { config } = loadConfig({ cwd: checkout }, nodeHost({}));
  if (!config) throw new Error('no configuration');
  const compilation = compile(config, nodeHost({}));
  const lines = new Map<string, string[]>();
  leaveAnswers(compilation, { add: (key, value) => lines.set(key, [...(lines.get(key) ?? []), value]) });
  const known = knownFrom({ values: (key) => lines.get(key) ?? [] }, compilation.book);

  test('explains every subject, item and slice of the example as the compilation does', () => {
    const names = [
      ...compilation.subjects.map(({ kind, id }) => `${kind}:${id}`),
      ...compilation.plan.items.flatMap((item) => [item.id, ...item.slices.map(({ id }) => id)]),
    ];
    expect(names.length).toBeGreaterThan(500);
    // As what is said of them: a subject may make its facts when it is asked.
    for (const name of names)
      expect(JSON.stringify(explainKnown(known, name))).toBe(JSON.stringify(explain(compilation, name)));
  });

  test('tells of the rules that did not fire as the compilation does', () => {
    for (const { kind, id } of compilation.subjects) {
      const name = `${kind}:${id}`;
      const told = explainKnown(known, name, true);
      expect(JSON.stringify(told)).toBe(JSON.stringify(explain(compilation, name, true)));
    }
  });

  test('holds of the facts those that some rule asks', () => {
    const stored = (key: string): string[] => {
      const [value] = lines.get(key) ?? [];
      const { forms } = JSON.parse(value ?? '') as { forms: [facts: object][] };
      return Object.keys(forms[0]?.[0] ?? {});
    };
    const feature = compilation.subjects.find(({ kind }) => kind === 'feature');
    const left = stored(`s:feature:${feature?.id}`);
    expect(left).toContain('text');
    expect(Object.keys(feature?.facts ?? {})).toContain('likeness');
    expect(left).not.toContain('likeness');
  });

  test('leaves areas to a compilation', () => {
    const area = compilation.facts.areas[0]?.name ?? '';
    expect(() => explainKnown(known, area)).toThrow();
  });

  test('is left by the first build already, which makes the folder for it', () => {
    const folder = scratch();
    lay(folder);
    const call = { argv: ['build'], cwd: folder, invocation: 'backlogic', color: { out: false, err: false } };
    const recorder = new RunRecorder(call, 'one', nodeHost(environment), Date.now());
    const { config: own } = loadConfig({ cwd: folder }, recorder.host);
    if (!own) throw new Error('no configuration');
    recorder.opened(own);
    recorder.compiled(compile(own, recorder.host));
    recorder.built([], [], 0);
    recorder.keep(0);
    const names = readdirSync(join(folder, '.backlogic/cache'));
    expect(names).toContainEqual(expect.stringMatching(/^answers-/));
  });
});

test('a table that was changed is not believed, and is made anew', async () => {
  const folder = scratch();
  lay(folder);
  const options = { cwd: folder, build: 'one' };
  await run(['build'], options);
  await run(['explain', 'A-1'], options);
  const cache = join(folder, '.backlogic/cache');
  const data = (): string => join(cache, readdirSync(cache).find((name) => /^answers-.*\./.test(name)) ?? '');
  const before = data();
  writeFileSync(before, readFileSync(before, 'utf8').replaceAll('What A-2 does', 'What X-2 does'));
  const due = await run(['explain', 'A-2'], { cwd: folder, build: null });
  expect(due.out).toContain('What A-2 does');
  expect(await run(['explain', 'A-2'], options)).toEqual(due);
  expect(data()).not.toBe(before);
});
