import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/cli.ts';
import { edits, lay } from './edits.ts';
import { filesBelow, run } from './support.ts';

const calls: readonly (readonly string[])[] = [
  ['build'],
  ['build', '--json'],
  ['build', '--force', '--all'],
  ['check'],
  ['check', '--json', '--frozen'],
  ['explain', 'A-1'],
  ['explain', 'A-2', '--json', '--level', 'full'],
  ['explain', 'Invoices', '--level', 'conditions'],
  ['explain', 'billing/core', '--json'],
  ['explain', 'Billing'],
  ['explain', 'nothing of the kind'],
  ['ready'],
];

const steps = fc.array(
  fc.record({
    edit: fc.constantFrom(...Object.keys(edits)),
    n: fc.integer({ min: 1, max: 60 }),
    call: fc.constantFrom(...calls),
    /** How often the call is made: the second time it may be told again. */
    times: fc.integer({ min: 1, max: 2 }),
    /** Whether the run takes place so late that signatures can be trusted. */
    late: fc.boolean(),
    build: fc.constantFrom('one build', 'one build', 'one build', 'another build'),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('the cache changes no byte', () => {
  test('of what is said, of the exit code or of what is written, whatever is edited in between', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const [warm, cold] = [scratchFolder(), scratchFolder()];
        try {
          for (const { path } of [warm, cold]) lay(path);
          for (const { edit, n, call, times, late, build } of sequence) {
            for (const { path } of [warm, cold]) edits[edit]?.(path, n);
            // A file system's clock goes in steps: what a late run trusts must lie in an earlier one.
            if (late) await pause(12);
            for (let time = 0; time < times; time += 1) {
              const now = Date.now() + (late ? 10_000 : 0);
              const got = await run(call, { cwd: warm.path, build, now });
              const due = await run(call, { cwd: cold.path, build: null });
              told += Number(got.again);
              const place = (text: string): string =>
                text.replaceAll(warm.path, '/').replaceAll(cold.path, '/');
              expect({ out: place(got.out), err: place(got.err), exit: got.exit }).toEqual({
                out: place(due.out),
                err: place(due.err),
                exit: due.exit,
              });
              expect(filesBelow(warm.path)).toEqual(filesBelow(cold.path));
            }
          }
        } finally {
          warm.remove();
          cold.remove();
        }
      }),
      { numRuns: 12 },
    );
    // Else nothing was tested.
    expect(told).toBeGreaterThan(0);
  }, 240_000);

  test.for(calls)('%j is told again where nothing changed, and not by another build', async (call) => {
    const { path, remove } = scratchFolder();
    try {
      lay(path);
      await run(['build'], { cwd: path, build: 'one build' });
      const first = await run(call, { cwd: path, build: 'one build' });
      const again = await run(call, { cwd: path, build: 'one build' });
      expect({ ...again, again: null }).toEqual({ ...first, again: null });
      expect(again.again).toBe(true);
      expect((await run(call, { cwd: path, build: 'another build' })).again).toBe(false);
      expect((await run([...call, '--no-cache'], { cwd: path, build: 'one build' })).again).toBe(false);
    } finally {
      remove();
    }
  });
});
