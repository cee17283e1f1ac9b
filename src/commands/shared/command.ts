import type { RunRecorder } from '../../cache/record.ts';
import { closest } from '../../diagnostics/closest.ts';
import type { Host } from '../../model/host.ts';

/** An option of a command. Long names only on the command line's `--name`; a short letter where people expect one. */
export interface Option {
  readonly name: string;
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  /** What the value is, for help: `DIR`, `FILE`, `NAME`. */
  readonly value?: string;
  readonly description: string;
}

/** Values by option name; a repeated option gives a list. */
export type OptionValues = {
  readonly [name: string]: string | boolean | readonly (string | boolean)[] | undefined;
};

/** Everything a command may use. Output goes through `out` (results) and `err` (prose about them). */
export interface Context {
  readonly values: OptionValues;
  readonly positionals: readonly string[];
  readonly host: Host;
  readonly cwd: string;
  /** The command line so far, for proposing others: `backlogic`, `node dist/cli.js`. */
  readonly invocation: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colour on stdout and stderr, by NO_COLOR, FORCE_COLOR and whether they are terminals. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** True when stderr is a terminal that is not a CI log: only then is progress drawn. */
  readonly interactive: boolean;
  /** Asks a person for a line; they may end the input instead (null). Null where nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string | null>) | null;
  /**
   * Runs what ends in order when it is stopped, such as gates: the signal becomes aborted at Ctrl-C. Everything else Ctrl-C
   * ends at once, for it holds nothing that would be torn.
   */
  readonly interruptible: <T>(run: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Called between the steps of what takes long: lets the process mind its memory. */
  readonly betweenSteps: () => void;
  /** Keeps the run, so that it can be told again; null where nobody does. */
  readonly recorder: RunRecorder | null;
}

/** Exit codes, as `--help` states them. */
export const exitCode = { ok: 0, findings: 1, usage: 2, fault: 3, interrupted: 130 } as const;

/** One command: its help and its run. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** What it reads and does, for its own help. */
  readonly description: string;
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** How many words it takes besides options; none when left out. A word too many is a mistake, not ignored. */
  readonly words?: number;
  run(context: Context): Promise<number> | number;
}

/** Options that every command has. */
export const commonOptions: readonly Option[] = [
  {
    name: 'root',
    type: 'string',
    value: 'DIR',
    description: 'the repository to compile (default: what the configuration says, else the current folder)',
  },
  {
    name: 'config',
    type: 'string',
    value: 'FILE',
    description: 'the configuration file (default: searched upward from the current folder)',
  },
  {
    name: 'rules',
    type: 'string',
    multiple: true,
    value: 'DIR',
    description: 'one more folder of rules; its rules override others by id (repeatable)',
  },
  {
    name: 'templates',
    type: 'string',
    value: 'DIR',
    description: 'the folder of the templates (templates/compact gives the whole plan on a few pages)',
  },
  {
    name: 'safe',
    type: 'boolean',
    description:
      'run no code of the checkout: no script configuration, no gate (default in CI, for a change of a fork)',
  },
  { name: 'no-safe', type: 'boolean', description: 'run them: the change is trusted' },
  {
    name: 'no-cache',
    type: 'boolean',
    description: 'neither use nor keep what runs found out for later ones (.backlogic/cache)',
  },
  { name: 'json', type: 'boolean', description: 'one JSON document on stdout, prose on stderr' },
  { name: 'help', type: 'boolean', description: 'this text' },
];

/** A usage mistake: the message is for the person who typed the command. */
export class UsageError extends Error {
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** Nothing has the name that was asked for: what is called nearly so, else what else there is to know. */
export function unknownName(
  message: string,
  asked: string,
  known: readonly string[],
  otherwise = `one of ${known.join(', ')}`,
): UsageError {
  const near = closest(asked, known);
  return new UsageError(message, near ? `did you mean ${near}?` : otherwise);
}

/** The string value of an option, or null. */
export function text(context: Context, name: string): string | null {
  const value = context.values[name];
  return typeof value === 'string' ? value : null;
}

/** True when a boolean option was given. */
export function flag(context: Context, name: string): boolean {
  return context.values[name] === true;
}

/** All values of a repeatable option. */
export function texts(context: Context, name: string): readonly string[] {
  const value = context.values[name];
  return [value].flat().filter((one) => typeof one === 'string');
}
