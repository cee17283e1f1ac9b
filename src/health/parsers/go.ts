import type { GateFailure } from '../../model/health.ts';
import type { Place } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading, messageLines } from '../parser.ts';
import { goPackages } from './go-json.ts';

/** `go test`, plain, `-v` or `-json`, and what `go vet` and `go build` print. Counts packages: a plain run names nothing smaller. */
export const go: GateParser = { name: 'go', read: (output) => readGoJson(output) ?? readGo(output.lines) };

/** Lines kept of what nobody claimed: enough to find the first that matter among them. */
const looseLines = 200;

function readGoJson(output: GateOutput): GateReading | null {
  const lines = goPackages(output.text);
  return lines && readGo(lines);
}

/** Reads the lines of any number of packages, one after the other. */
function readGo(lines: readonly string[]): GateReading | null {
  const reader = new GoReader();
  for (const line of lines) reader.line(line);
  return reader.reading();
}

interface Test {
  readonly name: string;
  readonly lines: string[];
  failed: boolean;
}

class GoReader {
  readonly #counts = { ok: 0, FAIL: 0, '?': 0 };
  readonly #failures: GateFailure[] = [];
  /** Compiler and vet errors by package, until the package's own line takes them. */
  readonly #builds = new Map<string, string[]>();
  #build: string[] | null = null;
  /** Of the package that is being printed. */
  #tests = new Map<string, Test>();
  #current: Test | null = null;
  #loose: string[] = [];

  line(line: string): void {
    const result = /^(ok|FAIL|\?) *\t(\S+)(?:\t| (\[[^\]]*\])|$)/.exec(line);
    const header = result ? null : /^# (\S+)(?: \[\S+\])?$/.exec(line);
    const test = result || header ? null : /^\s*--- (FAIL|PASS|SKIP): (\S+)/.exec(line);
    const switched = /^=== (?:RUN|CONT|NAME|PAUSE)\s+(\S+)/.exec(line);
    // With -cover a package without tests has a line of its own form.
    const bare = /^\t(\S+)\t\tcoverage: 0\.0% of statements$/.exec(line);
    if (bare) this.#package('?', bare[1] ?? '');
    else if (result) this.#package(result[1] as 'ok' | 'FAIL' | '?', result[2] ?? '', result[3]);
    else if (header) this.#builds.set(header[1] ?? '', this.#compiling());
    else if (test) this.#ended(test[1] === 'FAIL', test[2] ?? '');
    else if (switched) this.#current = this.#test(switched[1] ?? '');
    else if (this.#build && /^(?:vet: )?\S+\.(?:go|s|c|h):\d+:|^\t|^(?:too many errors|note: )/.test(line))
      keep(this.#build, line);
    else if (line !== 'FAIL' && line !== 'PASS') this.#said(line);
  }

  reading(): GateReading | null {
    // `go vet` and `go build` name the packages that do not compile, and no others.
    for (const [unit, lines] of this.#builds) {
      if (!goPlace(lines)) continue;
      this.#fail(unit, null, lines);
      this.#counts.FAIL += 1;
    }
    const { ok, FAIL, '?': none } = this.#counts;
    if (ok + FAIL + none === 0) return null;
    return { passed: ok, failed: FAIL, skipped: none, failures: this.#failures };
  }

  #compiling(): string[] {
    this.#build = [];
    return this.#build;
  }

  #said(line: string): void {
    this.#build = null;
    if (this.#current) keep(this.#current.lines, line);
    else keep(this.#loose, line);
  }

  #ended(failed: boolean, name: string): void {
    this.#build = null;
    this.#current = this.#test(name);
    this.#current.failed = failed;
  }

  #test(name: string): Test {
    const known = this.#tests.get(name);
    if (known) return known;
    const test = { name, lines: [], failed: false };
    this.#tests.set(name, test);
    return test;
  }

  #package(result: 'ok' | 'FAIL' | '?', unit: string, why = '[failed]'): void {
    this.#counts[result] += 1;
    if (result === 'FAIL') this.#failedPackage(unit, why);
    for (const name of [unit, `${unit}_test`]) this.#builds.delete(name);
    this.#build = null;
    this.#tests = new Map();
    this.#current = null;
    this.#loose = [];
  }

  #failedPackage(unit: string, why: string): void {
    const failed = [...this.#tests.values()].filter((test) => test.failed);
    // A test whose subtest failed says nothing of its own.
    const parents = new Set(failed.map(({ name }) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
    const leaves = failed.filter((test) => !parents.has(test.name));
    for (const test of leaves) this.#fail(unit, test.name, test.lines);
    if (leaves.length > 0) return;
    const build = this.#builds.get(unit) ?? this.#builds.get(`${unit}_test`);
    // A crash or a timeout ends the package before the test that was running can be called failed.
    const running = this.#current && crash(this.#current.lines) ? this.#current : null;
    if (build) this.#fail(unit, null, build);
    else if (running) this.#fail(unit, running.name, crash(running.lines) ?? []);
    else if (why !== '[failed]') this.#fail(unit, null, [why.slice(1, -1)]);
    else this.#fail(unit, null, crash(this.#loose) ?? this.#loose.slice(-messageLines));
  }

  #fail(unit: string, test: string | null, lines: readonly string[]): void {
    const trace = lines.findIndex((line) => /^goroutine \d+ \[/.test(line));
    const message = trace === -1 ? lines : lines.slice(0, trace);
    this.#failures.push(
      failure({ unit, test, ...(goPlace(message) ?? goFrame(lines.slice(trace + 1))), message }),
    );
  }
}

function keep(lines: string[], line: string): void {
  if (lines.length < looseLines) lines.push(line);
}

/** From the first line of a crash on, or null when there is none. */
function crash(lines: readonly string[]): readonly string[] | null {
  const start = lines.findIndex((line) => /^(?:panic|fatal error|signal): /.test(line));
  return start === -1 ? null : lines.slice(start);
}

/** `file.go:12: …` as the testing package and the compiler write it. */
function goPlace(lines: readonly string[]): Place | null {
  for (const line of lines) {
    const found = /^\s*(?:vet: )?([^\s:]+\.(?:go|s|c|h)):(\d+):/.exec(line);
    if (found) return { file: found[1] ?? '', line: Number(found[2]) };
  }
  return null;
}

/** The innermost frame of a goroutine's trace that is not in Go's own library. */
function goFrame(lines: readonly string[]): Place | null {
  for (const line of lines) {
    const found = /^\t(\/[^\s:]+\.go):(\d+)(?: |$)/.exec(line);
    const file = found?.[1] ?? '';
    if (found && !/\/go[^/]*\/src\/|\/pkg\/mod\//.test(file)) return { file, line: Number(found[2]) };
  }
  return null;
}
