import { Parser } from 'htmlparser2';
import type { GateFailure } from '../../model/health.ts';
import { firstFrame, isFrame, type Place } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/**
 * JUnit XML in the output: one report or several, with anything before, between and after. A tool that writes a file
 * prints it by `cat`, so that the log holds what was counted. Counts test cases.
 */
export const junit: GateParser = { name: 'junit', read };

/** No report nests deeper; the parser's own work grows with the depth of what is not closed. */
const depthLimit = 200;
const pieceSize = 65_536;

/** Longer error texts are cut: only their first lines are kept. */
const textLimit = 20_000;

interface Case {
  readonly suite: string;
  readonly attributes: { readonly [name: string]: string };
  state: 'passed' | 'failed' | 'skipped';
  message: string;
  text: string;
}

function read({ text }: GateOutput): GateReading | null {
  if (!/<testsuites?[\s>]/.test(text)) return null;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: GateFailure[] = [];
  const suites: string[] = [];
  let open: Case | null = null;
  let inError = false;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (name === 'testsuite') suites.push(attributes.file ?? attributes.name ?? '');
        if (name === 'testcase')
          open = { suite: suites.at(-1) ?? '', attributes, state: 'passed', message: '', text: '' };
        if (!open) return;
        if (name === 'skipped') open.state = 'skipped';
        if ((name === 'failure' || name === 'error') && open.state !== 'failed') {
          open.state = 'failed';
          open.message = attributes.message ?? '';
          inError = true;
        }
      },
      ontext(piece) {
        if (open && inError && open.text.length < textLimit) open.text += piece;
      },
      onclosetag(name) {
        depth -= 1;
        if (name === 'failure' || name === 'error') inError = false;
        if (name === 'testsuite') suites.pop();
        if (name !== 'testcase' || !open) return;
        counts[open.state] += 1;
        if (open.state === 'failed') failures.push(failureOf(open));
        open = null;
        inError = false;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  // What stands before the first report is not XML: a `<` in it would swallow what follows.
  const start = text.search(/<testsuites?[\s>]/);
  for (let at = start; at < text.length && depth < depthLimit; at += pieceSize) {
    parser.write(text.slice(at, at + pieceSize));
  }
  if (depth < depthLimit) parser.end();
  return counts.passed + counts.failed + counts.skipped === 0 ? null : { ...counts, failures };
}

function failureOf({ suite, attributes, message, text }: Case): GateFailure {
  const lines = text.split('\n').map((line) => line.slice(0, 2000));
  const name = attributes.name ?? '';
  const place = placeOf(attributes, lines);
  const path = /\.\w+$/.test(suite) && suite.includes('/') ? suite : null;
  const holder = attributes.classname ?? suite;
  // pytest writes `tests.test_a.TestClass` for a class in `tests/test_a.py`.
  const dotted = place?.file.replace(/\.\w+$/, '').replaceAll('/', '.') ?? '';
  const within =
    dotted !== '' && `${holder}.`.startsWith(`${dotted}.`) ? holder.slice(dotted.length + 1) : null;
  const unit = attributes.file ?? path ?? (within === null ? holder : place?.file) ?? '';
  const own = unit === '' || unit === 'test' ? (place?.file ?? name) : unit;
  const end = lines.findIndex(isFrame);
  const said = end === -1 ? lines : lines.slice(0, end);
  return failure({
    unit: own,
    test: name === own ? null : within ? `${within}.${name}` : name,
    file: place?.file ?? attributes.file ?? path,
    line: place?.line ?? null,
    message: message.trim() === '' ? said : message.split('\n'),
  });
}

function placeOf(attributes: Case['attributes'], lines: readonly string[]): Place | null {
  const line = Number(attributes.line);
  if (attributes.file && Number.isInteger(line) && line > 0) return { file: attributes.file, line };
  const frame = firstFrame(lines);
  if (frame) return frame;
  // `tests/test_a.py:18: ` of pytest, `(FooTest.java:12)` of the JVM.
  for (const said of lines) {
    const found =
      /^([^\s:()]+\.\w{1,5}):(\d{1,9}): ?/.exec(said) ??
      /^\s*at \S+\(([\w$]+\.\w{1,6}):(\d{1,9})\)$/.exec(said);
    if (found && !/^java\.|^\/usr\//.test(found[1] ?? ''))
      return { file: found[1] ?? '', line: Number(found[2]) };
  }
  return null;
}
