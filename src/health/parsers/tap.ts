import type { GateFailure } from '../../model/health.ts';
import { crashesIn } from '../crash.ts';
import { firstFrame, isFrame, type Place, placeAtEnd } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/**
 * Test Anything Protocol, versions 12 to 14, with subtests and YAML diagnostics, as `node --test`, node-tap, mocha, vitest
 * and Perl write it. Counts the points that have no subtests; one to be done was skipped.
 */
export const tap: GateParser = { name: 'tap', read };

interface Point {
  /** In spaces: a subtest stands four further in. */
  readonly indent: number;
  readonly ok: boolean;
  readonly set: 'skip' | 'todo' | null;
  /** The names of the tests that hold it, outermost first, and its own. */
  readonly titles: readonly string[];
  readonly lines: string[];
  /** It has subtests, which are counted in its place. */
  readonly parent: boolean;
}

function read({ lines }: GateOutput): GateReading | null {
  const points = pointsIn(lines);
  if (points.length === 0 || !lines.some((line) => /^(?:TAP version \d+|1\.\.\d+)(?: |$)/.test(line)))
    return null;
  const leaves = points.filter((point) => !point.parent);
  const failed = leaves.filter((point) => !point.ok && point.set === null);
  const crashes = [...crashesIn(lines.map((line) => line.replace(/^# /, '')))].reverse();
  return {
    passed: leaves.filter((point) => point.ok && point.set === null).length,
    failed: failed.length,
    skipped: leaves.filter((point) => point.set !== null).length,
    failures: failed.map((point) => failureOf(point, crashes)),
  };
}

function pointsIn(lines: readonly string[]): readonly Point[] {
  const points: Point[] = [];
  const names: string[] = [];
  /** Of the points so far that nothing has closed. */
  let deepest = 0;
  /** The indentation of the diagnostics that are being read. */
  let yaml: string | null = null;
  for (const line of lines) {
    const last = points.at(-1);
    const indent = line.length - line.trimStart().length;
    const depth = Math.floor(indent / 4);
    const found = /^ *(ok|not ok)(?: \d+)?(?: (.*))?$/.exec(line);
    const subtest = found ? undefined : /^ *# Subtest: (.*)$/.exec(line)?.[1];
    if (yaml !== null) {
      // Vitest does not indent the lines of a message.
      if (line !== `${yaml}...`) last?.lines.push(line.startsWith(yaml) ? line.slice(yaml.length) : line);
      else yaml = null;
    } else if (last && line.trim() === '---' && indent > last.indent) {
      yaml = line.slice(0, indent);
    } else if (found && indent % 4 === 0) {
      const { title, set, opens } = titleOf(found[2] ?? '');
      // A point closes the subtests that stand before it, further in; vitest puts them after it, in braces.
      const parent = deepest > depth || opens;
      const titles = [...names.slice(0, depth), title];
      points.push({ indent, ok: found[1] === 'ok', set, titles, lines: [], parent });
      if (opens) names[depth] = title;
      deepest = depth;
    } else if (subtest !== undefined) {
      names.length = Math.min(names.length, depth);
      names.push(subtest);
    } else if (line.trim() === '}') {
      deepest = Math.min(deepest, depth);
    } else if (last && !/^ *\d+\.\.\d+/.test(line)) {
      last.lines.push(line.slice(Math.min(indent, last.indent)).replace(/^# ?/, ''));
    }
  }
  return points;
}

function titleOf(rest: string): { title: string; set: Point['set']; opens: boolean } {
  const opens = rest.endsWith(' {');
  const directive = /(?:^|[^\\])#\s*(skip|todo)\b/i.exec(rest);
  const end = directive ? directive.index + directive[0].indexOf('#') : undefined;
  const title = rest
    .slice(0, end)
    .replace(/ \{$/, '')
    .replace(/ # time=\S+$/, '')
    .trim()
    .replace(/^- /, '')
    .replace(/\\#/g, '#');
  return { title, opens, set: directive ? (directive[1]?.toLowerCase() as 'skip' | 'todo') : null };
}

function failureOf(point: Point, crashes: (readonly string[])[]): GateFailure {
  const values = diagnostics(point.lines);
  const place = placeOf(point.lines, values) ?? firstFrame(point.lines);
  const error = values.get('message') ?? values.get('error');
  const end = point.lines.findIndex(isFrame);
  const message = error?.some((line) => line !== '')
    ? error
    : point.lines
        .slice(0, end === -1 ? undefined : end)
        .filter((line) => !/^\s*(?:Failed test\b|Looks like you failed |at \S+ line \d+\.$)/.test(line));
  // The titles of some producers begin with the file.
  const [first = '', ...rest] = point.titles.join(' > ').split(' > ');
  const unit = place?.file ?? first;
  const test = unit === first || unit.endsWith(`/${first}`) ? rest : [first, ...rest];
  // What node says of a file that died is that it did; what it died of was printed before.
  const died = message.join('') === 'test failed' ? crashes.pop() : undefined;
  const said = died?.filter((line) => !isFrame(line)) ?? message;
  return failure({
    unit,
    test: test.length > 0 ? test.join(' > ') : null,
    ...place,
    message: said.some((line) => line.trim() !== '') ? said : [`not ok - ${point.titles.at(-1)}`],
  });
}

/** `key: value`, `key: |-` with the lines below it, and the keys of mappings within, by key; the outermost first. */
function diagnostics(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  let block: { readonly indent: number; readonly lines: string[]; readonly quoted: boolean } | null = null;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    if (block?.quoted) {
      block.lines.push(line.replace(/"$/, ''));
      if (line.endsWith('"')) block = null;
      continue;
    }
    if (block && (indent > block.indent || line.trim() === '')) {
      block.lines.push(line);
      continue;
    }
    block = null;
    const found = /^\s*([\w-]+):(?: (.*))?$/.exec(line);
    if (!found || values.has(found[1] ?? '')) continue;
    const [, key = '', value = ''] = found;
    const text: string[] = [];
    const quoted = /^"[^"]*$/.test(value);
    if (quoted) text.push(value.slice(1));
    else if (value !== '' && !/^[|>][-+]?$/.test(value)) text.push(unquoted(value));
    values.set(key, text);
    if (quoted || /^[|>]/.test(value)) block = { indent, lines: text, quoted };
  }
  return values;
}

function unquoted(value: string): string {
  const quote = /^(?:'(.*)'|"(.*)")$/.exec(value);
  return quote?.[1] ?? quote?.[2] ?? value;
}

/** Where the producer says that it failed, in each of the ways that producers have. */
function placeOf(lines: readonly string[], values: ReadonlyMap<string, readonly string[]>): Place | null {
  const stack = values.get('stack');
  const framed = stack ? firstFrame(stack.map((line) => `at ${line.trim()}`)) : null;
  if (framed) return framed;
  for (const key of ['at', 'location']) {
    const place = placeAtEnd(values.get(key)?.[0] ?? '');
    if (place) return place;
  }
  const file = values.get('file') ?? values.get('fileName');
  const line = values.get('line') ?? values.get('lineNumber');
  if (file?.[0]) return { file: file[0].replace(/^file:\/\//, ''), line: Number(line?.[0] ?? 1) || 1 };
  for (const said of lines) {
    const perl = /^\s*at (\S+) line (\d+)\.$/.exec(said);
    if (perl) return { file: perl[1] ?? '', line: Number(perl[2]) };
  }
  return null;
}
