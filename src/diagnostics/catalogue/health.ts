import type { Entry } from '../entry.ts';

/** Findings of the health family: what running the gates shows. That a record can not be read is said with the tree. */
export type HealthFindings = {
  'health/unknown-parser': { gate: string; parser: string; near: string | null; known: string[] };
  'health/exit-in-doubt': { gate: string; failed: number };
};

export const healthEntries: { readonly [C in keyof HealthFindings]: Entry<HealthFindings[C]> } = {
  'health/unknown-parser': {
    severity: 'warning',
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
    title: 'A gate passes though its output reports failures',
    message: ({ gate, failed }) => `gate \`${gate}\` exits with 0, and its output reports ${failed} failed`,
    hint: () =>
      'See that the command keeps the exit code: a pipe gives that of its last part, and `|| true` gives none.',
    why: `The exit code decides whether a gate passes. When the output tells of failures all the same, one of the two is wrong, and it is mostly
the exit code: \`go test ./... | tee log\` exits as \`tee\` does. The gate is recorded as passed, with a note.

Where tests are retried, or print the output of other tests, the exit code may well be right; then set this code to \`off\`.`,
  },
};
