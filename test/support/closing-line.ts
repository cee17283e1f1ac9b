import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with one plain line of counts, for logs that are read by programs, after the files whose process died under them:
 * their tests are neither passed nor failed, and no other line names them.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      if (['queued', 'pending'].includes(module.state()))
        console.log(`did not end: ${module.relativeModuleId}`);
    }
    const { passed, failed, skipped, pending } = count;
    console.log(
      `\n${passed} passed, ${failed} failed, ${skipped} skipped${pending > 0 ? `, ${pending} not run` : ''}`,
    );
  }
}
