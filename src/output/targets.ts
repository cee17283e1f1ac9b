import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { type FileStat, type Host, HostError } from '../model/host.ts';
import { isUnder } from '../model/paths.ts';

/** A place to write to: its path below the root as configured, and where that really is. */
export interface Target {
  readonly path: string;
  /** Absolute, with every link resolved. */
  readonly real: string;
}

const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a path is no file path below the root on every platform, or null when it is one. */
export function unsafe(path: string): string | null {
  if (path === '') return 'is empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'has a control character';
  if (path.includes('\\')) return 'has a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  if (path.endsWith('/')) return 'is a folder';
  for (const segment of path.split('/')) {
    if (segment === '..' || segment === '.' || segment === '')
      return 'has a segment that is empty, `.` or `..`';
    if (/[<>:"|?*]/.test(segment) || /[. ]$/.test(segment))
      return 'has a character that not every platform allows';
    if (devices.test(segment)) return 'has the name of a device';
    if (segment.toLowerCase() === '.git') return 'lies inside `.git`';
  }
  return null;
}

/** What stands nearest on the way to a path, and the names that are missing from there on. */
interface Nearest {
  readonly real: string;
  readonly kind: FileStat['kind'];
  readonly rest: readonly string[];
}

function nearestTo(path: string, root: string, host: Host): Nearest {
  const segments = path.split('/');
  const rest: string[] = [];
  let at = `${root}/${path}`;
  let stat = host.stat(at);
  while (stat === null) {
    const name = segments.pop();
    if (name === undefined) throw new HostError('ENOENT', root);
    rest.unshift(name);
    at = segments.length === 0 ? root : `${root}/${segments.join('/')}`;
    stat = host.stat(at);
  }
  return { real: host.realPath(at), kind: stat.kind, rest };
}

/**
 * Follows every link on the way to `path` and refuses one that leads out of the root. A link to a file inside the root
 * stays: what it points to is written.
 */
export function resolveTarget(path: string, root: string, host: Host): Target | Finding {
  return resolve(path, 'file', root, host);
}

/** The same for a folder. */
export function resolveFolder(path: string, root: string, host: Host): Target | Finding {
  return resolve(path, 'directory', root, host);
}

function resolve(path: string, kind: 'file' | 'directory', root: string, host: Host): Target | Finding {
  const reason = unsafe(path);
  if (reason !== null) return finding('artifacts/path-unsafe', null, { path, reason });
  try {
    const { real, rest, kind: found } = nearestTo(path, root, host);
    if (!isUnder(real, host.realPath(root)))
      return finding('artifacts/outside-root', null, { path, leads: real });
    if (rest.length === 0) {
      if (found === kind) return { path, real };
      if (kind === 'file') return finding('artifacts/is-folder', null, { path });
    }
    if (found !== 'directory') throw new HostError('ENOTDIR', real);
    const dangling = host.list(real).some((entry) => entry.name === rest[0] && entry.kind === 'link');
    if (dangling)
      return finding('artifacts/path-unsafe', null, { path, reason: 'is a link that leads nowhere' });
    return { path, real: `${real}/${rest.join('/')}` };
  } catch (error) {
    return refused(path, error, 'Nothing was written.');
  }
}

/** The finding for a refusal of the file system; anything else is our own fault and goes on. */
export function refused(path: string, error: unknown, detail: string): Finding {
  if (!(error instanceof HostError)) throw error;
  return finding('artifacts/unwritable', null, { path, reason: error.code, detail });
}

export function isFinding(value: object): value is Finding {
  return 'code' in value;
}
