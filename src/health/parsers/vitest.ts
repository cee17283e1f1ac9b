import type { GateFailure } from '../../model/health.ts';
import { firstFrame, isFrame } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** Vitest's default, verbose and dot reporters. Counts tests, and a file that can not be loaded as one that failed. */
export const vitest: GateParser = { name: 'vitest', read };

function read({ lines }: GateOutput): GateReading | null {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let summaries = 0;
  for (const line of lines) {
    const summary = /^ {0,6}(Test Files|Tests|Errors) {1,2}(.*)$/.exec(line);
    if (summary?.[1] === 'Test Files' && /\(\d+\)$|^no tests/.test(summary[2] ?? '')) summaries += 1;
    if (summary?.[1] === 'Tests') {
      counts.passed += count(summary[2], 'passed');
      counts.failed += count(summary[2], 'failed');
      counts.skipped += count(summary[2], 'skipped') + count(summary[2], 'todo');
    }
    // Errors outside any test make a run fail in which every test passed.
    if (summary?.[1] === 'Errors') counts.failed += count(summary[2], 'errors?');
  }
  if (summaries === 0) return null;
  const failures = [...blocks(lines)].flatMap(failuresOf);
  counts.failed += failures.filter((one) => one.test === null && one.unit !== outside).length;
  return { ...counts, failures };
}

const outside = 'outside any test';

function count(summary = '', what: string): number {
  return Number(new RegExp(`(\\d{1,9}) ${what}\\b`).exec(summary)?.[1] ?? 0);
}

interface Block {
  /** What failed; several tests with one error share a block. */
  readonly titles: string[];
  readonly lines: string[];
}

/** From ` FAIL  …` or an `Unhandled …` header to the next rule. */
function* blocks(lines: readonly string[]): Iterable<Block> {
  let block: Block | null = null;
  for (const line of lines) {
    const title = /^ FAIL {2}(.+)$/.exec(line)?.[1];
    const unhandled = /^⎯+ (?:Unhandled (?:Error|Rejection)|Uncaught Exception) ⎯+$/.test(line);
    if (title !== undefined && block && block.lines.length === 0 && block.titles[0] !== outside) {
      block.titles.push(title);
    } else if (title !== undefined || unhandled) {
      if (block) yield block;
      block = { titles: [title ?? outside], lines: [] };
    } else if (line.startsWith('⎯⎯⎯')) {
      if (block) yield block;
      block = null;
    } else {
      block?.lines.push(line);
    }
  }
  if (block) yield block;
}

function failuresOf({ titles, lines }: Block): readonly GateFailure[] {
  const end = lines.findIndex(isFrame);
  const place = firstFrame(lines);
  return titles.map((title) => {
    // A project's name stands in bars: `|web| src/a.test.ts > adds`. A file that did not load is named twice.
    const [file = '', ...names] = title
      .replace(/^\|[^|]*\| /, '')
      .replace(/ \[ [^\][]* \]$/, '')
      .split(' > ');
    return failure({
      unit: file,
      test: names.length > 0 ? names.join(' > ') : null,
      file: place?.file ?? (file === outside ? null : file),
      line: place?.line ?? null,
      message: end === -1 ? lines : lines.slice(0, end),
    });
  });
}
