import { counted } from '../../../model/words.ts';
import type { Entry } from '../../entry.ts';
import { list, perhaps } from '../words.ts';

/** Findings of `rules lint` about single rules: what they ask, over the input and their examples. */
export type RuleLintFindings = {
  'rules/never-fires': { rule: string; subjects: string; asked: number; closest: string | null };
  'rules/never-true': { leaf: string; asked: number };
  'rules/never-false': { leaf: string; asked: number };
  'rules/never-asked': { leaf: string; rule: string };
  'rules/always-true': { leaf: string };
  'rules/contradiction': { one: string; other: string };
  'rules/redundant-condition': { leaf: string; beside: string; inside: string };
  'rules/unknown-name': {
    what: string;
    name: string;
    use: string;
    suggestion: string | null;
    known: readonly string[];
  };
  'rules/near-names': { what: string; name: string; other: string; uses: number };
  'rules/undecided': {
    decides: string;
    subjects: string;
    count: number;
    total: number;
    values: readonly string[];
  };
  'rules/example-fails': {
    rule: string;
    example: string;
    expected: string;
    got: string;
    decided: string | null;
    suggestion: string | null;
  };
  'rules/unused-allow': { rule: string; code: string };
  'rules/unknown-allow': { code: string; suggestion: string | null };
  'rules/unused-condition': { name: string };
};

const allowed = (code: string): string =>
  `\`allow: [{ code: ${code}, reason: … }]\` beside the rule accepts it.`;

export const ruleLintEntries: { readonly [C in keyof RuleLintFindings]: Entry<RuleLintFindings[C]> } = {
  'rules/never-fires': {
    severity: 'warning',
    title: 'Rule that never fires',
    message: (data) =>
      `\`${data.rule}\` fires on none of the ${data.subjects} here (${data.asked}), and on no example of its own${
        data.closest === null ? '' : `; nearest to it: ${data.closest}`
      }`,
    hint: () =>
      `Correct what it asks, or give it an example under \`fires\` that shows what it is for. ${allowed('rules/never-fires')}`,
    why: 'A rule that decides nothing reads as if it did. Mostly a name changed in the inventory, or a pattern has a slip. An example of literal facts shows that the rule works, for a repository that has no such subject yet.',
  },
  'rules/never-true': {
    severity: 'info',
    title: 'Condition that is never true',
    message: (data) =>
      `asked ${counted(data.asked, 'time')}, by the input and by examples, \`${data.leaf}\` is never true`,
    hint: () =>
      `Correct it, remove it, or add an example in which it is true. ${allowed('rules/never-true')}`,
    why: 'Under `any` such a condition adds nothing; under `all` the rule cannot fire.',
  },
  'rules/never-false': {
    severity: 'info',
    title: 'Condition that is never false',
    message: (data) =>
      `asked ${counted(data.asked, 'time')}, by the input and by examples, \`${data.leaf}\` is never false`,
    hint: () =>
      `Remove it, or add an example under \`spares\` that shows what it keeps out. ${allowed('rules/never-false')}`,
    why: 'A condition that keeps nothing out is either not needed or weaker than its author thinks.',
  },
  'rules/never-asked': {
    severity: 'info',
    title: 'Condition that is never asked',
    message: (data) =>
      `\`${data.leaf}\` is never asked: what stands before it in \`${data.rule}\` always settles the answer`,
    hint: () => `Add an example that reaches it, or remove it. ${allowed('rules/never-asked')}`,
    why: 'Nobody has ever seen what this part of the rule does, neither on the input nor in an example.',
  },
  'rules/always-true': {
    severity: 'warning',
    title: 'Condition that cannot be false',
    message: (data) => `\`${data.leaf}\` is true of every subject, whatever it holds`,
    hint: () => `Remove it, or narrow it. ${allowed('rules/always-true')}`,
    why: 'It reads as a condition and is none. A rule that is meant as a catch-all should say so, by its `allow` and its reason.',
  },
  'rules/contradiction': {
    severity: 'error',
    title: 'Conditions that exclude each other',
    message: (data) => `nothing can be both \`${data.one}\` and \`${data.other}\`, so this is never true`,
    hint: () => 'Put alternatives under `any`, or drop one of the two.',
    why: 'A rule that asks for what can not be is never decided by, on this input or any other.',
  },
  'rules/redundant-condition': {
    severity: 'info',
    title: 'Condition that changes nothing',
    message: (data) =>
      data.inside === 'all'
        ? `\`${data.leaf}\` is true whenever \`${data.beside}\` beside it is`
        : `whenever \`${data.leaf}\` is true, \`${data.beside}\` beside it is too`,
    hint: () => 'Remove it, or correct the one that was meant to differ.',
    why: 'Two conditions of which one says all are read as two. Often one of them was meant to ask something else.',
  },
  'rules/unknown-name': {
    severity: 'warning',
    title: 'Name that this repository does not have',
    message: (data) => `there is no ${data.what} \`${data.name}\` here, and ${data.use}`,
    hint: (data) =>
      data.suggestion === null
        ? `Known: ${list(data.known)}. ${allowed('rules/unknown-name')}`
        : `${perhaps(data.suggestion)}${allowed('rules/unknown-name')}`,
    why: 'Areas come from the design, groups from the inventory, flags and workstreams from the rules themselves. A name that none of them has is mostly a slip, or was renamed there and not here.',
  },
  'rules/near-names': {
    severity: 'info',
    title: 'Two names that are nearly one',
    message: (data) =>
      `the ${data.what} \`${data.name}\` is nearly \`${data.other}\`, which ${counted(data.uses, 'rule gives', 'rules give')}`,
    hint: (data) =>
      `If they are one, give \`${data.other}\` here too. If not, ${allowed('rules/near-names')}`,
    why: 'Such names come from nowhere but the rules: what a rule gives is a new one from then on. A slip is not noticed until its work stands by itself in the backlog.',
  },
  'rules/undecided': {
    severity: 'warning',
    title: 'Gap: subjects that no rule decides',
    message: (data) =>
      `no ${data.decides} rule decides ${data.count} of ${data.total} ${data.subjects}: ${list(data.values)}`,
    hint: () => 'Add a row for each, or a rule of low `priority` that takes what is left.',
    why: 'This decision is meant to be made for every subject. What no rule decides is planned by a fallback, and stands in the backlog as an assumption.',
    each: ({ values, count }) => (values.length === count ? values : []),
    amount: ({ count }) => count,
  },
  'rules/example-fails': {
    severity: 'error',
    title: 'Example that fails',
    message: (data) =>
      data.got === 'unknown'
        ? `\`${data.rule}\`: there is nothing called \`${data.example}\` here that it could be asked about`
        : `\`${data.rule}\` should ${data.expected === 'fires' ? 'fire on' : 'spare'} ${data.example}, and ${
            data.got === 'fires' ? 'fires' : 'does not fire'
          }${data.decided === null ? '' : `: ${data.decided}`}`,
    hint: (data) =>
      data.got === 'unknown'
        ? `${perhaps(data.suggestion)}An example of literal facts needs no subject of the input.`
        : 'Correct the rule, or the example if it is the example that is wrong.',
    why: "Examples are a rule's own tests: they say what its author meant. `backlogic rules test` runs them.",
  },
  'rules/unused-allow': {
    severity: 'warning',
    title: 'Suppression of nothing',
    message: (data) => `\`${data.rule}\` allows \`${data.code}\`, which is not found there`,
    hint: () => 'Remove it.',
    why: 'A suppression that outlives its cause hides the next finding of that kind.',
  },
  'rules/unknown-allow': {
    severity: 'warning',
    title: 'Suppression of an unknown code',
    message: (data) => `there is no finding \`${data.code}\` about rules that could be allowed`,
    hint: (data) => `${perhaps(data.suggestion)}\`backlogic explain CODE\` shows the page of a code.`,
    why: 'It suppresses nothing.',
  },
  'rules/unused-condition': {
    severity: 'warning',
    title: 'Shared condition that no rule names',
    message: (data) => `no rule names the shared condition \`${data.name}\``,
    hint: () => 'Remove it, or name it with `{ condition: … }` where it was meant.',
    why: 'Whoever edits it will think that something changes.',
  },
};
