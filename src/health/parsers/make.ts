import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** GNU make's error lines, for recipes whose own output nothing else reads. Counts targets that failed. */
export const make: GateParser = { name: 'make', read };

/** Lines of a recipe that are kept before the error. */
const before = 6;

function read({ lines }: GateOutput): GateReading | null {
  const failures = [];
  // A failing target makes those above it fail, in this make and in those that called it: only the first says why.
  let chain = -1;
  for (const [index, line] of lines.entries()) {
    const error = /^g?make(?:\[(\d+)\])?: \*\*\* (?!\[.*\] Error \d+ \(ignored\))(.+)$/.exec(line);
    const syntax = /^(\S+):(\d+): \*\*\* (.+)$/.exec(line);
    if (syntax) {
      failures.push(
        failure({
          unit: syntax[1] ?? '',
          file: syntax[1] ?? '',
          line: Number(syntax[2]),
          message: [syntax[3] ?? ''],
        }),
      );
      continue;
    }
    if (!error || /^Waiting for unfinished jobs/.test(error[2] ?? '')) {
      if (!/^g?make(?:\[\d+\])?: /.test(line)) chain = -1;
      continue;
    }
    const depth = Number(error[1] ?? 0);
    const caused = chain > depth;
    chain = depth;
    if (caused) continue;
    const recipe = /^\[(?:([^\]]+):(\d+): )?([^\]]+)\] /.exec(error[2] ?? '');
    const rule = /^No rule to make target [`']([^']*)'/.exec(error[2] ?? '');
    const said = lines
      .slice(Math.max(0, index - before), index)
      .filter((one) => !/^g?make(?:\[\d+\])?: /.test(one));
    failures.push(
      failure({
        unit: recipe?.[3] ?? rule?.[1] ?? 'make',
        file: recipe?.[1] ?? null,
        line: recipe?.[2] === undefined ? null : Number(recipe[2]),
        message: recipe ? [...said, line] : [line],
      }),
    );
  }
  return failures.length === 0 ? null : { passed: 0, failed: failures.length, skipped: 0, failures };
}
