import type { GateFailure } from '../../model/health.ts';
import { firstFrame, isFrame } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** Mocha's spec, dot and list reporters, which share their last part. Counts tests. */
export const mocha: GateParser = { name: 'mocha', read };

function read({ lines }: GateOutput): GateReading | null {
  const readings: GateReading[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const passed = /^ {2}(\d{1,9}) passing \(\d+\w+\)$/.exec(lines[at] ?? '')?.[1];
    if (passed === undefined) continue;
    const count = (what: string): number => {
      const near = lines
        .slice(at + 1, at + 3)
        .map((line) => new RegExp(`^ {2}(\\d{1,9}) ${what}$`).exec(line));
      return Number(near.find((match) => match)?.[1] ?? 0);
    };
    const failed = count('failing');
    const failures = failed > 0 ? failuresAfter(lines, at) : [];
    readings.push({ passed: Number(passed), failed, skipped: count('pending'), failures });
  }
  if (readings.length === 0) return null;
  const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
    readings.reduce((so, one) => so + one[key], 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: readings.flatMap((one) => one.failures),
  };
}

/** `  1) suite`, the suites within on lines of their own, the last one ending in a colon; then the error. */
function failuresAfter(lines: readonly string[], summary: number): readonly GateFailure[] {
  const failures: GateFailure[] = [];
  let titles: string[] = [];
  let body: string[] | null = null;
  const close = (): void => {
    if (body) failures.push(failureOf(titles, body));
    body = null;
    titles = [];
  };
  for (let at = summary + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^ {2}\d{1,9} passing \(/.test(line)) break;
    const opens = /^ {2}(\d{1,9})\) (.*)$/.exec(line);
    if (opens && Number(opens[1]) === failures.length + (body ? 2 : 1)) {
      close();
      titles = [opens[2] ?? ''];
      if (line.endsWith(':')) body = [];
    } else if (body) {
      body.push(line);
    } else if (titles.length > 0) {
      titles.push(line.trim());
      if (line.endsWith(':')) body = [];
    }
  }
  close();
  return failures;
}

function failureOf(titles: readonly string[], body: readonly string[]): GateFailure {
  const names = titles.map((title, index) => (index === titles.length - 1 ? title.replace(/:$/, '') : title));
  const place = firstFrame(body);
  const end = body.findIndex(isFrame);
  return failure({
    unit: place?.file ?? names[0] ?? '',
    test: names.join(' > '),
    file: place?.file ?? null,
    line: place?.line ?? null,
    message: end === -1 ? body : body.slice(0, end),
  });
}
