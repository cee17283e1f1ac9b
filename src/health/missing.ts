/** What make, npm and their like print when the target or script itself is not there: then nothing of the gate ran. */
const notThere: readonly RegExp[] = [
  /^g?make: \*\*\* No rule to make target [`'][^']*'\. +Stop\.$/,
  /^g?make: \*\*\* No targets(?: specified and no makefile found)?\. +Stop\.$/,
  /^g?make: \S+: No such file or directory$/,
  /^b?make: don't know how to make \S+\. Stop$/,
  /^npm (?:error|ERR!) Missing script:/,
  /^npm (?:error|ERR!) enoent Could not read package\.json/,
  /^error Command "[^"]*" not found\.$/,
  /^Usage Error: Couldn't find a script named /,
  /^\s*ERR_PNPM_NO_SCRIPT\b/,
  /^error: Script not found "/,
  /^error: (?:No justfile found|Justfile does not contain recipe )/i,
  /^task: (?:Task ".*" does not exist|No Taskfile found)/,
];

/** A recipe whose program is missing: make itself was there, the gate was not. */
const noProgram = /^g?make(?:\[\d+\])?: \*\*\* \[.*\] Error 12[67]$/;

/**
 * Why the output is not the gate's, or null when it may be. Only for a command that failed and in whose output no parser found
 * a test or a check: something that ran is never replaced by its fallback.
 */
export function notTheGate(exitCode: number, lines: readonly string[]): string | null {
  if (exitCode === 127) return 'the command was not found';
  if (exitCode === 126) return 'the command can not be executed';
  const line = lines.find((one) => notThere.some((pattern) => pattern.test(one)) || noProgram.test(one));
  if (line !== undefined) return line.trim();
  return process.platform === 'win32' &&
    lines.some((one) => /is not recognized as an internal or external/.test(one))
    ? 'the command was not found'
    : null;
}
