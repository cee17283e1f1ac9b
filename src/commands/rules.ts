import { coverage } from './rules/coverage.ts';
import { lint } from './rules/lint.ts';
import { list } from './rules/list.ts';
import { schema } from './rules/schema.ts';
import { test } from './rules/test.ts';
import { type Actions, runAction } from './shared/actions.ts';
import type { Command } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';

const actions: Actions = {
  lint: { run: lint, options: ['fix', 'fail-on', 'all'], words: false },
  test: { run: test, options: ['decides', 'all'], words: true },
  coverage: { run: coverage, options: ['min', 'decides', 'all'], words: true },
  list: { run: list, options: ['decides'], words: true },
  schema: { run: schema, options: ['plain', 'out'], words: false },
};

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
  words: Number.POSITIVE_INFINITY,
  examples: examplesOf('rules'),
  run: (context) => runAction('rules', actions, command.options, context),
};
