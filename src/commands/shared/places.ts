import { relative, resolve } from 'node:path';
import { fence } from '../../host/fenced.ts';
import { unlessRefused } from '../../host/refused.ts';
import { standingAt } from '../../host/standing.ts';
import type { Ground } from '../../model/config.ts';
import type { Host } from '../../model/host.ts';
import { folderOf } from '../../model/paths.ts';
import { packagedFile } from '../../syntax/file-names.ts';

/**
 * The sources that places name, found again: below the root, else beside the configuration, else from the current folder. What lies
 * outside of the ground is not read, as by every stage: a frame must not show what a link leads to.
 */
export class Places {
  readonly #host: Host;
  readonly #ground: Ground;
  readonly #bases: readonly string[];
  readonly #configuration: string | null;
  readonly #found = new Map<string, string | null>();
  readonly #texts = new Map<string, string | null>();
  readonly #checkout: string | null;
  readonly #inside: (path: string) => string;

  constructor(ground: Ground, cwd: string, host: Host) {
    const { root, file, fence: folders } = ground;
    this.#host = host;
    this.#ground = ground;
    this.#configuration = file;
    this.#bases = [root, ...(file ? [folderOf(file)] : []), cwd];
    this.#checkout = checkoutOf(root, host);
    this.#inside = fence(folders, host);
  }

  /** The text of a source, or null: a code frame is a courtesy. Read once. */
  text(file: string): string | null {
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const text = this.#read(file);
    this.#texts.set(file, text);
    return text;
  }

  /** The path below the checkout, which is what tools that look at a whole checkout go by; as it is where it lies elsewhere. */
  inCheckout(file: string): string {
    const path = this.#path(file);
    if (path === null || this.#checkout === null) return file;
    const below = relative(this.#checkout, path).replaceAll('\\', '/');
    return below.startsWith('../') || below.startsWith('/') || below === '' ? file : below;
  }

  #read(file: string): string | null {
    const path = this.#path(file);
    return path === null ? null : unlessRefused(() => this.#host.readText(this.#inside(path)), null);
  }

  #path(file: string): string | null {
    let path = this.#found.get(file);
    if (path === undefined) {
      const packaged = packagedFile(file, this.#ground);
      // The repository may have a configuration of that name, too, which is not the one in force.
      const own = this.#configuration?.endsWith(`/${file}`) ? [this.#configuration] : [];
      const places = packaged ? [packaged] : [...own, ...this.#bases.map((base) => resolve(base, file))];
      path = places.find((place) => standingAt(place, this.#host)?.kind === 'file') ?? null;
      this.#found.set(file, path);
    }
    return path;
  }
}

/** The folder that CI checked out, else the nearest one above with a `.git`, else null. */
function checkoutOf(root: string, host: Host): string | null {
  const workspace = host.environment.GITHUB_WORKSPACE;
  if (workspace && !relative(workspace, root).startsWith('..')) return workspace;
  for (let folder = root; ; folder = resolve(folder, '..')) {
    if (standingAt(`${folder}/.git`, host) !== null) return folder;
    if (folder === resolve(folder, '..')) return null;
  }
}
