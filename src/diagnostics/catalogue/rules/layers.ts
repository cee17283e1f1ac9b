import { chainText } from '../../../model/chain-text.ts';
import type { Entry } from '../../entry.ts';
import { meant, perhaps } from '../words.ts';

/** Findings about rules among each other: ids, layers, hit policies, conflicts, engines. */
export type RuleLayerFindings = {
  'rules/duplicate-id': { id: string; made: boolean };
  'rules/duplicate-condition': { name: string };
  'rules/override-of-nothing': { id: string; suggestion: string | null };
  'rules/override-changes-decision': { id: string; decides: string; was: string };
  'rules/disabled-without-reason': { id: string };
  'rules/unused-disabled': { id: string; suggestion: string | null };
  'rules/extends-missing': { path: string; near: string | null };
  'rules/extends-circle': { chain: readonly string[] };
  'rules/hit-policy-disagrees': { decides: string; about: string; policies: readonly string[]; used: string };
  'rules/first-in-two-files': { decides: string; about: string; files: readonly string[] };
  'rules/conflict': {
    subject: string;
    decides: string;
    rule: string;
    value: string;
    other: string;
    otherValue: string;
  };
  'rules/engines-disagree': { rule: string; subject: string; compiled: boolean };
};

export const ruleLayerEntries: { readonly [C in keyof RuleLayerFindings]: Entry<RuleLayerFindings[C]> } = {
  'rules/duplicate-id': {
    severity: 'error',
    title: 'Rule id used twice',
    message: (data) => `the rule id \`${data.id}\` is used twice in one layer`,
    hint: (data) =>
      `${data.made ? 'A row without an `id` is called after its file and its first cell: give one of the two an `id`.' : 'Rename one.'} To replace a rule, put its successor in a later rule folder, or let its file \`extends\` the other.`,
    why: 'Decisions, examples and overrides refer to rules by id. Which of two was meant must not depend on the order of files; the first by file and line is kept.',
  },
  'rules/duplicate-condition': {
    severity: 'error',
    title: 'Shared condition defined twice',
    message: (data) => `the shared condition \`${data.name}\` is defined twice in one layer`,
    hint: () => 'Rename one, or keep it in a later rule folder, where it replaces the earlier one.',
    why: 'Which of two was meant must not depend on the order of files; the first by file and line is kept.',
  },
  'rules/override-of-nothing': {
    severity: 'warning',
    title: 'Override of nothing',
    message: (data) => `\`${data.id}\` is marked \`override\`, and no earlier layer has a rule of that id`,
    hint: (data) => meant(data.suggestion, 'Remove `override`, or correct the id.'),
    why: 'The rule that was to be replaced is probably renamed or gone, and now both decide, or neither as meant.',
  },
  'rules/override-changes-decision': {
    severity: 'error',
    title: 'Override decides something else',
    message: (data) =>
      `\`${data.id}\` decides ${data.decides}, and would replace a rule that decides ${data.was}`,
    hint: () => 'Give it an id of its own.',
    why: 'A replacement answers the same question. Two rules that answer different ones share an id by accident.',
  },
  'rules/disabled-without-reason': {
    severity: 'error',
    title: 'Rule switched off without a reason',
    message: (data) => `\`${data.id}\` is disabled, and does not say why`,
    hint: () => 'Write `disabled: { reason: … }`. Until then the rule stays on.',
    why: 'Whoever audits the decisions must learn why a rule of the set does not count.',
  },
  'rules/unused-disabled': {
    severity: 'warning',
    title: 'Nothing to switch off',
    message: (data) => `\`${data.id}\` is disabled here, and no earlier layer has a rule of that id`,
    hint: (data) => meant(data.suggestion, 'Remove the entry.'),
    why: 'A switch that moves nothing hides that the rule it was made for has changed its name, and is on.',
  },
  'rules/extends-missing': {
    severity: 'error',
    title: 'Extended rule file not found',
    message: (data) => `there is no rule file at ${data.path}`,
    hint: ({ near }) => `${perhaps(near)}\`extends\` is a path to a rule file, from the folder of this one.`,
    why: 'The rules that this file builds on are missing.',
  },
  'rules/extends-circle': {
    severity: 'error',
    title: 'Rule files that extend each other in a circle',
    message: (data) => `the files extend each other in a circle: ${chainText(data.chain)}`,
    hint: () => 'Remove one `extends`.',
    why: 'Which file overrides which has no answer in a circle.',
  },
  'rules/hit-policy-disagrees': {
    severity: 'error',
    title: 'Files name different hit policies',
    message: (data) =>
      `the ${data.decides} rules for a ${data.about} name different hit policies: ${data.policies.join(', ')}; \`${data.used}\` is used`,
    hint: () => 'Name the same in every file, or only in one.',
    why: 'All candidates of one decision are weighed together, so there is one policy. A later rule folder may change it; two files of one folder may not disagree.',
  },
  'rules/first-in-two-files': {
    severity: 'error',
    title: '`first` across files',
    message: (data) =>
      `the ${data.decides} rules for a ${data.about} have the hit policy \`first\` and stand in files of which none lies above the other: ${data.files.join(', ')}`,
    hint: () =>
      'Put them into one file, or the ones that are asked first into a later rule folder; or use `priority`.',
    why: 'Under `first` the order on the page decides. Files of a later rule folder, and files that extend others, are asked before those below them; files that lie beside each other have no such order, and are taken by name.',
  },
  'rules/conflict': {
    severity: 'error',
    title: 'Two rules disagree',
    message: (data) =>
      `${data.subject}: \`${data.rule}\` says ${data.decides} ${data.value}, \`${data.other}\` says ${data.otherValue}`,
    hint: () => 'Narrow one of the two, or give the one that should win a higher `priority`.',
    why: 'The hit policy `unique` promises that at most one answer is right. The first in canonical order is taken, and the choice is recorded as an assumption.',
  },
  'rules/engines-disagree': {
    severity: 'error',
    title: 'The engines disagree',
    message: (data) =>
      `\`${data.rule}\` ${data.compiled ? 'fires' : 'does not fire'} for ${data.subject} as compiled; json-rules-engine says the opposite`,
    hint: () =>
      'This is a fault of backlogic. Report it with the rule and the facts of the subject; run with `--engine reference` until it is mended.',
    why: 'Rules are compiled for speed. json-rules-engine is the judge of what a condition means, and every answer can be put to it.',
  },
};
