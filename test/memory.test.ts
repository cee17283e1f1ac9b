import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { loadConfig } from '../src/config/load.ts';
import { nodeHost } from '../src/host/node.ts';
import { CompilationMemory } from '../src/memory.ts';
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

test('a compilation that remembers the one before gives what one gives that does not', () => {
  let [made, asked] = [0, 0];
  fc.assert(
    fc.property(sequences, (sequence) => {
      const { path, remove } = scratchFolder();
      try {
        lay(path);
        const memory = new CountingMemory();
        for (const { edit, n } of [{ edit: 'nothing', n: 1 }, ...sequence]) {
          edits[edit]?.(path, n);
          const host = nodeHost({});
          // A watch asks first.
          if (n % 2 === 0) memory.isStale(host, true);
          const { config } = memory.read('configuration', host, [], (from) =>
            loadConfig({ cwd: path }, from),
          );
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
