import { stripVTControlCharacters } from 'node:util';
import { type GateOutput, lineLimit } from './parser.ts';

/** At most so many lines of each end are read: more are not a log that anybody reads, and would take a minute. */
const lineCount = 200_000;

/**
 * A gate's output as parsers and people read it: without terminal escapes, with `\n` line ends; a line that a progress
 * bar rewrote (`\r`) as it last stood.
 */
export function cleanOutput(output: string): GateOutput {
  const whole = ends(output);
  const lines = stripVTControlCharacters(whole)
    .replace(/\r\n/g, '\n')
    .replace(/[^\P{Cc}\n\t\r]/gu, '')
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r') + 1));
  return {
    text: lines.join('\n'),
    lines: lines.map((line) => line.slice(0, lineLimit)),
    cut: whole !== output,
  };
}

/** The first and the last lines of a text that has more than both. */
function ends(text: string): string {
  let head = -1;
  let tail = text.length;
  for (let count = 0; count < lineCount; count += 1) {
    head = text.indexOf('\n', head + 1);
    tail = text.lastIndexOf('\n', tail - 1);
    if (head === -1 || tail <= head) return text;
  }
  return text.slice(0, head) + text.slice(tail);
}
