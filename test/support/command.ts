import type { Command, OptionValues } from '../../src/commands/shared/command.ts';
import type { Host } from '../../src/model/host.ts';

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, as `main` would: without colour, not on a terminal. */
export async function runCommand(
  command: Command,
  host: Host,
  cwd: string,
  values: OptionValues = {},
  positionals: readonly string[] = [],
): Promise<CommandRun> {
  let [out, err] = ['', ''];
  const code = await command.run({
    values,
    positionals,
    host,
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: { out: false, err: false },
    invocation: 'backlogic',
    interactive: false,
    // V8's flags are the whole process's: a test changes none of those that other tests run under.
    betweenSteps: () => undefined,
    recorder: null,
    ask: null,
    interruptible: (run) => run(new AbortController().signal),
  });
  return { code, out, err };
}
