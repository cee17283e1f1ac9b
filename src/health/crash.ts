/** What node processes died of, in order: from `SomeError: …` to the line that names the version of node. */
export function crashesIn(lines: readonly string[]): readonly (readonly string[])[] {
  const crashes: (readonly string[])[] = [];
  let crash: string[] | null = null;
  for (const line of lines) {
    if (crash === null && /^(?:Uncaught )?\w*Error(?: \[\w+\])?: /.test(line)) crash = [];
    if (crash && /^Node\.js v\d/.test(line)) {
      crashes.push(crash);
      crash = null;
    }
    crash?.push(line);
  }
  return crashes;
}
