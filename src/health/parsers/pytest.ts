import { pushTo } from '../../model/grouped.ts';
import type { GateFailure } from '../../model/health.ts';
import type { Place } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** pytest at any verbosity that prints its closing line. Counts tests; an error failed, an expected failure was skipped. */
export const pytest: GateParser = { name: 'pytest', read };

const outcomes = 'passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?|rerun|subtests passed';
const closing = new RegExp(
  `^(?:=+ )?((?:\\d{1,9} (?:${outcomes})(?:, )?)+|no tests ran) in \\d+\\.\\d+s(?: \\([\\d:]+\\))?(?: =+)?$`,
);

function read({ lines }: GateOutput): GateReading | null {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let closed = false;
  for (const line of lines) {
    const said = closing.exec(line)?.[1];
    if (said === undefined) continue;
    closed = true;
    for (const part of said.split(', ')) {
      const [count, what = ''] = part.split(' ');
      if (what === 'passed' || what === 'xpassed') counts.passed += Number(count);
      if (what === 'failed' || what.startsWith('error')) counts.failed += Number(count);
      if (what === 'skipped' || what === 'xfailed') counts.skipped += Number(count);
    }
  }
  return closed ? { ...counts, failures: failuresIn(lines) } : null;
}

interface Section {
  /** The dotted name of the test, or the file that could not be collected. */
  readonly name: string;
  readonly lines: string[];
}

/** The short summary names what failed; the sections above it say how. */
function failuresIn(lines: readonly string[]): readonly GateFailure[] {
  const sections = sectionsIn(lines);
  const named: GateFailure[] = [];
  for (const line of lines) {
    const found = /^(?:FAILED|ERROR) (\S+\.py(?:::.*)?)$/.exec(line)?.[1];
    if (found === undefined) continue;
    // A parameter may hold spaces and dashes, so the id ends at the last bracket, or where the reason begins.
    const id = found.includes('] - ')
      ? found.slice(0, found.indexOf('] - ') + 1)
      : (found.split(' - ')[0] ?? found);
    const [file = '', ...path] = id.split('::');
    const section = takeSection(sections, path.length > 0 ? path.join('.') : file);
    const reason = found.slice(id.length).replace(/^ - /, '');
    named.push(failureOf(file, path.length > 0 ? path.join('::') : null, section, reason));
  }
  if (named.length > 0) return named;
  return [...sections.values()]
    .flatMap((same) => same.reverse())
    .map((section) => {
      const file = placeOf(section.lines)?.file ?? section.name;
      return failureOf(file, file === section.name ? null : section.name, section, '');
    });
}

/** Sections by name: tests of one name in two files come in the same order in both places. */
function sectionsIn(lines: readonly string[]): Map<string, Section[]> {
  const sections = new Map<string, Section[]>();
  let within = false;
  let open: Section | null = null;
  for (const line of lines) {
    const banner = /^=+ (ERRORS|FAILURES) =+$/.exec(line);
    if (banner || /^=+ .* =+$/.test(line)) {
      within = banner !== null;
      open = null;
      continue;
    }
    const title = within ? /^_+ ([^_].*?) _+$/.exec(line)?.[1] : undefined;
    if (title === undefined || title.startsWith('_ ')) {
      if (!/^-+ Captured /.test(line)) open?.lines.push(line);
      else open = null;
      continue;
    }
    open = { name: title.replace(/^ERROR (?:at (?:setup|teardown) of|collecting) /, ''), lines: [] };
    pushTo(sections, open.name, open);
  }
  // Taken from the end, which costs the same however many there are.
  for (const same of sections.values()) same.reverse();
  return sections;
}

function takeSection(sections: ReadonlyMap<string, Section[]>, name: string): Section | null {
  return sections.get(name)?.pop() ?? null;
}

function failureOf(unit: string, test: string | null, section: Section | null, reason: string): GateFailure {
  const errors = (section?.lines ?? []).filter((line) => line.startsWith('E  ')).map((line) => line.slice(1));
  const place = placeOf(section?.lines ?? []);
  const message = errors.length > 0 ? errors : reason !== '' ? [reason] : (section?.lines ?? []);
  return failure({ unit, test, file: place?.file ?? unit, line: place?.line ?? null, message });
}

/** Where the error was raised: the last place in the section that is not in a library. */
function placeOf(lines: readonly string[]): Place | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const found = /^([^\s:][^:]*\.py):(\d{1,9}): ?\S?/.exec(lines[at] ?? '');
    const file = found?.[1] ?? '';
    if (found && !/\/(?:site|dist)-packages\/|^\/usr\/lib|\/lib\/python\d/.test(file))
      return { file, line: Number(found[2]) };
  }
  return null;
}
