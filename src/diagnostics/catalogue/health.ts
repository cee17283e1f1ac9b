import { shellWord } from '../../model/shell-word.ts';
import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { ofACommand, ofARun } from './placeless.ts';

/** Findings of the health family: what running the gates shows. That a record can not be read is said with the tree. */
export type HealthFindings = {
  'health/unknown-parser': { gate: string; parser: string; near: string | null; known: string[] };
  'health/exit-in-doubt': { gate: string; failed: number };
  'health/gate-failed': { gate: string; outcome: string; failed: number; units: string[] };
  'health/failure-without-owner': { gate: string; unit: string; test: string | null };
  'health/record-stale': { recordedAt: string };
  'health/gates-refused': { gates: string[]; safe: string };
};

export const healthEntries: { readonly [C in keyof HealthFindings]: Entry<HealthFindings[C]> } = {
  'health/unknown-parser': {
    severity: 'warning',
    placeless: ofACommand,
    title: 'A gate names a parser that there is not',
    message: ({ gate, parser }) => `gate \`${gate}\` has \`parser: ${parser}\`, and nothing has that name`,
    hint: ({ near, known }) =>
      near === null
        ? `Use one of ${known.map((name) => `\`${name}\``).join(', ')}, or \`auto\`; until then it is read as \`auto\`.`
        : `Did you mean \`${near}\`? Until it is mended the output is read as \`auto\`.`,
    why: `A gate's parser says which tool's output it prints. With a name that nothing has, the output is looked through for every tool,
as with \`auto\`. That is right most of the time, but it is not what the configuration asked for.`,
  },
  'health/exit-in-doubt': {
    severity: 'warning',
    placeless: ofARun,
    title: 'A gate passes though its output reports failures',
    message: ({ gate, failed }) => `gate \`${gate}\` exits with 0, and its output reports ${failed} failed`,
    hint: () =>
      'See that the command keeps the exit code: a pipe gives that of its last part, and `|| true` gives none.',
    why: `The exit code decides whether a gate passes. When the output tells of failures all the same, one of the two is wrong, and it is mostly
the exit code: \`go test ./... | tee log\` exits as \`tee\` does. The gate is recorded as passed, with a note.

Where tests are retried, or print the output of other tests, the exit code may well be right; then set this code to \`off\`.`,
  },
  'health/gate-failed': {
    severity: 'warning',
    placeless: ofARun,
    title: 'A blocking gate does not pass',
    message: ({ gate, outcome, failed, units }) =>
      `gate \`${gate}\` ended with ${outcome}${failed > 0 ? `, ${counted(failed, 'failure')}, first in ${units.join(', ')}` : ''}`,
    hint: ({ gate }) =>
      `Section D lists each failure with its owner. Run \`backlogic health --gate ${shellWord(gate)}\` again when it is mended.`,
    why: `A gate that is blocking says that work should not land on top of what it found. The backlog is compiled all the same, because it is needed to
mend it; a team that wants no new work meanwhile sets this code to \`error\`.`,
  },
  'health/failure-without-owner': {
    severity: 'warning',
    placeless: ofARun,
    title: 'Nobody owns a failure',
    message: ({ gate, unit, test }) =>
      `${test === null ? unit : `${unit}: ${test}`} fails in gate \`${gate}\`, and no owner rule knows whose it is`,
    hint: () =>
      'Name the owner of its path in CODEOWNERS, in the guide of its area, or by a rule that decides `owner`. No owner is guessed.',
    why: `A failure without an owner waits for somebody to feel responsible. The owner of a failure is decided by rules: from the path that it names, the
area of that path, and who owns these. Where none of them answers, the plan says so and asks.`,
  },
  'health/record-stale': {
    severity: 'info',
    placeless: ofARun,
    title: 'The recorded gate runs are older than the inputs',
    message: ({ recordedAt }) =>
      `the gates were last run at ${recordedAt}, and what was read has changed since`,
    hint: () => 'Run `backlogic health`, or `backlogic build --health`, to see how they end now.',
    why: `A build shows the last recorded runs, so that it needs no minutes. The record keeps the digest of everything that was read; when that differs, the
runs may tell of a state that is gone.`,
  },
  'health/gates-refused': {
    severity: 'error',
    placeless: ofARun,
    title: 'Gates are not run in safe mode',
    message: ({ gates, safe }) =>
      `${gates.map((gate) => `\`${gate}\``).join(', ')}: no command of this checkout is run: ${safe}`,
    hint: () =>
      'Leave the gates out: a build shows the last recorded run. When you trust this change, add `--no-safe`.',
    why: `A gate is a command, and what it runs comes from the same checkout. A change that a stranger proposes must not run on a machine
that holds more than the change. The record of the last run stays as it is.`,
  },
};
