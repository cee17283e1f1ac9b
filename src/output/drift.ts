import type { Artifact } from '../model/artifact.ts';
import type { ResolvedConfig } from '../model/config.ts';
import { withoutNotes } from '../model/generated.ts';
import { type Host, HostError } from '../model/host.ts';
import { normalised } from '../syntax/lines.ts';
import { digestOf, digestsOfFile, freshOf } from './digest.ts';
import { readManifest } from './manifest.ts';
import { differingSections, firstDifference } from './sections.ts';
import { isFinding, resolveTarget } from './targets.ts';

/** A written artifact that is not what the inputs give. */
export interface Drift {
  readonly path: string;
  /**
   * `edited`: by hand, after the last build. `conflict`: the marks of a merge stand in it. `stale`: it is as a build wrote it,
   * and the inputs give something else now.
   */
  readonly state: 'missing' | 'unreadable' | 'edited' | 'conflict' | 'stale';
  /** Why it can not be read, as the platform names it. */
  readonly reason: string | null;
  /** The first line that differs, from 1. */
  readonly line: number;
  /** The parts that differ, where the text has parts. */
  readonly sections: readonly string[];
}

/** Holds the written artifacts against what a compilation gives. Reads only. */
export function driftOf(artifacts: readonly Artifact[], config: ResolvedConfig, host: Host): Drift[] {
  const manifest = readManifest(config.root, host);
  return artifacts.flatMap((artifact): Drift[] => {
    const { path } = artifact;
    if (isSame(artifact, config.root, host)) return [];
    const { text } = artifact;
    const read = readWritten(path, config.root, host);
    if (read.text === null) return [{ path, state: read.state, reason: read.reason, line: 1, sections: [] }];
    const [was, is] = [withoutNotes(normalised(read.text)), withoutNotes(normalised(text))];
    if (was === is) return [];
    const known = manifest.get(path);
    const edited = known !== undefined && known !== digestOf(read.text);
    const conflict = /^<{7} /m.test(was) && /^>{7} /m.test(was);
    return [
      {
        path,
        state: conflict ? 'conflict' : edited ? 'edited' : 'stale',
        reason: null,
        line: firstDifference(was, is),
        sections: differingSections(path, was, is),
      },
    ];
  });
}

/** True when the very bytes stand there, which most often says all and reads long texts piece by piece. */
function isSame(artifact: Artifact, root: string, host: Host): boolean {
  const target = resolveTarget(artifact.path, root, host);
  if (isFinding(target)) return false;
  try {
    return (
      host.stat(target.real)?.kind === 'file' &&
      digestsOfFile(host.readPieces(target.real)).normal === freshOf(artifact).normal
    );
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return false;
  }
}

type Written =
  | { readonly text: string; readonly state: null; readonly reason: null }
  | { readonly text: null; readonly state: 'missing' | 'unreadable'; readonly reason: string | null };

function readWritten(path: string, root: string, host: Host): Written {
  const target = resolveTarget(path, root, host);
  if (isFinding(target)) {
    const folder = target.code === 'artifacts/is-folder';
    return { text: null, state: 'unreadable', reason: folder ? 'folder' : 'outside' };
  }
  try {
    if (host.stat(target.real) === null) return { text: null, state: 'missing', reason: null };
    return { text: host.readText(target.real), state: null, reason: null };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { text: null, state: 'unreadable', reason: error.code };
  }
}
