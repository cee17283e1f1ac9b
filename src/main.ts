import { isatty } from 'node:tty';
import { parseArgs } from 'node:util';
import { buildId } from './build-id.ts';
import { colors, invocation } from './call.ts';
import { commands } from './commands/registry.ts';
import {
  type Command,
  type Context,
  commonOptions,
  exitCode,
  type OptionValues,
  UsageError,
} from './commands/shared/command.ts';
import { commandHelp, overview } from './commands/shared/help.ts';
import { runKept } from './commands/shared/kept.ts';
import { closest } from './diagnostics/closest.ts';
import { thriftyHeap } from './host/heap.ts';
import { nodeHost } from './host/node.ts';
import { jsonDocument } from './reporters/json.ts';
import { oneLine } from './reporters/text.ts';

/** Runs the command line and gives the exit code; never ends the process itself, so that no output is cut short. */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  ignoreClosedPipe();
  const [name, ...rest] = argv;
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      process.stdout.write(overview());
      return name === undefined ? exitCode.usage : exitCode.ok;
    }
    const registered = commands[name];
    if (!registered || !Object.hasOwn(commands, name)) {
      const near = closest(name, Object.keys(commands));
      throw new UsageError(`no command ${JSON.stringify(name)}`, near ? `did you mean ${near}?` : null);
    }
    const command = await registered.load();
    const parsed = parse(command, rest);
    if (parsed.values.help) {
      process.stdout.write(commandHelp(command));
      return exitCode.ok;
    }
    const code = await runKept(command, context(parsed, interrupt), argv, buildId);
    return interrupt.signal.aborted ? exitCode.interrupted : code;
  } catch (error) {
    return failed(error, rest.includes('--json'));
  }
}

function parse(command: Command, argv: readonly string[]): { values: OptionValues; positionals: string[] } {
  const known = [...command.options, ...commonOptions];
  const options = Object.fromEntries(
    known.map((option) => [option.name, { type: option.type, multiple: option.multiple ?? false }]),
  );
  for (const argument of argv) {
    if (argument === '--') break;
    const [, negated = '', name] = /^--(no-)?([^=]+)/.exec(argument) ?? [];
    if (name !== undefined && !known.some((option) => [name, negated + name].includes(option.name))) {
      const near = closest(
        name,
        known.map((option) => option.name),
      );
      throw new UsageError(
        `no option --${name}`,
        near ? `did you mean --${near}?` : `see backlogic ${command.usage.split(' ')[0]} --help`,
      );
    }
  }
  let parsed: { values: OptionValues; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message, `see backlogic ${command.usage.split(' ')[0]} --help`);
  }
  const [tooMany] = parsed.positionals.slice(command.words ?? 0);
  if (tooMany !== undefined) {
    throw new UsageError(`one word too many: ${JSON.stringify(tooMany)}`, `backlogic ${command.usage}`);
  }
  return parsed;
}

function context(
  parsed: { values: OptionValues; positionals: string[] },
  interrupt: AbortController,
): Context {
  // Node's own streams would be set up to be asked.
  const attended = isatty(2) && !process.env.CI;
  return {
    ...parsed,
    host: nodeHost(),
    cwd: process.cwd(),
    invocation: invocation(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: colors(),
    interactive: attended && process.env.TERM !== 'dumb',
    ask:
      attended && isatty(0)
        ? async (question) =>
            (await import('./host/prompt.ts')).askLine(question, process.stdin, process.stderr)
        : null,
    interruptible: (run) => interruptible(run, interrupt),
    betweenSteps: thriftyHeap(),
    recorder: null,
  };
}

/**
 * A CI server that cancels a run, or a terminal that closes, must not leave the gates behind. Only while they run is there
 * anyone to hear a signal: a compilation is one piece of work, during which a handler would wait for its end, so there the
 * platform ends the process, at once and by the signal itself. What it was writing the next build mends.
 */
async function interruptible<T>(
  run: (signal: AbortSignal) => Promise<T>,
  interrupt: AbortController,
): Promise<T> {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const abort = (): void => interrupt.abort();
  for (const name of names) process.on(name, abort);
  try {
    return await run(interrupt.signal);
  } finally {
    for (const name of names) process.off(name, abort);
  }
}

/** Usage mistakes are the person's to mend (2); anything else that was thrown is our own fault (3). */
function failed(error: unknown, json: boolean): number {
  const usage = error instanceof UsageError;
  if (json) {
    const kind = usage ? 'usage' : 'fault';
    const message = error instanceof Error ? error.message : String(error);
    const hint = usage ? error.hint : null;
    process.stdout.write(jsonDocument('error', { error: { kind, message, hint } }));
  }
  if (usage) {
    const hint = error.hint ? `  ${oneLine(error.hint)}\n` : '';
    process.stderr.write(`backlogic: ${oneLine(error.message)}\n${hint}`);
    return exitCode.usage;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `backlogic: this is a fault of backlogic, not of your input. Please report it with this text:\n${(stack ?? '').split('\n').map(oneLine).join('\n')}\n`,
  );
  return exitCode.fault;
}

/** `backlogic … | head` closes the pipe early; that is the reader's right and no error. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
