import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require: NodeJS.Require = createRequire(import.meta.url);

/** The folder of this package, which holds `rules/`, `templates/`, `presets/` and `schemas/`. */
export function packageDirectory(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (nameIn(folder) === 'backlogic') return folder;
    if (folder === dirname(folder)) throw new Error('backlogic: the package has lost its package.json');
  }
}

/** The module system looks, not the host: the package's own folder is no input of a compilation. */
function nameIn(folder: string): string | null {
  try {
    return (require(join(folder, 'package.json')) as { name?: string }).name ?? null;
  } catch {
    return null;
  }
}
