import type { GateFailure } from '../../model/health.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** The TypeScript compiler, plain and `--pretty`. Counts errors; one that passes prints nothing. */
export const tsc: GateParser = { name: 'tsc', read };

function read({ lines }: GateOutput): GateReading | null {
  const failures: GateFailure[] = [];
  let more: string[] | null = null;
  const errors: { readonly parts: Parameters<typeof failure>[0]; readonly more: string[] }[] = [];
  for (const line of lines) {
    const found =
      /^([^\s(][^(]*)\((\d{1,9}),\d{1,9}\): error (TS\d+: .*)$/.exec(line) ??
      /^([^\s:][^:]*):(\d{1,9}):\d{1,9} - error (TS\d+: .*)$/.exec(line);
    const global = /^error (TS\d+: .*)$/.exec(line);
    if (found) {
      more = [];
      const file = found[1] ?? '';
      errors.push({ parts: { unit: file, file, line: Number(found[2]), message: [found[3] ?? ''] }, more });
    } else if (global) {
      more = [];
      errors.push({ parts: { unit: 'tsconfig.json', message: [global[1] ?? ''] }, more });
    } else if (/^ {2,}\S/.test(line) && !/^ +\S+:\d+:\d+$/.test(line)) {
      more?.push(line);
    } else {
      more = null;
    }
  }
  for (const { parts, more: rest } of errors)
    failures.push(failure({ ...parts, message: [...(parts.message ?? []), ...rest] }));
  return failures.length === 0 ? null : { passed: 0, failed: failures.length, skipped: 0, failures };
}
