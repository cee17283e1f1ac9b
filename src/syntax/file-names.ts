import { posix } from 'node:path';
import type { ResolvedConfig } from '../model/config.ts';
import { isUnder } from '../model/paths.ts';

/** What the names of files begin with that come with the package. */
export const packaged = 'backlogic:';

/** Where a name is looked at from. */
type Viewpoint = Pick<ResolvedConfig, 'root' | 'file' | 'packageFolder'>;

/**
 * How spans and findings name a file: below the root, or else relative to the folder of the configuration file. A file of the package
 * is named as the configuration would name it (`backlogic:rules/areas.yaml`), since artifacts must not say where it is installed.
 */
export function fileName(path: string, { root, file, packageFolder }: Viewpoint): string {
  const base = file === null ? root : posix.dirname(file);
  // The package's own repository has these files as any other.
  if (base !== packageFolder && isUnder(path, packageFolder))
    return packaged + posix.relative(packageFolder, path);
  if (isUnder(path, root)) return posix.relative(root, path) || '.';
  return posix.relative(base, path) || '.';
}

/** Where the file of such a name lies when it is one of the package, else null. */
export function packagedFile(name: string, { packageFolder }: Viewpoint): string | null {
  return name.startsWith(packaged) ? posix.join(packageFolder, name.slice(packaged.length)) : null;
}
