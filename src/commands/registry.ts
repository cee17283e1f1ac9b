import type { Command } from './shared/command.ts';

/** A command's name and one-line summary, and how to load the rest of it. */
interface Registered {
  readonly summary: string;
  load(): Promise<Command>;
}

/** All commands in the order of `backlogic --help`. Each loads on demand, so that starting stays fast. */
export const commands: { readonly [name: string]: Registered } = {
  init: {
    summary: 'find what a repository has, and write a first configuration',
    load: async () => (await import('./init.ts')).command,
  },
  build: {
    summary: 'compile and write the backlog and its artifacts',
    load: async () => (await import('./build.ts')).command,
  },
  watch: {
    summary: 'build again at every change of what was read, and say what moved',
    load: async () => (await import('./watch.ts')).command,
  },
  check: {
    summary: 'compile, write nothing, report findings',
    load: async () => (await import('./check.ts')).command,
  },
  health: {
    summary: 'run the gates, record the repo health, map failures to owners',
    load: async () => (await import('./health.ts')).command,
  },
  explain: {
    summary: 'why: every decision about a feature, group, item, path, or a finding code',
    load: async () => (await import('./explain.ts')).command,
  },
  diff: {
    summary: 'what changes: with other rules, since a git revision, since the last build',
    load: async () => (await import('./diff.ts')).command,
  },
  ready: {
    summary: 'slices that can start now, and why each other one can not',
    load: async () => (await import('./ready.ts')).command,
  },
  facts: {
    summary: 'the facts of a subject, each with its place',
    load: async () => (await import('./facts.ts')).command,
  },
  rules: {
    summary: 'vet the rule files, run their examples, measure what they cover',
    load: async () => (await import('./rules.ts')).command,
  },
  templates: {
    summary: 'list, copy and check templates; the data that they see',
    load: async () => (await import('./templates.ts')).command,
  },
  config: {
    summary: 'the resolved configuration, each value with the file that set it',
    load: async () => (await import('./config.ts')).command,
  },
};
