import { stripVTControlCharacters } from 'node:util';
import { type GateOutput, lineLimit } from './parser.ts';

/**
 * A gate's output as parsers and people read it: without terminal escapes, with `\n` line ends; a line that a progress
 * bar rewrote (`\r`) as it last stood.
 */
export function cleanOutput(output: string): GateOutput {
  const lines = stripVTControlCharacters(output)
    .replace(/\r\n/g, '\n')
    .replace(/[^\P{Cc}\n\t\r]/gu, '')
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r') + 1));
  return { text: lines.join('\n'), lines: lines.map((line) => line.slice(0, lineLimit)) };
}
