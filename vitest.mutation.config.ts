import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A mutant is dead with the first test that fails, so what takes longest comes last. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = ({ project, moduleId }: TestSpecification): number => {
      const name = moduleId.slice(project.config.root.length);
      return this.ctx.cache.getFileTestResults(`${project.name}:${name}`)?.duration ?? 0;
    };
    return files.toSorted((one, other) => took(one) - took(other));
  }
}

const room = process.env.BACKLOGIC_ROOM ?? '{rules,plan,checks}';

/**
 * The tests that mutants of a room are tried on: those of that room, in one module graph, each law on one case in 25. Left
 * out is what takes seconds for every mutant and is about whole repositories or about time.
 */
export default defineConfig({
  test: {
    include: [`test/${room}/**/*.test.ts`],
    exclude: [
      'test/checks/recorded-gates.test.ts',
      'test/plan/{laws,repositories}.test.ts',
      'test/rules/hostile.test.ts',
      'test/rules/authoring/{presets,schema,shipped}.test.ts',
    ],
    setupFiles: ['test/support/own-change.ts', 'test/support/few-cases.ts'],
    env: { BACKLOGIC_LAWS: '0.04' },
    testTimeout: 60_000,
    isolate: false,
    sequence: { sequencer: QuickFirst },
    reporters: ['dot'],
  },
});
