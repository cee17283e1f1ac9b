import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { lintSpec } from '../../internal/tooling/validation/lint.mjs';

const USAGE = 'usage: larkline-cli lint SPEC.json';

/** Runs one command; `say` receives the lines to print. Gives the exit code: 0 fine, 1 problems, 2 wrong use. */
export async function main([command, path], say = console.log) {
  if (command !== 'lint' || !path) {
    say(USAGE);
    return 2;
  }
  let spec;
  try {
    spec = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    say(`${path}: ${error.message}`);
    return 2;
  }
  const problems = lintSpec(spec);
  for (const problem of problems) say(`${path}: ${problem.field}: ${problem.message}`);
  say(problems.length === 0 ? `${path}: fine` : `${path}: ${problems.length} to correct`);
  return problems.length === 0 ? 0 : 1;
}

const started = process.argv[1] ? pathToFileURL(realpathSync(process.argv[1])).href : null;
if (import.meta.url === started) process.exitCode = await main(process.argv.slice(2));
