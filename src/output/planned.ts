import { finding } from '../diagnostics/finding.ts';
import type { Artifact, Change } from '../model/artifact.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { looksGenerated, readNotes } from '../model/generated.ts';
import type { Host } from '../model/host.ts';
import { inputAt } from '../model/input-at.ts';
import { silent, type Tell } from '../model/progress.ts';
import { normalised } from '../syntax/lines.ts';
import type { Staged } from './commit.ts';
import { digestOf, digestsOfFile, exactDigest, type Fresh, freshOf } from './digest.ts';
import { journalPath } from './journal.ts';
import { type Manifest, manifestPath, manifestText, readManifest } from './manifest.ts';
import { isFinding, refused, resolveTarget } from './targets.ts';

/** `force` replaces files that were edited by hand or that no build wrote; never a source, a rule file or a template. */
export interface WriteOptions {
  readonly force?: boolean;
  /** Told of each artifact, as it is compared with the disk and as it is written. */
  readonly tell?: Tell;
}

/** What writing would do. Reads only; a place that can not be read counts as one to create. */
export function diffArtifacts(artifacts: readonly Artifact[], config: ResolvedConfig, host: Host): Change[] {
  return artifacts.map((artifact) => {
    const target = resolveTarget(artifact.path, config.root, host);
    const now = isFinding(target) ? null : standingAt(target.real, host);
    return { path: artifact.path, kind: kindOf(now, now && freshOf(artifact)) };
  });
}

/** What a build will write. */
export interface Writes {
  /** What has to be written, the manifest last. */
  readonly files: Staged[];
  readonly changes: Change[];
  readonly findings: Finding[];
}

/** Holds what was made against what stands there. What must not be replaced is a finding, and then nothing will be written. */
export function planWrites(
  artifacts: readonly Artifact[],
  config: ResolvedConfig,
  host: Host,
  { force = false, tell = silent }: WriteOptions,
): Writes {
  const writes: Writes = { files: [], changes: [], findings: clashes(artifacts) };
  const manifest = new Map(readManifest(config.root, host));
  try {
    const root = host.realPath(config.root);
    for (const artifact of artifacts) {
      tell(`compare ${artifact.path}`);
      planOne(artifact, { config, host, force, root, manifest, writes });
    }
    const own = resolveTarget(manifestPath, config.root, host);
    if (isFinding(own)) writes.findings.push(own);
    else if (writes.findings.length === 0) {
      const old = standingAt(own.real, host)?.exact ?? null;
      const text = manifestText(manifest);
      const digest = exactDigest(text);
      const path = own.real.slice(root.length + 1);
      if (old !== digest) writes.files.push({ path, old, content: text, digest });
    }
    return writes;
  } catch (error) {
    writes.findings.push(refused(manifestPath, error, 'Nothing was written.'));
    return writes;
  }
}

/** What artifacts are held against, and what comes of it. */
interface Comparison {
  readonly config: ResolvedConfig;
  readonly host: Host;
  readonly force: boolean;
  /** The real root. */
  readonly root: string;
  /** What builds have written, with what this one will. */
  readonly manifest: Map<string, string>;
  readonly writes: Writes;
}

function planOne(artifact: Artifact, { config, host, force, root, manifest, writes }: Comparison): void {
  const { path } = artifact;
  const target = resolveTarget(path, config.root, host);
  if (isFinding(target)) {
    writes.findings.push(target);
    return;
  }
  const input = inputAt(path, config);
  if (input !== null) {
    writes.findings.push(finding('artifacts/path-is-input', null, { path, input }));
    return;
  }
  try {
    const standing = standingAt(target.real, host);
    const fresh = freshOf(artifact);
    const kind = kindOf(standing, fresh);
    const guard =
      standing === null || kind === 'unchanged'
        ? null
        : guarded(artifact, standing, { manifest, force, read: () => host.readText(target.real) });
    if (guard) writes.findings.push(guard);
    manifest.set(path, fresh.answerable);
    writes.changes.push({ path, kind });
    if (kind !== 'unchanged') {
      writes.files.push({
        path: target.real.slice(root.length + 1),
        old: standing?.exact ?? null,
        content: fresh.content,
        digest: fresh.exact,
      });
    }
  } catch (error) {
    writes.findings.push(refused(path, error, 'Nothing was written.'));
  }
}

/** Someone's own work is not overwritten: text that differs from what was last written, or that no build wrote, and notes without a place. */
function guarded(
  artifact: Artifact,
  standing: Standing,
  {
    manifest,
    force,
    read,
  }: { readonly manifest: Manifest; readonly force: boolean; readonly read: () => string },
): Finding | null {
  const { path } = artifact;
  const known = manifest.get(path);
  // Only a page in which people write has other digests than its bytes.
  if (known !== undefined && (known === standing.exact || known === standing.normal)) return null;
  const at = { file: path, line: 1, column: 1 };
  const text = read();
  const lost = lostNotes(normalised(text), artifact);
  if (lost !== null)
    return finding('artifacts/notes-damaged', at, {
      path,
      problem: `the page has no notes:${lost} any more, and what was written there would be lost`,
    });
  if (force) return null;
  if (known === undefined)
    return looksGenerated(normalised(text)) ? null : finding('artifacts/foreign', at, { path });
  return known === digestOf(text) ? null : finding('artifacts/edited', at, { path });
}

/** The first region of what stands there that somebody wrote in and that the new page lacks, or null. */
function lostNotes(text: string, artifact: Artifact): string | null {
  if (!text.includes('<!-- notes:') || !looksGenerated(text)) return null;
  const written = [...readNotes(text).regions].filter(([, own]) => own.trim() !== '');
  if (written.length === 0) return null;
  const fresh = readNotes(artifact.text).regions;
  return written.find(([name]) => !fresh.has(name))?.[0] ?? null;
}

/** Paths that are one file, on this platform or on one whose names ignore case. */
function clashes(artifacts: readonly Artifact[]): Finding[] {
  const seen = new Map<string, string>();
  const found: Finding[] = [];
  for (const { path } of artifacts) {
    const key = path.normalize('NFC').toLowerCase();
    const other = seen.get(key) ?? (key === manifestPath || key === journalPath ? key : undefined);
    if (other !== undefined) found.push(finding('artifacts/path-clash', null, { path, other }));
    seen.set(key, path);
  }
  return found;
}

/** The digests of what stands at a place. */
interface Standing {
  readonly exact: string;
  readonly normal: string;
}

function kindOf(old: Standing | null, fresh: Fresh | null): Change['kind'] {
  if (old === null || fresh === null) return 'create';
  return old.exact === fresh.exact || old.normal === fresh.normal ? 'unchanged' : 'update';
}

/** Null when nothing is there. Throws a `HostError` when it is there and can not be read. */
function standingAt(path: string, host: Host): Standing | null {
  if (host.stat(path) === null) return null;
  return digestsOfFile(host.readPieces(path));
}
