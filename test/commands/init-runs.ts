import { command } from '../../src/commands/init.ts';
import type { OptionValues } from '../../src/commands/shared/command.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { type RepositoryHost, root } from '../support/repository.ts';

export const features = (count: number, more: object = {}): string =>
  JSON.stringify({
    features: Array.from({ length: count }, (_, index) => ({
      id: `F-${index + 1}`,
      group: index % 2 === 0 ? 'Orders' : 'Stock',
      description: `Feature number ${index + 1}`,
      steps: ['Open the list'],
      passes: index === 0,
      ...more,
    })),
  });

export const stories = (count: number): string =>
  JSON.stringify({
    userStories: Array.from({ length: count }, (_, index) => ({
      id: `US-${index + 1}`,
      title: `Story ${index + 1}`,
      acceptanceCriteria: ['Typecheck passes'],
      priority: index + 1,
      passes: false,
    })),
  });

export const task = (id: number, status: string): object => ({
  id,
  title: `Task ${id}`,
  status,
  dependencies: id > 1 ? [id - 1] : [],
});
export const legacyTasks = JSON.stringify({ tasks: [task(1, 'done'), task(2, 'pending')] });
export const tasks = JSON.stringify({
  master: { tasks: [task(1, 'done'), task(2, 'pending')], metadata: {} },
});

export function init(host: RepositoryHost, values: OptionValues = {}): Promise<CommandRun> {
  return runCommand(command, host, root, values);
}

export function written(host: RepositoryHost): string[] {
  return [...host.files.keys()]
    .filter((path) => /backlog\.config|own\.yaml/.test(path))
    .map((path) => path.slice(root.length + 1))
    .sort();
}
