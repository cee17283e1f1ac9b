import { execFile, execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, readdirSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '../support/checkout.ts';

/** The environment of npm without what `npm test` put there, which would lead a second npm back to this checkout. */
export function plainEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(?:npm_|NODE_OPTIONS$|VITEST|INIT_CWD$)/i.test(name)
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...more };
}

/** A checkout as git would make one, with other times than any other one, built and packed by `npm pack`: the path of the archive. */
export async function packedFrom(folder: string, time: Date): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0')) {
    if (path === '' || !lstatSync(join(checkout, path), { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(checkout, path), join(folder, path));
    utimesSync(join(folder, path), time, time);
  }
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  // `prepare` builds.
  await promisify(execFile)('npm', ['pack', '--silent'], { cwd: folder, env: plainEnvironment() });
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const kept = `${folder}-${archive}`;
  renameSync(join(folder, archive), kept);
  return kept;
}
