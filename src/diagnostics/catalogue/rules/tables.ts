import type { Entry } from '../../entry.ts';
import { list } from '../words.ts';

/** Findings of `rules lint` about rules beside each other: what the analysis of decision tables calls them. */
export type RuleTableFindings = {
  'rules/redundant-rule': { drop: string; keep: string; same: boolean };
  'rules/masked': { rule: string; by: string; why: string };
  'rules/shadowed': { rule: string; by: readonly string[]; fired: number; subjects: string };
  'rules/conflicting-rules': {
    rule: string;
    other: string;
    decides: string;
    value: string;
    otherValue: string;
    same: boolean;
    /** The fact by which the other one is ranked and this one is not. */
    rankBy: string | null;
  };
  'rules/overlap': {
    rule: string;
    other: string;
    decides: string;
    value: string;
    otherValue: string;
    both: string;
  };
  'rules/mergeable': { rows: readonly string[]; fact: string };
};

export const ruleTableEntries: { readonly [C in keyof RuleTableFindings]: Entry<RuleTableFindings[C]> } = {
  'rules/redundant-rule': {
    severity: 'warning',
    title: 'Rule that another one contains',
    message: (data) =>
      data.same
        ? `\`${data.drop}\` says the same as \`${data.keep}\`: keep \`${data.keep}\`, drop \`${data.drop}\``
        : `whenever \`${data.drop}\` fires, \`${data.keep}\` says the same: keep \`${data.keep}\`, drop \`${data.drop}\``,
    hint: () => 'Remove the one that adds nothing, or correct it if it was meant to say more.',
    why: 'Two rules for one answer must be edited together from now on, and the one that is forgotten decides on.',
  },
  'rules/masked': {
    severity: 'warning',
    title: 'Rule that can never win',
    message: (data) =>
      `whenever \`${data.rule}\` fires, \`${data.by}\` fires too and wins${data.why === 'order' ? ': it stands first' : ' by its priority'}`,
    hint: (data) =>
      data.why === 'order'
        ? 'Move it up, or remove it.'
        : 'Give it a higher `priority`, narrow the other one, or remove it.',
    why: 'Under this hit policy one answer wins. A rule that always loses decides nothing, on this input or any other.',
  },
  'rules/shadowed': {
    severity: 'warning',
    title: 'Rule that always loses here',
    message: (data) =>
      `\`${data.rule}\` fires on ${data.fired} ${data.subjects} and wins nowhere, not even on its own examples: ${data.by
        .map((one) => `\`${one}\``)
        .join(' and ')} ${data.by.length === 1 ? 'comes' : 'come'} first`,
    hint: () =>
      'Give it a higher `priority`, narrow what comes before it, or add an example under `fires` on which it wins.',
    why: 'The rule may be right and still never decide. An example that it wins shows that it can.',
  },
  'rules/conflicting-rules': {
    severity: 'error',
    title: 'Rules that contradict each other',
    message: (data) =>
      `${data.same ? '' : `whenever \`${data.rule}\` fires, \`${data.other}\` does: `}\`${data.rule}\` says ${data.decides} ${data.value}, \`${data.other}\` says ${data.otherValue}, and neither has the higher priority`,
    hint: ({ rule, other, rankBy }) =>
      rankBy === null
        ? 'Drop one, narrow one, or give the one that should win a higher `priority`.'
        : `\`${other}\` is ranked by how much of \`${rankBy}\` it matches, \`${rule}\` is not and loses: write \`rankBy: ${rankBy}\` in its file, and the longer match wins.`,
    why: 'At most one answer is right, and here two rules of equal weight give two. Order would choose, which is recorded as a tie.',
  },
  'rules/overlap': {
    severity: 'warning',
    title: 'Rules that can both be right',
    message: (data) =>
      `for ${data.both}, \`${data.rule}\` can say ${data.decides} ${data.value} and \`${data.other}\` ${data.otherValue}, and neither has the higher priority`,
    hint: () => 'Make the two exclude each other, or give the one that should win a higher `priority`.',
    why: 'The hit policy `unique` promises that rules do not overlap. No subject of this input is in both; the first one that is will be a conflict.',
  },
  'rules/mergeable': {
    severity: 'info',
    title: 'Rows that are one',
    message: (data) => `${list(data.rows, 5)} differ in \`${data.fact}\` alone: one row with a list says all`,
    hint: (data) =>
      `Write the values of \`${data.fact}\` as a list in \`${data.rows[0]}\`, and drop the other${data.rows.length > 2 ? 's' : ''}.`,
    why: 'Rows that always change together are one decision. A shorter table is easier to check.',
  },
};
