/**
 * Milliseconds of processor time that this process has used, for the time between two calls: how long a bounded step takes by the clock
 * hangs on what else the machine does.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
