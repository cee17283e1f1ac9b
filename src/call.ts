import { relative } from 'node:path';
import { isatty } from 'node:tty';
import { shellWord } from './model/shell-word.ts';

/** How the person called us, so that the lines that we propose run as they stand. */
export function invocation(): string {
  const script = process.argv[1] ?? '';
  if (script.endsWith('.js')) return `node ${shellWord(relative(process.cwd(), script))}`;
  return script.includes('node_modules') ? 'npx backlogic' : 'backlogic';
}

/** Colour on stdout and stderr, by NO_COLOR, FORCE_COLOR and whether they are terminals. */
export function colors(): { readonly out: boolean; readonly err: boolean } {
  const { NO_COLOR: none, FORCE_COLOR: forced } = process.env;
  const color = (stream: number): boolean => (none ? false : forced ? forced !== '0' : isatty(stream));
  return { out: color(1), err: color(2) };
}
