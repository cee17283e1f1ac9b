import {
  failure,
  type GateOutput,
  type GateParser,
  type GateReading,
  messageLines,
  total,
} from './parser.ts';
import { cargo } from './parsers/cargo.ts';
import { eslint } from './parsers/eslint.ts';
import { go } from './parsers/go.ts';
import { jest } from './parsers/jest.ts';
import { junit } from './parsers/junit.ts';
import { make } from './parsers/make.ts';
import { mocha } from './parsers/mocha.ts';
import { node } from './parsers/node.ts';
import { pytest } from './parsers/pytest.ts';
import { tap } from './parsers/tap.ts';
import { tsc } from './parsers/tsc.ts';
import { vitest } from './parsers/vitest.ts';

/** The tools that are looked for when none is named. Of a group only the first that finds something counts: the rest would read the same lines. */
const detected: readonly (readonly GateParser[])[] = [
  [go],
  [vitest],
  [jest],
  [mocha],
  [node, tap],
  [pytest],
  [cargo],
  [junit],
  [tsc],
  [eslint],
];

/** What stands for nothing but the exit code and the last lines. */
const plain = 'plain';

/** The names that a gate's `parser` can have, besides `auto`. */
export const parserNames: readonly string[] = [...detected.flat().map(({ name }) => name), make.name, plain];

/** What a gate's output was read as. */
export interface Read extends GateReading {
  /** The name of the parser, or of several, joined by `+`; `plain` when none found anything. */
  readonly parser: string;
}

/** Reads what a gate printed. `parser` is a name or `auto`, which looks for every tool, as one gate may run several. */
export function readOutput(parser: string, output: GateOutput): Read {
  const named = [...detected.flat(), make].find(({ name }) => name === parser);
  const groups = named ? [[named]] : parser === plain ? [] : detected;
  const found = groups.flatMap((group) => readBy(group, output));
  const name = named?.name ?? (found.map((one) => one.parser).join('+') || plain);
  return { ...total(found.map(({ reading }) => reading)), parser: name };
}

/** True when a test or a check has run: make's errors and last lines say nothing of that. */
export function hasRun(read: Read): boolean {
  return read.parser !== make.name && read.passed + read.failed + read.skipped > 0;
}

/** The reading of a gate that failed: one in which no tool reports a failure gets make's, or one with the last lines. */
export function withReason(read: Read, output: GateOutput, gate: string): Read {
  if (read.failed > 0) return read;
  const byMake = make.read(output);
  const parser = byMake && read.parser === plain ? make.name : read.parser;
  return { ...total([read, byMake ?? lastLines(output, gate)]), parser };
}

/** The first of the parsers that finds something. */
function readBy(
  parsers: readonly GateParser[],
  output: GateOutput,
): { parser: string; reading: GateReading }[] {
  for (const parser of parsers) {
    const reading = parser.read(output);
    if (reading) return [{ parser: parser.name, reading }];
  }
  return [];
}

function lastLines({ lines }: GateOutput, gate: string): GateReading {
  const said = lines.filter((line) => line.trim() !== '').slice(-messageLines);
  return { passed: 0, failed: 1, skipped: 0, failures: [failure({ unit: gate, message: said })] };
}
