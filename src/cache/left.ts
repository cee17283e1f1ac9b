import { isRacy, signatureOf } from '../host/signature.ts';
import { type Host, HostError } from '../model/host.ts';
import { digestOf, digestsOfFile } from '../output/digest.ts';
import { journalPath } from '../output/journal.ts';
import { manifestPath, readManifest } from '../output/manifest.ts';
import type { Left } from './entry.ts';

/** What a build of these artifacts has left below `root`, just now; null when it can not be told. */
export function leftBehind(paths: readonly string[], root: string, host: Host, now: number): Left | null {
  const manifest = readManifest(root, host);
  const digests: [path: string, digest: string | undefined][] = paths.map((path) => [
    path,
    manifest.get(path),
  ]);
  try {
    digests.push([manifestPath, digestsOfFile(host.readPieces(`${root}/${manifestPath}`)).normal]);
    const files: Left['files'][number][] = [];
    for (const [path, digest] of digests) {
      const absolute = `${root}/${path}`;
      const signature = signatureOf(absolute);
      if (signature?.kind !== 'file' || digest === undefined) return null;
      files.push([absolute, host.realPath(absolute), signature.text, digest]);
    }
    return { files, at: now };
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

/** The same, with signatures as they are now, when all of it is still as the build left it; else null. */
export function stillLeft(left: Left, root: string, host: Host, now: number): Left | null {
  try {
    if (host.stat(`${root}/${journalPath}`) !== null) return null;
    const files: Left['files'][number][] = [];
    let fresh = false;
    for (const file of left.files) {
      const [path, real, signature, digest] = file;
      const present = signatureOf(path);
      if (present?.kind !== 'file' || host.realPath(path) !== real) return null;
      if (present.text === signature && !isRacy(present, left.at)) files.push(file);
      else if (!isAnsweredFor(path, digest, host)) return null;
      else {
        fresh = true;
        files.push([path, real, present.text, digest]);
      }
    }
    return fresh ? { files, at: now } : left;
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

/** Only a page that people may write into has to be read as text. */
function isAnsweredFor(path: string, digest: string, host: Host): boolean {
  return digestsOfFile(host.readPieces(path)).normal === digest || digestOf(host.readText(path)) === digest;
}
