import type { GateFailure } from '../../model/health.ts';
import type { Place } from '../frame.ts';
import { failure, type GateOutput, type GateParser, type GateReading } from '../parser.ts';

/** `cargo test`. Counts tests of all targets and of the documentation, and an error of the compiler as one that failed. */
export const cargo: GateParser = { name: 'cargo', read };

function read({ lines }: GateOutput): GateReading | null {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let known = false;
  for (const line of lines) {
    const result = /^test result: \w+\. (\d{1,9}) passed; (\d{1,9}) failed; (\d{1,9}) ignored;/.exec(line);
    if (result) {
      counts.passed += Number(result[1]);
      counts.failed += Number(result[2]);
      counts.skipped += Number(result[3]);
    }
    known ||= result !== null || line.startsWith('error: could not compile `');
  }
  if (!known) return null;
  const compiler = compilerErrors(lines);
  counts.failed += compiler.length;
  return { ...counts, failures: [...compiler, ...testFailures(lines)] };
}

/** `error[E0308]: …` with ` --> file:line:column` below it. */
function compilerErrors(lines: readonly string[]): readonly GateFailure[] {
  return lines.flatMap((line, index) => {
    if (!/^error(?:\[E\d+\])?: /.test(line)) return [];
    const place = /^ *--> (\S.*):(\d{1,9}):\d{1,9}$/.exec(lines[index + 1] ?? '');
    if (!place) return [];
    const rest = lines.slice(index + 2, index + 8);
    const end = rest.indexOf('');
    const file = place[1] ?? '';
    const message = [line, ...(end === -1 ? rest : rest.slice(0, end))];
    return [failure({ unit: file, file, line: Number(place[2]), message })];
  });
}

function testFailures(lines: readonly string[]): readonly GateFailure[] {
  const failures: GateFailure[] = [];
  let target = '';
  let open: { readonly name: string; readonly lines: string[] } | null = null;
  let reported = new Set<string>();
  let listing = false;
  const close = (): void => {
    if (open) failures.push(failureOf(target, open.name, open.lines));
    if (open) reported.add(open.name);
    open = null;
  };
  for (const line of lines) {
    const running = /^ +(?:Running (?:unittests )?(\S+)|Doc-tests (\S+))/.exec(line);
    const section = /^---- (.+) (?:stdout|stderr) ----$/.exec(line)?.[1];
    if (running) {
      close();
      target = running[1] ?? `Doc-tests ${running[2]}`;
      reported = new Set();
    } else if (section !== undefined) {
      close();
      open = { name: section, lines: [] };
    } else if (line === 'failures:') {
      close();
      listing = true;
    } else if (line.startsWith('test result: ')) {
      close();
      listing = false;
    } else if (open) {
      open.lines.push(line);
    } else if (listing && /^ {4}\S/.test(line) && !reported.has(line.trim())) {
      // A test that said nothing is only in the list.
      failures.push(failureOf(target, line.trim(), []));
    }
  }
  close();
  return failures;
}

function failureOf(target: string, name: string, lines: readonly string[]): GateFailure {
  const doc = /^(\S+) - .*\(line (\d+)\)$/.exec(name);
  const place: Place | null = doc ? { file: doc[1] ?? '', line: Number(doc[2]) } : panicPlace(lines);
  const message = lines.filter(
    (line) => !/^note: run with|^stderr:$|^thread '.*' (?:\(\d+\) )?panicked at \S+:\d+:\d+:$/.test(line),
  );
  return failure({ unit: target === '' ? name : target, test: name, ...place, message });
}

/** `panicked at src/lib.rs:29:9:`, or in older versions `panicked at 'message', src/lib.rs:29:9`. */
function panicPlace(lines: readonly string[]): Place | null {
  for (const line of lines) {
    const found =
      /^(?:thread '.*' (?:\(\d+\) )?panicked at |note: test did not panic as expected at )(.*)$/.exec(line);
    const place = /(?:^|, )([^\s,]+):(\d{1,9}):\d{1,9}:?$/.exec(found?.[1] ?? '');
    if (place && !/^\/rustc\/|\/\.cargo\/registry\//.test(place[1] ?? ''))
      return { file: place[1] ?? '', line: Number(place[2]) };
  }
  return null;
}
