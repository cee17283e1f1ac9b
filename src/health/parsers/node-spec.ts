import type { GateFailure } from '../../model/health.ts';
import { crashesIn } from '../crash.ts';
import { firstFrame, isFrame } from '../frame.ts';
import { failure, type GateOutput, type GateReading } from '../parser.ts';

/** `node --test` with the spec reporter. A cancelled test failed, one to be done was skipped. */
export function readNodeSpec({ lines }: GateOutput): GateReading | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const found = /^ℹ (tests|pass|fail|cancelled|skipped|todo) (\d{1,9})$/.exec(line);
    if (found) counts.set(found[1] ?? '', (counts.get(found[1] ?? '') ?? 0) + Number(found[2]));
  }
  if (!counts.has('pass')) return null;
  const count = (name: string): number => counts.get(name) ?? 0;
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
    failures: failuresIn(lines),
  };
}

/** The list at the end: `test at file:line:column`, `✖ name (time)`, the error; older versions leave out the first. */
function failuresIn(lines: readonly string[]): readonly GateFailure[] {
  const start = lines.lastIndexOf('✖ failing tests:');
  if (start === -1) return [];
  const failures: GateFailure[] = [];
  const crashes = [...crashesIn(lines.slice(0, start))].reverse();
  const suites = suitesIn(lines.slice(0, start));
  let at: string | null = null;
  let open: { readonly at: string | null; readonly name: string; readonly lines: string[] } | null = null;
  const close = (): void => {
    if (open)
      failures.push(failureOf(open.at, suites.get(open.name)?.pop() ?? [], open.name, open.lines, crashes));
    open = null;
  };
  for (const line of lines.slice(start + 1)) {
    const place = /^test at (\S.*)$/.exec(line)?.[1];
    const name = /^✖ (.*?)(?: \([\d.]+ms\))?(?: #.*)?$/.exec(line)?.[1];
    if (place !== undefined) {
      close();
      at = place;
    } else if (name !== undefined) {
      close();
      open = { at, name, lines: [] };
      at = null;
    } else {
      open?.lines.push(line);
    }
  }
  close();
  return failures;
}

function failureOf(
  at: string | null,
  suites: readonly string[],
  name: string,
  lines: readonly string[],
  /** The last one first. */
  crashes: (readonly string[])[],
): GateFailure {
  const stated = at === null ? null : /^(?:file:\/\/)?(.*):(\d{1,9}):\d{1,9}$/.exec(at);
  const frame = firstFrame(lines);
  const unit = stated?.[1] ?? frame?.file ?? name;
  // A file that fails as a whole is named by its path; what it died of was printed before.
  const whole = at !== null && (name.endsWith(unit) || unit.endsWith(name));
  const said = whole ? (crashes.pop() ?? lines) : lines;
  const place = whole ? firstFrame(said) : frame;
  const end = said.findIndex((line) => isFrame(line));
  return failure({
    unit,
    test: whole ? null : [...suites, name].join(' > '),
    file: place?.file ?? unit,
    line: place?.line ?? (stated && !whole ? Number(stated[2]) : null),
    message: end === -1 ? said : said.slice(0, end),
  });
}

/** For each name of a failing test the suites that hold it, as the tree shows them; several of one name the last one first. */
function suitesIn(lines: readonly string[]): ReadonlyMap<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  const open: string[] = [];
  for (const line of lines) {
    const node = /^( *)([▶✖]) (.*?)(?: \([\d.]+ms\))?(?: #.*)?$/.exec(line);
    if (!node) continue;
    const depth = (node[1] ?? '').length / 2;
    const name = node[3] ?? '';
    if (depth > open.length) continue;
    // A suite is named again when it ends.
    if (open.length > depth && open[depth] === name) {
      open.length = depth;
      continue;
    }
    open.length = depth;
    if (node[2] === '▶') open.push(name);
    else if (!found.get(name)?.push([...open])) found.set(name, [[...open]]);
  }
  for (const paths of found.values()) paths.reverse();
  return found;
}
