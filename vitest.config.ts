import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/own-change.ts', 'test/support/turn.ts'],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 60_000,
    // What is laid out or bundled for a whole file takes as long as a test does.
    hookTimeout: 60_000,
    // Many tests wait for a process of their own; the default leaves a processor idle, which is half of two.
    maxWorkers: availableParallelism(),
    // No test leaves anything behind that another could meet, and loading src/ anew for each file was a quarter of the time.
    isolate: false,
    reporters: ['default', new ClosingLine()],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/generated/**', 'src/**/*.d.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportOnFailure: true,
      thresholds: {
        lines: 95,
        'src/rules/**': { lines: 95, branches: 95 },
        'src/plan/**': { lines: 95, branches: 95 },
      },
    },
  },
});
