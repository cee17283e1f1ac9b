import type { GateFailure } from '../../model/health.ts';
import { firstFrame, isFrame } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** Jest's default and verbose reporters. Counts tests, and a suite that can not be loaded as one that failed. */
export const jest: GateParser = { name: 'jest', read };

function read({ lines }: GateOutput): GateReading | null {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let summaries = 0;
  for (const line of lines) {
    const summary = /^Tests: +(\d.*), \d+ total$|^Tests: +(0) total$/.exec(line);
    if (!summary) continue;
    summaries += 1;
    counts.passed += count(summary[1], 'passed');
    counts.failed += count(summary[1], 'failed');
    counts.skipped += count(summary[1], 'skipped') + count(summary[1], 'todo');
  }
  if (summaries === 0) return null;
  const failures = failuresIn(lines);
  counts.failed += failures.filter((one) => one.test === null).length;
  return { ...counts, failures };
}

function count(summary = '', what: string): number {
  return Number(new RegExp(`(\\d{1,9}) ${what}\\b`).exec(summary)?.[1] ?? 0);
}

const notLoaded = 'Test suite failed to run';

function failuresIn(lines: readonly string[]): readonly GateFailure[] {
  const found = new Map<string, GateFailure>();
  let unit: string | null = null;
  let open: { readonly title: string; readonly lines: string[] } | null = null;
  const close = (): void => {
    if (open && unit !== null) {
      const one = failureOf(unit, open.title, open.lines);
      // A long run repeats all failures at its end.
      const key = JSON.stringify([unit, one.test]);
      if (!found.has(key)) found.set(key, one);
    }
    open = null;
  };
  for (const line of lines) {
    const suite = /^ ?(FAIL|PASS) +(?:\S+ )??(\S+\.\w+)(?: \([\d.]+ m?s\))?$/.exec(line);
    const title = /^ {2}● (\S.*)$/.exec(line)?.[1];
    if (suite) {
      close();
      unit = suite[1] === 'FAIL' ? (suite[2] ?? null) : null;
    } else if (/^Test Suites: |^Tests: |^Summary of all failing tests$/.test(line)) {
      close();
    } else if (title !== undefined) {
      close();
      open = title === 'Console' ? null : { title, lines: [] };
    } else {
      open?.lines.push(line);
    }
  }
  close();
  return [...found.values()];
}

function failureOf(unit: string, title: string, lines: readonly string[]): GateFailure {
  // The source is quoted before the stack: `> 9 | code`.
  const end = lines.findIndex((line) => isFrame(line) || /^ +(?:> )? *\d+ \| ?/.test(line));
  const place = firstFrame(lines);
  return failure({
    unit,
    test: title === notLoaded ? null : title.split(' › ').join(' > '),
    file: place?.file ?? unit,
    line: place?.line ?? null,
    message: end === -1 ? lines : lines.slice(0, end),
  });
}
