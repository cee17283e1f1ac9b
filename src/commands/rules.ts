import { coverage } from './rules/coverage.ts';
import { lint } from './rules/lint.ts';
import { list } from './rules/list.ts';
import { schema } from './rules/schema.ts';
import { test } from './rules/test.ts';
import { type Command, type Context, UsageError } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';

const actions: { readonly [name: string]: (context: Context) => number } = {
  lint,
  test,
  coverage,
  list,
  schema,
};

/** Actions that can be about some rules only. */
const byRule = ['test', 'coverage', 'list'];

/** `backlogic rules`: write rules, and know what they do. */
export const command: Command = {
  usage: 'rules lint | test [RULE…] | coverage [RULE…] | list [RULE…] | schema [options]',
  summary: 'Vet the rule files, run their examples, measure what they cover.',
  description: `  lint      what is wrong with the rules: alone, with each other, on this repository; --fix corrects what is mechanical
  test      runs the examples of every rule; exit 1 when one fails
  coverage  which rule ever fired, which condition was ever true, false, never asked; exit 1 below --min
  list      every rule: what it decides, of what, how it is weighed, where it stands
  schema    the JSON Schema of a rule file, for editors; with the areas, groups and flags of this repository as choices

RULE is the id of a rule, or the start of several with a star: test 'area-*'.`,
  options: [
    { name: 'fix', type: 'boolean', description: 'lint: correct what is mechanical, in the files' },
    {
      name: 'fail-on',
      type: 'string',
      value: 'SEVERITY',
      description: 'lint: exit 1 on findings of this severity or worse: error, warning or info',
    },
    {
      name: 'min',
      type: 'string',
      value: 'PERCENT',
      description: 'coverage: exit 1 below this; excused gaps count as covered',
    },
    {
      name: 'decides',
      type: 'string',
      value: 'KIND',
      description: 'list, test, coverage: only rules of this decision',
    },
    {
      name: 'plain',
      type: 'boolean',
      description: 'schema: without names of this repository',
    },
    { name: 'out', type: 'string', value: 'FILE', description: 'schema: write it to a file' },
    { name: 'all', type: 'boolean', description: 'test, coverage: also what passes and is covered' },
  ],
  words: 2,
  examples: examplesOf('rules'),
  run(context) {
    const [action, ...more] = context.positionals;
    const known = Object.keys(actions).join(', ');
    if (action === undefined) throw new UsageError('no action given', `one of ${known}`);
    const run = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!run) throw new UsageError(`no action ${JSON.stringify(action)}`, `one of ${known}`);
    if (more.length > 0 && !byRule.includes(action))
      throw new UsageError(`rules ${action} takes no ${JSON.stringify(more[0])}`);
    return run(context);
  },
};
