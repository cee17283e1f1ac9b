import type { GateFailure } from '../../model/health.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** ESLint's stylish format. Counts errors, and warnings when there are more than the command allows. */
export const eslint: GateParser = { name: 'eslint', read };

function read({ lines }: GateOutput): GateReading | null {
  let known = false;
  let file: string | null = null;
  const found: { readonly severity: string; readonly failure: GateFailure }[] = [];
  for (const line of lines) {
    const problem = /^ +(\d{1,9}):(\d{1,9}) +(error|warning) +(\S.*)$/.exec(line);
    if (problem && file !== null) {
      // The rule stands apart by two spaces; an error of the parser has none.
      const message = (problem[4] ?? '').split(/ {2,}/).join(' — ');
      found.push({
        severity: problem[3] ?? '',
        failure: failure({ unit: file, file, line: Number(problem[1]), message: [message] }),
      });
    } else if (/^✖ \d+ problems? \(\d+ errors?, \d+ warnings?\)$/.test(line)) {
      known = true;
    } else if (/^\S.*\.\w+$/.test(line)) {
      file = line;
    } else if (line.trim() === '') {
      file = null;
    }
  }
  if (!known) return null;
  const tooMany = lines.some((line) => /^ESLint found too many warnings /.test(line));
  const failures = found.filter((one) => tooMany || one.severity === 'error').map((one) => one.failure);
  return { passed: 0, failed: failures.length, skipped: 0, failures };
}
