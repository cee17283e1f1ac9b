import { RunRecorder } from '../../cache/record.ts';
import { replayed } from '../../cache/replay.ts';
import { clock } from '../../host/signature.ts';
import type { Command, Context } from './command.ts';
import { redraw } from './progress.ts';

/**
 * Runs a command, and keeps the run so that it can be told again where that is possible. `build` tells one build of this package
 * from another; sources that change under it have none.
 */
export async function runKept(
  command: Command,
  given: Context,
  argv: readonly string[],
  build: string | null,
): Promise<number> {
  if (build === null || given.values['no-cache'] === true || !replayed.has(argv[0] ?? ''))
    return command.run(given);
  const { cwd, invocation, color, host } = given;
  const recorder = new RunRecorder({ argv, cwd, invocation, color }, build, host, clock());
  const code = await command.run({
    ...given,
    recorder,
    host: recorder.host,
    out: (text) => {
      recorder.say('out', text);
      given.out(text);
    },
    err: (text) => {
      if (!text.startsWith(redraw)) recorder.say('err', text);
      given.err(text);
    },
  });
  recorder.keep(code);
  return code;
}
