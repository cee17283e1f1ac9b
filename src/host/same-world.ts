import { type Host, HostError } from '../model/host.ts';
import type { World } from '../model/world.ts';
import { digestOfEntries, digestOfFile, statAnswer } from './recording.ts';
import { isRacy, type Signature, signatureOf } from './signature.ts';

type Known = readonly [path: string, signature: string, digest: string];

/**
 * Asks the world again what a run has asked it. Gives the same record, with signatures as they are now, when every answer is
 * the same, else null. As git does with its index: where the signature is the same, and the change that it tells of is older than
 * the reading, nothing is read; else the content decides. `own` is that of the record.
 */
export function sameWorld(
  world: World,
  host: Host,
  now: number,
  own: (path: string) => boolean,
): World | null {
  for (const [name, value] of world.environment) if ((host.environment[name] ?? null) !== value) return null;
  for (const [path, answer] of world.stats)
    if (answerOf(() => statAnswer(host.stat(path))) !== answer) return null;
  for (const [path, answer] of world.links) if (answerOf(() => host.realPath(path)) !== answer) return null;
  const again = (known: readonly Known[], digest: (path: string) => string): readonly Known[] | null => {
    let kept = known;
    for (const [index, one] of known.entries()) {
      const same = sameContent(one, world.asked, digest);
      if (same === null) return null;
      if (same !== one && kept === known) kept = [...known];
      if (same !== one) (kept as Known[])[index] = same;
    }
    return kept;
  };
  const folders = again(world.folders, (path) => digestOfEntries(path, host.list(path), own));
  const files = folders && again(world.files, (path) => digestOfFile(host.readPieces(path)));
  if (!files) return null;
  if (files === world.files && folders === world.folders) return world;
  return { ...world, asked: now, files, folders };
}

/** The same record when the signature tells that nothing changed; one with the present signature when the content does; else null. */
function sameContent(known: Known, asked: number, digest: (path: string) => string): Known | null {
  const [path, signature, before] = known;
  const present = presentAt(path);
  if (present && present.text === signature && !isRacy(present, asked)) return known;
  if (answerOf(() => digest(path)) !== before) return null;
  return [path, present?.text ?? '', before];
}

function presentAt(path: string): Signature | null {
  try {
    return signatureOf(path);
  } catch {
    return null;
  }
}

function answerOf(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof HostError) return `!${error.code}`;
    throw error;
  }
}
