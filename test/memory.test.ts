import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turned } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { loadConfig } from '../src/config/load.ts';
import { nodeHost } from '../src/host/node.ts';
import { CompilationMemory } from '../src/memory.ts';
import { type Decision, DecisionIndex, type DecisionKind } from '../src/model/decision.ts';
import type { Host } from '../src/model/host.ts';
import type { Subject } from '../src/model/subject.ts';
import type { RuleBook } from '../src/rules/model.ts';
import { edits, lay } from './cache/edits.ts';
import { scratchFolder } from './support/cli.ts';

/** How often something was taken over; else the law below would say nothing. */
class CountingMemory extends CompilationMemory {
  made = 0;
  asked = 0;

  override derive<T>(...[name, inputs, log, make]: Parameters<CompilationMemory['derive']>): T {
    this.asked += 1;
    return super.derive(name, inputs, log, (of) => {
      this.made += 1;
      return make(of);
    }) as T;
  }
}

const sequences = fc.array(
  fc.record({ edit: fc.constantFrom(...Object.keys(edits)), n: fc.integer({ min: 1, max: 60 }) }),
  { minLength: 2, maxLength: 8 },
);

test('a compilation that remembers the one before gives what one gives that does not', async () => {
  let [made, asked] = [0, 0];
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const { path, remove } = scratchFolder();
      try {
        lay(path);
        const memory = new CountingMemory();
        for (const { edit, n } of [{ edit: 'nothing', n: 1 }, ...sequence]) {
          edits[edit]?.(path, n);
          // Whoever runs the tests hears that this one is alive.
          await turned();
          const host = nodeHost({});
          // A watch asks first.
          if (n % 2 === 0) memory.isStale(host, true);
          const open = (from: Host): ReturnType<typeof loadConfig> => loadConfig({ cwd: path }, from);
          const { config } = memory.read('configuration', host, [], open, isDeepStrictEqual);
          if (!config) continue;
          memory.begin(() => false);
          const [got, due] = [compile(config, host, undefined, undefined, memory), compile(config, host)];
          expect(got.artifacts.map(({ path: at, text }) => [at, text])).toEqual(
            due.artifacts.map(({ path: at, text }) => [at, text]),
          );
          expect(got.findings).toEqual(due.findings);
          // A decision is what it says: the subject behind it may be the one of an earlier compilation.
          expect(got.log.all.map((one) => JSON.stringify(one))).toEqual(
            due.log.all.map((one) => JSON.stringify(one)),
          );
          expect(got.questions).toEqual(due.questions);
        }
        made += memory.made;
        asked += memory.asked;
      } finally {
        remove();
      }
    }),
    { numRuns: 8 },
  );
  expect(made).toBeLessThan(asked);
}, 240_000);

/** Which readings were made. */
class ReadingMemory extends CompilationMemory {
  readonly made: string[] = [];

  override read<T>(
    name: string,
    host: Host,
    inputs: readonly unknown[],
    make: (host: Host) => T,
    alike?: (before: unknown, now: unknown) => boolean,
  ): T {
    const counted = (from: Host): T => {
      this.made.push(name);
      return make(from);
    };
    return super.read(name, host, inputs, counted, alike);
  }
}

test('a rule in the repository is edited without reading the sources again', () => {
  const { path, remove } = scratchFolder();
  try {
    lay(path);
    const memory = new ReadingMemory();
    const round = (edition: number): string[] => {
      edits['a rule is edited']?.(path, edition);
      const { config } = memory.read(
        'configuration',
        nodeHost({}),
        [],
        (from) => loadConfig({ cwd: path }, from),
        isDeepStrictEqual,
      );
      memory.begin(() => false);
      if (config) compile(config, nodeHost({}), undefined, undefined, memory);
      return memory.made.splice(0);
    };
    expect(round(1)).toEqual(['configuration', 'rules', 'sources', 'templates']);
    expect(round(1000)).not.toContain('sources');
  } finally {
    remove();
  }
});

/** A pass that decides one thing about one subject. */
function decided(memory: CompilationMemory, log: DecisionIndex, decides: DecisionKind, value: string) {
  const subject = { kind: 'feature', id: 'A-1', facts: { id: value }, sources: {} } as unknown as Subject;
  const made = { subject, decides, value, then: {}, rule: 'r', also: [], facts: [], results: [], lost: [] };
  const make = () => ({ decisions: [made as unknown as Decision], findings: [] });
  return log.with(
    memory.decide({ edition: value } as unknown as RuleBook, decides, [subject], make).decisions,
  );
}

test('what is derived within a derivation is made again by what it looked at, and that by what its parts did', () => {
  const memory = new CompilationMemory();
  const round = (risk: string, suite: string): { made: string[]; value: string } => {
    memory.begin(() => false);
    const made: string[] = [];
    let log = decided(memory, new DecisionIndex([]), 'risk', risk);
    log = decided(memory, log, 'suite', suite);
    const value = memory.derive('whole', [], log, (within) => {
      made.push('whole');
      const part = (name: string, decides: DecisionKind): string =>
        memory.derive(name, [], within, (log) => {
          made.push(name);
          return String(log.one(decides, 'feature', 'A-1')?.value);
        });
      return `${part('bad', 'risk')} ${part('tested', 'suite')}`;
    });
    return { made, value };
  };
  expect(round('low', 'unit')).toEqual({ made: ['whole', 'bad', 'tested'], value: 'low unit' });
  expect(round('low', 'unit')).toEqual({ made: [], value: 'low unit' });
  expect(round('high', 'unit')).toEqual({ made: ['whole', 'bad'], value: 'high unit' });
  // The one part was taken over by the whole of the last time: the whole hangs on it all the same.
  expect(round('high', 'load')).toEqual({ made: ['whole', 'tested'], value: 'high load' });
  expect(round('low', 'load')).toEqual({ made: ['whole', 'bad'], value: 'low load' });
  expect(round('low', 'load')).toEqual({ made: [], value: 'low load' });
});

test('what is made again because of more than it hangs on counts only when it is another value', () => {
  const { path, remove } = scratchFolder();
  try {
    const host = nodeHost({});
    const memory = new CompilationMemory();
    const made: string[] = [];
    const longest = (): { readonly name: string } =>
      memory.read(
        'longest name',
        host,
        [],
        (from) => {
          const [name = ''] = from
            .list(path)
            .map((one) => one.name)
            .sort((a, b) => b.length - a.length);
          made.push(name);
          return { name };
        },
        isDeepStrictEqual,
      );
    writeFileSync(join(path, 'long'), '');
    const first = longest();
    writeFileSync(join(path, 'sho'), '');
    expect(memory.isStale(host, false)).toBe(false);
    expect(longest()).toBe(first);
    expect(made).toEqual(['long', 'long']);
    writeFileSync(join(path, 'longer'), '');
    expect(memory.isStale(host, false)).toBe(true);
    expect(longest()).toEqual({ name: 'longer' });
  } finally {
    remove();
  }
});
