import { stripVTControlCharacters } from 'node:util';

/**
 * A gate's output as parsers and people read it: without terminal escapes, with `\n` line ends; a line that a progress
 * bar rewrote (`\r`) as it last stood.
 */
export function cleanOutput(output: string): string {
  return stripVTControlCharacters(output)
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r') + 1))
    .join('\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}
