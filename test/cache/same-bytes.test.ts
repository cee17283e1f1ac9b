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
    const told = new Map<string, number>();
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
              told.set(call[0] ?? '', (told.get(call[0] ?? '') ?? 0) + Number(got.again));
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
      { numRuns: 25 },
    );
    // Else nothing was tested.
    for (const command of ['build', 'check', 'explain', 'ready'])
      expect(told.get(command)).toBeGreaterThan(0);
  }, 240_000);
});
