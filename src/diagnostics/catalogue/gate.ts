import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { ofACommand, ofAFile } from './placeless.ts';
import { inWords, list } from './words.ts';

/** Findings of the artifacts family that only `check` reports: written artifacts, and the baseline. */
export type GateFindings = {
  'artifacts/drift': {
    path: string;
    /** `edited`: by hand, after the last build. `conflict`: the marks of a merge stand in it. */
    state: 'missing' | 'unreadable' | 'edited' | 'conflict' | 'stale';
    reason: string | null;
    sections: readonly string[];
    /** How many decisions moved, where the written decisions can be read. */
    moved: number;
  };
  'artifacts/baseline-missing': { path: string; reason: string };
  'artifacts/baseline-invalid': { path: string; problem: string };
  'artifacts/baseline-stale': {
    of: string;
    message: string;
    count: number;
    /** How many of them are gone. */
    left: number;
    /** Those that are gone by name, where the others still occur. */
    names: readonly string[];
  };
};

const whatNow = 'Run `backlogic build` and commit the result.';

export const gateEntries: { readonly [C in keyof GateFindings]: Entry<GateFindings[C]> } = {
  'artifacts/drift': {
    severity: 'error',
    placeless: ofAFile,
    title: 'A written artifact is not what the inputs give',
    message: ({ path, state, reason, sections, moved }) => {
      if (state === 'missing') return `${path} is missing`;
      if (state === 'unreadable') return `${path} can not be read: ${inWords(reason ?? '')}`;
      if (state === 'conflict') return `${path} holds the marks of a merge conflict`;
      const parts = sections.length > 0 ? `; what differs: ${list(sections)}` : '';
      const decisions = moved > 0 ? `; ${moved} ${moved === 1 ? 'decision' : 'decisions'} moved` : '';
      const why = state === 'edited' ? ': it was edited after it was built' : '';
      return `${path} is not what the inputs give${why}${parts}${decisions}`;
    },
    hint: ({ state, moved }) => {
      if (state === 'edited')
        return 'Carry the edit over to its source (the inventory, a guide, a rule or a template), then run `backlogic build --force`, which discards the edit.';
      if (state === 'conflict')
        return 'Settle the merge of the sources, then run `backlogic build --force` and commit the result: an artifact is never merged by hand.';
      return moved > 0 ? `\`backlogic diff\` shows everything that moved. ${whatNow}` : whatNow;
    },
    why: `Only \`check --frozen\` reports this: it keeps a committed backlog from drifting away from its sources and rules. The
finding names the sections that differ and, when decisions moved, each of them with the rule that decides now and the fact that is not as it was.

The record is left out, because it tells of runs; so is an artifact that git ignores, because it is not committed.
See docs/explanation/drift.md.`,
  },
  'artifacts/baseline-missing': {
    severity: 'error',
    placeless: ofACommand,
    title: 'The baseline is not there',
    message: ({ path, reason }) => `the baseline ${path} can not be read: ${inWords(reason)}`,
    hint: () =>
      'Run `backlogic check --update-baseline` and commit the file, or take the path out of the configuration.',
    why: 'Without its baseline a check would call every known finding new. That it can not be read is said, so that nobody looks for the cause elsewhere.',
  },
  'artifacts/baseline-invalid': {
    severity: 'error',
    title: 'The baseline can not be used',
    message: ({ path, problem }) => `the baseline ${path} can not be used: ${problem}`,
    hint: () =>
      'Run `backlogic check --update-baseline`, and read in the diff what it takes in before you commit it.',
    why: `A baseline that is half read would let findings through that nobody agreed to, so it is used as a whole or not at all. After a
merge conflict in it, write it anew.`,
  },
  'artifacts/baseline-stale': {
    severity: 'warning',
    title: 'A baseline entry no longer occurs',
    message: ({ of, message, names, left, count }) => {
      if (left === count) return `a known ${of} no longer occurs: ${message}`;
      if (names.length > 0) return `the baseline still allows ${list(names)} in ${of}: ${message}`;
      return `${of} occurs ${counted(count - left, 'time')} where the baseline allows ${count}: ${message}`;
    },
    hint: () =>
      'It is mended: run `backlogic check --update-baseline` and commit the file, so that it can not come back unseen.',
    why: `A baseline only ever shrinks. An entry that is left after its finding was mended would let the same mistake in again.
To make it fail the check, set its severity to \`error\`.`,
  },
};
