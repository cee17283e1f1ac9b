import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/own-change.ts'],
    globalSetup: ['test/support/build.ts'],
    testTimeout: 60_000,
    reporters: ['default', new ClosingLine()],
  },
});
