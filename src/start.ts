import { join } from 'node:path';
import { buildId } from './build-id.ts';
import { optimiseLater, optimiseSoon, runBundle } from './bundle.ts';
import { replay } from './cache/replay.ts';
import { colors, invocation } from './call.ts';
import { nodeHost } from './host/node.ts';
import { clock } from './host/signature.ts';
import { print } from './print.ts';

/** The commands that run most of the code: what they compiled serves every other one. */
const broad = ['build', 'check'];

/** Tells again what a run has told before, or loads the commands and runs one. */
export async function start(argv: readonly string[]): Promise<void> {
  // Before anything is looked for in a text: V8 compiles a regular expression by the flags that it meets first.
  optimiseLater();
  const call = { argv, cwd: process.cwd(), invocation: invocation(), color: colors() };
  const told = buildId === null ? null : replay(call, buildId, nodeHost(), clock());
  if (told) {
    for (const [stream, text] of told.said) print(stream === 'out' ? 1 : 2, text);
    process.exitCode = told.exit;
    return;
  }
  const file = join(__dirname, 'main.cjs');
  const { exports, keep } = runBundle<typeof import('./main.ts')>(file, buildId ?? '');
  if (argv[0] === 'watch') optimiseSoon();
  process.exitCode = await exports.main(argv);
  // A machine of CI begins anew with every run, and would pay for a next one that never comes.
  const { CI: ci, NODE_DISABLE_COMPILE_CACHE: disabled } = process.env;
  if (!broad.includes(argv[0] ?? '') || process.exitCode > 1 || ci || disabled) return;
  // The next run begins under these flags, of which a large compilation has changed some.
  optimiseLater();
  keep();
}
