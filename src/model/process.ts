/** A command to run. It is trusted: it comes from the configuration, never from a document. */
export interface ProcessRequest {
  /** A shell command line. */
  readonly command: string;
  /** Absolute folder. */
  readonly cwd: string;
  /** The whole environment of the command. */
  readonly environment: { readonly [name: string]: string };
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Called with each piece of stdout and stderr, in the order they came. */
  readonly onOutput: (text: string) => void;
}

/** How a process ended. */
export interface ProcessResult {
  readonly ended: 'exit' | 'timeout' | 'interrupted' | 'not-started';
  /** Null unless it ended by itself. A process that a signal ended has 128 plus the signal's number, as shells say. */
  readonly exitCode: number | null;
  readonly durationMs: number;
  /** Why it could not start, or null. */
  readonly problem: string | null;
}

export type RunProcess = (request: ProcessRequest) => Promise<ProcessResult>;
