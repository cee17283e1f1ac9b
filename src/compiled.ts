import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * The compiled functions of a bundle, kept beside it by the first run that compiled them. Beside it, because whoever can write
 * there can write the bundle as well: what runs is trusted no further than before. V8 reads such data unchecked, so a digest
 * over the build and the bytes stands before them, and the file's name says for which Node on which machine they are.
 */
const digestSize = 32;

/** The compiled functions that stand beside `file` and are of this build and this Node; undefined when there are none. */
export function compiledOf(file: string, buildId: string): Buffer | undefined {
  try {
    const kept = readFileSync(besideOf(file));
    const compiled = kept.subarray(digestSize);
    return digest(buildId, compiled).equals(kept.subarray(0, digestSize)) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps compiled functions beside `file`, whole or not at all. Where nobody may write, there are none: a start is slower. */
export function keepCompiled(file: string, buildId: string, compiled: Buffer): void {
  const beside = besideOf(file);
  const own = `${beside}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(own, Buffer.concat([digest(buildId, compiled), compiled]), { flag: 'wx' });
    renameSync(own, beside);
  } catch {
    rmSync(own, { force: true });
  }
}

function digest(buildId: string, compiled: Buffer): Buffer {
  return createHash('sha256').update(buildId).update(compiled).digest();
}

/** One version of V8 is built in many ways, and reads the data of another way as if it were its own. */
function besideOf(file: string): string {
  const { version, arch, platform, versions, config } = process;
  const built = createHash('sha256')
    .update(JSON.stringify([versions, config]))
    .digest('hex');
  return `${file}.${version}-${platform}-${arch}-${built.slice(0, 12)}.cache`;
}
