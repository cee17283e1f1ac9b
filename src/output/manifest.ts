import { type Host, HostError } from '../model/host.ts';
import { isJsonObject } from '../model/json.ts';

/** Where the digests of what was last written are kept. */
export const manifestPath = '.backlogic/manifest.json';

/** Path → digest of the text that a build last wrote there. */
export type Manifest = ReadonlyMap<string, string>;

/** Reads the manifest. One that is missing, or that a merge broke, knows nothing. */
export function readManifest(root: string, host: Host): Manifest {
  let text: string;
  try {
    text = host.readText(`${root}/${manifestPath}`);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return new Map();
  }
  try {
    const parsed: unknown = JSON.parse(text);
    const files = isJsonObject(parsed) && isJsonObject(parsed.files) ? Object.entries(parsed.files) : [];
    return new Map(files.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}

/** The manifest's own text: sorted, no time in it, so that it is the same on every machine. */
export function manifestText(manifest: Manifest): string {
  const files = Object.create(null) as Record<string, string>;
  for (const path of [...manifest.keys()].sort()) files[path] = manifest.get(path) ?? '';
  return `${JSON.stringify({ schema_version: '1.0', files }, null, 2)}\n`;
}
